"""The columns of a plan's matrix: what each shows, which can be typed in, which are seen at first."""

from dataclasses import dataclass

from wpstracker.words import N_


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """`field` is what typing changes, empty where nothing can be typed; `icon` stands for the name of narrow columns of counts."""

    key: str
    label: str
    width: int
    field: str = ""
    icon: str = ""
    is_wrapped: bool = False
    is_number: bool = False
    is_shown: bool = True

    @property
    def is_editable(self) -> bool:
        """Whether a cell can be typed in, or chosen."""
        return bool(self.field)


COLUMNS: tuple[MatrixColumn, ...] = (
    MatrixColumn("number", N_("No."), 50, "number"),
    MatrixColumn("text", N_("Text"), 320, "text", is_wrapped=True),
    MatrixColumn("level", N_("Level"), 110, "level", is_shown=False),
    MatrixColumn("responsible", N_("Responsible"), 132, "responsible_written", is_wrapped=True),
    MatrixColumn("term", N_("Deadline"), 120, "due_written", is_wrapped=True),
    MatrixColumn("form", N_("Form of implementation"), 150, "form", is_wrapped=True, is_shown=False),
    MatrixColumn("expected", N_("Expected result"), 190, "expected", is_wrapped=True, is_shown=False),
    MatrixColumn("status", N_("Status"), 168, "status"),
    MatrixColumn("indicators", N_("Indicators"), 36, icon="trending-up", is_number=True),
    MatrixColumn("events", N_("Events"), 36, icon="calendar", is_number=True),
    MatrixColumn("recommendations", N_("Recommendations"), 36, icon="clipboard-list", is_number=True),
    MatrixColumn("budget_planned", N_("Budget planned"), 116, "budget_planned", is_number=True, is_shown=False),
    MatrixColumn("budget_spent", N_("Budget spent"), 116, "budget_spent", is_number=True, is_shown=False),
    MatrixColumn("funding_source", N_("Source of funding"), 140, "funding_source", is_wrapped=True, is_shown=False),
)
BY_KEY = {column.key: at for at, column in enumerate(COLUMNS)}
"""The place of a column by its key."""

NUMBER, TEXT, STATUS = BY_KEY["number"], BY_KEY["text"], BY_KEY["status"]
