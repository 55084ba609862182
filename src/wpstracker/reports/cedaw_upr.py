"""The matrix of what CEDAW, the Universal Periodic Review and treaty bodies recommended: measures, level of implementation, evidence."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from wpstracker.domain.implementation import levels_of
from wpstracker.domain.vocabularies import Mechanism, Response, Vocabulary
from wpstracker.figures import human_rights
from wpstracker.figures.columns import Column, Type, label_of
from wpstracker.figures.human_rights import MECHANISMS, Made, Told
from wpstracker.figures.recommendation_groups import by_theme
from wpstracker.figures.rows import Row, batches
from wpstracker.figures.terms import TermLabel
from wpstracker.reports.book import Block, Chart, Fact, Figures, Mark, PageSheet, Report, Sheet, TableSheet, Tone, ToRow
from wpstracker.reports.family import Asking
from wpstracker.reports.recommendations_asked import confidential, recommendations_asked
from wpstracker.reports.sheets import NOTHING, after_explaining, explained
from wpstracker.words import N_, Words

TITLE = N_("CEDAW and UPR matrix")
LAYOUTS: dict[str, tuple[Mechanism, ...]] = {"all": MECHANISMS, "cedaw": (Mechanism.CEDAW,), "upr": (Mechanism.UPR,)}
MATRIX = "Matrix"
"""The table with every row; columns chosen for it are those of the sheets by theme too."""

_COLOURS = {
    "implemented": "00875F",
    "completed": "00875F",
    "partially_implemented": "0072B2",
    "partly_implemented": "0072B2",
    "ongoing": "0072B2",
    "in_progress": "56B4E9",
    "not_implemented": "D55E00",
    "no_action": "D55E00",
}
_UNKNOWN = "A3ADB7"
_TONES = {
    "implemented": Tone.GOOD,
    "completed": Tone.GOOD,
    "partially_implemented": Tone.DOUBTFUL,
    "partly_implemented": Tone.DOUBTFUL,
    "ongoing": Tone.DOUBTFUL,
    "in_progress": Tone.DOUBTFUL,
    "not_implemented": Tone.BAD,
    "no_action": Tone.BAD,
}
_DEFINITIONS = (
    (
        N_("One row"),
        N_("A recommendation as one document makes it; what two documents or two States ask for in the same words has two rows."),
    ),
    (N_("Themes"), N_("A recommendation with two themes stands on both sheets. Count on the sheet with every recommendation.")),
    (
        N_("Period"),
        N_("Measures taken and evidence are those of the period asked for; the recommendations themselves may be of any time."),
    ),
    (
        N_("Position of the State"),
        N_("What the State answered. Under the UPR a recommendation is supported or noted (A/HRC/RES/5/1, annex, para. 32)."),
    ),
    (
        N_("Level of implementation, CEDAW"),
        N_(
            "In the words of the Committee’s follow-up procedure. Implemented: the status is “Implemented”. Partially implemented: "
            "“Partly implemented” or “In progress”. Not implemented: “Not implemented”, or “Accepted” or “Planned” and not begun. Lack of "
            "sufficient information to assess: nobody has said how far it has come. “Substantially implemented” is a grade only the "
            "Committee gives."
        ),
    ),
    (
        N_("Level of implementation, UPR"),
        N_(
            "In the words of national reports. Completed: the status is “Implemented”. Ongoing: “Partly implemented” or “In progress”. No "
            "action: “Not implemented”, or “Accepted” or “Planned” and not begun. Not reported: nobody has said how far it has come."
        ),
    ),
    (N_("Closed, on hold, superseded"), N_("The level is that of the status before.")),
    (N_("Measures of plans"), N_("With the status of each; “Not reported” means that nobody has told how far it has come.")),
)


def cedaw_upr(asking: Asking) -> Report:
    """About, summary, every row, then a sheet for each theme."""
    words, handover = asking.words, asking.request.handover
    meant = recommendations_asked(asking, LAYOUTS.get(asking.request.layout, MECHANISMS), any_time=True)
    mechanisms = [mechanism for mechanism in MECHANISMS if mechanism in meant.question.kinds]
    unrestricted = not handover.restricted
    every = human_rights.made(asking.store, meant.ids, mechanisms, words.language, unrestricted=unrestricted)
    told = Told(asking.store, asking.today, words.language, meant.first, meant.last, unrestricted)
    columns = _columns(asking, mechanisms)
    groups, themes = by_theme(asking.store, list(dict.fromkeys(each.recommendation for each in every)), words.language)
    names = {theme: _name(number, themes.get(theme)) for number, theme in enumerate(groups, 1)}

    def of_theme(theme: str) -> Sequence[TableSheet]:
        title = themes[theme].label if theme in themes else words(N_("No theme"))
        members = set(groups[theme])
        rows = [each for each in every if each.recommendation in members]
        return (_sheet(names[theme], title, rows, told, _of_part(columns, asking), words),)

    intro = N_("What human rights mechanisms recommended, what was done about it and how far it has come, in the order of such tables.")
    report: Report = after_explaining(
        asking,
        TITLE,
        lambda sheets: explained(asking, words(TITLE), intro, sheets, _DEFINITIONS, confidential(asking, meant.restricted)),
        (("",), lambda: (_summary(every, mechanisms, report.sheets[2:], words),)),
        ((MATRIX,), lambda: (_sheet(MATRIX, words(N_("All recommendations")), every, told, columns, words),)),
        *(((name,), partial(of_theme, theme)) for theme, name in names.items()),
    )
    return report


def _name(number: int, theme: TermLabel | None) -> str:
    """What the table of a theme is called."""
    code = re.sub(r"\W", "", theme.code.title(), flags=re.ASCII) if theme else "None"
    return f"Theme{number}{code}"


def _columns(asking: Asking, mechanisms: Sequence[Mechanism]) -> list[Column]:
    """Without what would say the same in every row."""
    needless = {"made_by_mechanism"} if len(mechanisms) == 1 else set()
    needless |= set() if asking.request.handover.restricted else {"privacy"}
    return [column for column in human_rights.COLUMNS if column.key not in needless]


def _of_part(columns: Sequence[Column], asking: Asking) -> Sequence[Column]:
    """Without the theme, which is the sheet's."""
    return [column for column in _chosen(columns, asking) if column.key != "themes"] or columns


