"""When reports are due and how far they have come, in whole sentences."""

from collections.abc import Sequence

from wpstracker.domain.months import month_in_date
from wpstracker.domain.obligations import DueDate, DueState, Rule
from wpstracker.domain.vocabularies import ReportRule, Rhythm
from wpstracker.figures.columns import show_day
from wpstracker.figures.rows import Row
from wpstracker.gui.language import tr, tr_n, words


def state_text(row: Row) -> str:
    """How far the report for a due date has come: "5 days overdue", "Handed in on 12 July 2025"."""
    state, days = row["state"], row["days"]
    match state:
        case DueState.OVERDUE:
            return tr_n("{n} day overdue", "{n} days overdue", days)
        case DueState.PREPARED:
            return tr_n("Prepared, due in {n} day", "Prepared, due in {n} days", days) if days else tr("Prepared, due today")
        case DueState.HANDED_IN:
            return tr("Handed in {day}", day=row["handed_in"].show(words().language))
        case DueState.LATE:
            return tr_n("Handed in {n} day late", "Handed in {n} days late", days) if days else tr("Handed in late")
    return tr_n("Due in {n} day", "Due in {n} days", days) if days else tr("Due today")


def rule_sentence(rule: Rule) -> str:
    """When reports are due by a rule; what is still missing of it, where it has no due dates."""
    if not rule.is_complete:
        return _missing(rule)
    if rule.kind is ReportRule.ONCE:
        return tr("Once, by {day}.", day=rule.once.show(words().language) if rule.once else "")
    if rule.kind is ReportRule.ON_DAY:
        day = tr("{day} {month}", day=rule.day, month=month_in_date(rule.month or 1, words().language))
        if rule.rhythm is Rhythm.TWO_YEARLY:
            return tr("Every two years by {day}, about the two years before.", day=day)
        return tr("Every year by {day}, about the year before.", day=day)
    return _after_period(rule.rhythm, rule.days_after or 0)


def next_sentence(found: Sequence[DueDate]) -> str:
    """The next due dates, each with what it is about."""
    if not found:
        return tr("No further report falls due.")
    return tr("Next: {dates}", dates="; ".join(due_text(each) for each in found))


def due_text(each: DueDate) -> str:
    """A due date with its period."""
    if each.period is None:
        return show_day(each.due)
    return tr("{day} ({period})", day=show_day(each.due), period=each.period.show(words()))


def _missing(rule: Rule) -> str:
    if rule.kind is ReportRule.ON_DAY:
        return tr("No due date follows yet: choose every year or every two years, and the day and month.")
    if rule.kind is ReportRule.ONCE:
        return tr("No due date follows yet: enter the date, with its year.")
    return tr("No due date follows yet: choose how often, and write how many days after the period.")


def _after_period(rhythm: Rhythm | None, days: int) -> str:
    match rhythm:
        case Rhythm.MONTHLY:
            return tr_n("Every month, {n} day after it ends.", "Every month, {n} days after it ends.", days)
        case Rhythm.QUARTERLY:
            return tr_n("Every quarter, {n} day after it ends.", "Every quarter, {n} days after it ends.", days)
        case Rhythm.HALF_YEARLY:
            return tr_n("Every half-year, {n} day after it ends.", "Every half-year, {n} days after it ends.", days)
        case Rhythm.YEARLY:
            return tr_n("Every year, {n} day after it ends.", "Every year, {n} days after it ends.", days)
    return tr_n("Every two years, {n} day after they end.", "Every two years, {n} days after they end.", days)
