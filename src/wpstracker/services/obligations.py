"""What a person can do with reporting obligations and with the reports handed in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wpstracker.domain.obligations import MOST_DAYS, is_day, report_id
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.problems import Invalid, Problem
from wpstracker.domain.rule_wording import understand_rule
from wpstracker.domain.vocabularies import ReportRule, Rhythm, SourceKind
from wpstracker.records import Obligation, Source, Submission
from wpstracker.services import attachments, drafts
from wpstracker.services.attachments import Incoming
from wpstracker.services.checking import country_problems, title_problems
from wpstracker.services.citing import citation_problems
from wpstracker.services.directory import span_problems
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store
from wpstracker.words import N_, Words


def blank(country: str = "", today: date | None = None) -> Draft[Obligation]:
    """A new, unsaved obligation. Its first period is the present year: nothing before it is said to be overdue."""
    return Draft(Obligation(country=country, begins=PartialDate((today or date.today()).year)))


def load(store: Store, id_: str) -> Draft[Obligation] | None:
    """An obligation; the reports handed in are written by `mark`."""
    return drafts.load(store, Obligation, id_)


def understand(record: Obligation) -> bool:
    """Fill the rule from its words, which are kept as they are; False when they do not surely say when a report is due."""
    rule = understand_rule(record.rule_written)
    if rule is None or rule.kind is None:
        return False
    record.rule, record.rhythm = rule.kind.value, rule.rhythm and rule.rhythm.value
    record.days_after, record.due_month, record.due_day, record.due_once = rule.days_after, rule.month, rule.day, rule.once
    return True


def problems(draft: Draft[Obligation]) -> list[Problem]:
    """A title; a rule may be unknown in part, but not impossible."""
    record = draft.record
    found = title_problems("title", record.title) + country_problems("country", [record.country])
    found += _rule_problems(record)
    message = N_("The last period would end before the first. Correct one of the two.")
    found += span_problems("until", record.begins, record.until, message)
    return found + citation_problems(draft)


def _rule_problems(record: Obligation) -> list[Problem]:
    """Only what belongs to the rule that was chosen is looked at."""
    if record.rule == ReportRule.AFTER_PERIOD and record.days_after is not None and not 0 <= record.days_after <= MOST_DAYS:
        return [Problem("days_after", N_("Write how many days after the period the report is due, from 0 to {most}."), {"most": MOST_DAYS})]
    if record.rule == ReportRule.ONCE and record.due_once and record.due_once.year is None:
        return [Problem("due_once", N_("Write the date with its year."))]
    if record.rule != ReportRule.ON_DAY:
        return []
    found = []
    if record.due_month is not None and not 1 <= record.due_month <= 12:
        found.append(Problem("due_month", N_("Write the month as a number from 1 to 12.")))
    elif record.due_day is not None and not is_day(record.due_month or 1, record.due_day):
        found.append(Problem("due_day", N_("There is no such day in this month.")))
    if record.rhythm not in (None, Rhythm.YEARLY, Rhythm.TWO_YEARLY):
        message = N_("A day of the year fits a report every year or every two years. Choose one of them, or count days after the period.")
        found.append(Problem("rhythm", message))
    return found


def save(store: Store, draft: Draft[Obligation], initiator: object = None) -> str:
    """Save a new or changed obligation as one step; its id. Raises Invalid."""
    is_new = store.get(Obligation, str(draft.record.id)) is None
    title = N_("New reporting obligation") if is_new else N_("Edit reporting obligation")
    return drafts.save(store, draft, title, problems(draft), initiator)


def delete(store: Store, ids: Sequence[str], initiator: object = None) -> None:
    """Delete obligations with what was handed in for them."""
    title = N_("Delete reporting obligation") if len(ids) == 1 else N_("Delete {n} reporting obligations")
    drafts.delete(store, Obligation, ids, title, initiator, n=len(ids))


# -- reports for single due dates


def submission(store: Store, obligation: str, due: date) -> Submission:
    """What is known of the report for a due date; a blank one where nothing is."""
    id_ = report_id(obligation, due)
    return store.get(Submission, id_) or Submission(id=id_, obligation=obligation, due=PartialDate.of(due))


def mark(store: Store, obligation: str, due: date, *, files: Sequence[Incoming] = (), initiator: object = None, **said: Any) -> Submission:
    """Say in one step that the report for a due date was `prepared` or `handed_in` (partial dates), with a `note` and files.

    What is not said stays as it was. Raises Invalid for a report handed in before it was prepared.
    """
    record = submission(store, obligation, due)
    for name, value in said.items():
        setattr(record, name, value)
    message = N_("The report would be handed in before it was prepared. Correct one of the two dates.")
    found = span_problems("handed_in", record.prepared, record.handed_in, message)
    if found:
        raise Invalid(found)
    title = N_("Mark a report as handed in") if record.handed_in else N_("Mark a report as prepared")
    with store.change(title, initiator=initiator) as writer:
        writer.save(record)
        if files:
            attachments.attach(store, Submission.kind(), str(record.id), files, initiator)
    return record


def take_back(store: Store, obligation: str, due: date, initiator: object = None) -> None:
    """Say that nothing was prepared or handed in for a due date after all; the files kept with it go too."""
    drafts.delete(store, Submission, [report_id(obligation, due)], N_("Take back what was marked for a report"), initiator)


# -- rules that are known, to begin with


@dataclass(frozen=True, slots=True)
class Example:
    """A rule found in a published act; it fills a new obligation and is never kept by itself."""

    label: str
    title: str
    country: str
    recipient: str
    rule: str
    source: str
    issued: PartialDate
    address: str
    publisher: str
    remark: str


EXAMPLES = (
    Example(
        N_("Kyrgyzstan: half-yearly, by the 15th"),
        N_("Half-yearly report on the implementation of the plan"),
        "KG",
        N_("Lead ministry"),
        "каждое полугодие, до 15 числа следующего месяца",
        N_("Order No. 159-r of 12 March 2025 on the plan on resolution 2250 (youth, peace and security)"),
        PartialDate(2025, 3, 12),
        "",
        "news.com.kg",
        N_("To be confirmed for the 1325 plan: its own order was not found; the rule is that of the plan on resolution 2250."),
    ),
    Example(
        N_("Kazakhstan: yearly, by 20 January"),
        N_("Annual report on the implementation of the gender strategy"),
        "KZ",
        N_("National Commission"),
        "ежегодно до 20 января",
        N_("Decree of 2005 on the gender equality strategy: state bodies report to the National Commission"),
        PartialDate(2005),
        "https://adilet.zan.kz/rus/docs/U050001677_",
        "adilet.zan.kz",
        N_("The rule is that of the decree of 2005 on the gender equality strategy; confirm that it holds for your report."),
    ),
)


def from_example(example: Example, words: Words, today: date) -> Draft[Obligation]:
    """A new, unsaved obligation under a known rule, with its source, in the language of the person who confirms it."""
    draft = blank(example.country, today)
    record = draft.record
    record.title, record.recipient_written = words(example.title), words(example.recipient)
    record.rule_written, record.notes = example.rule, words(example.remark)
    understand(record)
    source = Source(
        title=words(example.source),
        source_kind=SourceKind.ACT.value,
        publisher=example.publisher,
        published=example.issued,
        url=example.address,
    )
    record.source = str(source.id)
    draft.new.append(source)
    return draft