def _chosen(columns: Sequence[Column], asking: Asking) -> Sequence[Column]:
    """The columns chosen for the whole matrix are meant for its parts too."""
    known = {column.key: column for column in columns}
    return [known[key] for key in asking.request.columns.get(MATRIX, ()) if key in known] or columns


def _sheet(name: str, title: str, every: Sequence[Made], told: Told, columns: Sequence[Column], words: Words) -> TableSheet:
    def rows() -> Iterator[Row]:
        for batch in batches(every):
            yield from told.rows(batch)

    marks = [Mark("level", {words(level.label): tone for mechanism in MECHANISMS for level, tone in _tones(mechanism)})]
    return TableSheet(name, title, columns, rows, len(every), words(NOTHING), marks=marks, links={"reference": ToRow(MATRIX, "reference")})


def _tones(mechanism: Mechanism) -> Iterator[tuple[Vocabulary, Tone]]:
    """What stands out of the levels of a mechanism; what nobody reported does not."""
    for level in levels_of(mechanism):
        if level.value in _TONES:
            yield level, _TONES[level.value]


def _summary(every: Sequence[Made], mechanisms: Sequence[Mechanism], sheets: Sequence[Sheet], words: Words) -> PageSheet:
    """How many there are, then positions against levels, mechanism by mechanism."""
    recommendations = len({each.recommendation for each in every})
    blocks: list[Block] = [
        Fact(words(N_("Recommendations")), recommendations, sheets[0].title),
        Fact(words(N_("Rows, one for each document that makes one")), len(every), sheets[0].title),
        *(Fact(sheet.title, sheet.count, sheet.title) for sheet in sheets[1:] if isinstance(sheet, TableSheet)),
    ]
    tables = [(mechanism, human_rights.counted(every, mechanism)) for mechanism in mechanisms]
    blocks += [_positions(mechanism, found, words) for mechanism, found in tables if found]
    return PageSheet(words(N_("Summary")), words(N_("Positions and levels of implementation")), blocks)


def _positions(mechanism: Mechanism, found: Mapping[tuple[str, str], int], words: Words) -> Figures:
    """One mechanism: a row for each position, a column for each level in its own words."""
    levels = levels_of(mechanism)
    known = {position for position, _ in found}
    rows = []
    for position in (*Response, ""):
        if position in known:
            numbers = {level.value: found.get((position, level), 0) for level in levels}
            label = label_of(Response, position, words) if position else words(N_("Position not stated"))
            rows.append({"position": label} | numbers | {"all": sum(numbers.values())})
    columns = (
        Column("position", N_("Position of the State"), Type.TEXT),
        *(Column(level.value, level.label, Type.COUNT) for level in levels),
        Column("all", N_("Together"), Type.COUNT),
    )
    title = words(mechanism.label)
    chart = Chart(title, [level.value for level in levels], [_COLOURS.get(level.value, _UNKNOWN) for level in levels], lying=True)
    return Figures(f"Levels{mechanism.value.title().replace('_', '')}", title, columns, rows, "", chart)
