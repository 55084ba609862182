"""The balance of panels as a table: who opened, spoke, moderated or taught at held events, as far as people are named."""

from collections.abc import Sequence

from wpstracker.domain.vocabularies import PersonRole
from wpstracker.figures.columns import Column, Type, label_of
from wpstracker.figures.panels import Panel
from wpstracker.figures.rows import Row
from wpstracker.reports.book import TableSheet
from wpstracker.reports.sheets import computed
from wpstracker.words import N_, Words

_COLUMNS = (
    Column("role", N_("Role"), Type.TEXT),
    Column("events", N_("Held events with such people named"), Type.COUNT),
    Column("without_women", N_("of these, with men only"), Type.COUNT),
    Column("appearances", N_("Appearances"), Type.COUNT),
    Column("women", N_("Women"), Type.COUNT),
    Column("men", N_("Men"), Type.COUNT),
    Column("other", N_("Other sex"), Type.COUNT),
    Column("unknown", N_("Sex not stated"), Type.COUNT),
    Column("both", N_("Women and men together"), Type.COUNT),
    Column("share_of_women", N_("Share of women"), Type.SHARE),
    Column("persons", N_("Persons, each once"), Type.COUNT),
    Column("women_persons", N_("of these, women"), Type.COUNT),
    Column("men_persons", N_("of these, men"), Type.COUNT),
)


def panel_sheet(found: Sequence[Panel], words: Words) -> TableSheet:
    """A row for each role, then all roles together; a person with two roles stands in both rows and once in the last."""
    rows = [_row(panel, words) for panel in found]
    return computed("Panels", words(N_("Panels")), _COLUMNS, rows, words)


def _row(panel: Panel, words: Words) -> Row:
    row: Row = {column.key: getattr(panel, column.key, None) for column in _COLUMNS}
    row["role"] = label_of(PersonRole, panel.role, words) if panel.role else words(N_("All these roles together"))
    row["both"] = panel.women + panel.men
    return row
