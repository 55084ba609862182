"""How far a plan's measures have come, how its indicators stand, and what has to be reported on it, for the plan's page."""

from collections.abc import Sequence
from datetime import date

from wpstracker.domain.indicators import Verdict
from wpstracker.domain.obligations import DueState
from wpstracker.domain.question import Filter
from wpstracker.domain.rollup import Progress
from wpstracker.domain.vocabularies import MeasureStatus
from wpstracker.figures import obligations
from wpstracker.figures.indicators import Counts
from wpstracker.figures.plan_progress import PlanProgress
from wpstracker.figures.rows import Row
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.pages.due_text import rule_sentence, state_text
from wpstracker.gui.pages.facts import linked
from wpstracker.gui.pages.plan_matrix_text import rolled_html
from wpstracker.gui.roles import role_of
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.reading_pane import esc, link_html
from wpstracker.store.database import Store

MATRIX, INDICATORS = "wps:matrix/", "wps:indicators/"
"""Begin links that open the matrix, or the indicators, of the plan whose id follows."""
_ROLES = {MeasureStatus.NOT_STARTED: "chart6", MeasureStatus.CANCELLED: "disabled"}
_SETTLED = (DueState.HANDED_IN, DueState.LATE)


def matrix_html(found: PlanProgress, *, editable: bool) -> str:
    """Bar and sentence; where there is no measure yet, that and the way to begin."""
    heading = f"<h2>{esc(tr('Measures of the plan'))}</h2>"
    if not found.branches:
        way = f" {link_html(f'{MATRIX}{found.plan}', tr('Enter its measures'))}" if editable else ""
        return f'{heading}<p class="muted">{esc(tr("No matrix yet."))}{way}</p>'
    way = link_html(f"{MATRIX}{found.plan}", tr("Open the matrix"))
    if not found.total.total:
        return f"{heading}<p>{esc(tr('The matrix has no measures yet.'))} {way}</p>"
    return f"{heading}{bar_html(found.total)}{rolled_html(found.total)}<p>{way}</p>"


def indicators_html(plan: str, counts: Counts, *, editable: bool) -> str:
    """How many stand how, and the way to them; where there is none yet, the way to begin."""
    heading, link = f"<h2>{esc(tr('Indicators of the plan'))}</h2>", f"{INDICATORS}{plan}"
    if not counts.total:
        way = f" {link_html(link, tr('Enter its indicators'))}" if editable else ""
        return f'{heading}<p class="muted">{esc(tr("No indicators yet."))}{way}</p>'
    said = "; ".join(tr("{verdict}: {n}", verdict=tr(verdict.label), n=counts.of(verdict)) for verdict in Verdict if counts.of(verdict))
    number = tr_n("{n} indicator", "{n} indicators", counts.total)
    return f"{heading}<p><b>{esc(number)}</b><br>{esc(said)}</p><p>{link_html(link, tr('Open the indicators'))}</p>"


def bar_html(total: Progress) -> str:
    """One piece for each status, as wide as its number of measures; what is not reported stays pale."""
    pieces = [(total.of(status), tokens().colour(_ROLES.get(status) or role_of(MeasureStatus, status))) for status in MeasureStatus]
    pieces.append((total.not_reported, tokens().border))
    cells = "".join(
        f'<td width="{100 * number / total.total:.2f}%" bgcolor="{colour}" style="font-size:4pt;">&nbsp;</td>'
        for number, colour in pieces
        if number
    )
    gap = '<p style="font-size:3pt;">&nbsp;</p>'
    return f'<table width="99%" cellspacing="1" cellpadding="0"><tr>{cells}</tr></table>{gap}'


def reports_of(store: Store, plan: str, today: date) -> list[tuple[Row, list[Row]]]:
    """The reporting obligations of a plan, each with the due dates that still need somebody: overdue ones, then the next one."""
    language = words().language
    mine = [row for row in obligations.obligation_rows(store, language) if row["plan"] == plan]
    found = []
    for row in mine:
        due = obligations.due_rows(store, obligations.window(today), today, Filter(kinds=(row["id"],)), language)
        waiting = [each for each in due if each["state"] not in _SETTLED]
        late = [each for each in waiting if each["state"] is DueState.OVERDUE]
        found.append((row, late[-3:] + [each for each in waiting if each["state"] is not DueState.OVERDUE][:1]))
    return found


def reports_html(found: Sequence[tuple[Row, list[Row]]]) -> str:
    """What is reported to whom, by which rule, and what is due."""
    if not found:
        return ""
    lines = []
    for row, waiting in found:
        about = [row["to_whom"], rule_sentence(obligations.rule_of(row))]
        due = "".join(f'<br><span class="{_class(each)}">{esc(_due(each))}</span>' for each in waiting)
        small = esc(" · ".join(part for part in about if part))
        title = linked("obligation", row["id"], row["title"] or row["reference"])
        lines.append(f'<li>{title}<br><span class="small">{small}</span>{due}</li>')
    return f"<h2>{esc(tr('Reports on this plan'))}</h2><ul>{''.join(lines)}</ul>"


def _due(row: Row) -> str:
    return ": ".join(part for part in (row["about"], state_text(row)) if part)


def _class(row: Row) -> str:
    return "warning" if row["state"] is DueState.OVERDUE else "small"
