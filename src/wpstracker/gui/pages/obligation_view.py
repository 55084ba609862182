"""A reporting obligation as a page to read: the report in front, the rule, what was handed in."""

from wpstracker.domain.obligations import DueDate, DueState
from wpstracker.domain.places import country_name
from wpstracker.figures.columns import show_day
from wpstracker.figures.obligation_details import ObligationDetails
from wpstracker.figures.rows import Row
from wpstracker.gui.language import tr, words
from wpstracker.gui.pages.directory_pieces import link_of
from wpstracker.gui.pages.due_text import due_text, rule_sentence, state_text
from wpstracker.gui.pages.facts import fact, linked, record_block, section, source_html
from wpstracker.gui.pages.footnotes import Footnotes
from wpstracker.gui.roles import role_of
from wpstracker.gui.widgets.reading_pane import chip_html, esc, link_html, table_html

FILE = "wps:file/"
"""Begins links that open a file handed in: wps:file/ID."""


def obligation_html(details: ObligationDetails, row: Row | None, notes: Footnotes) -> str:
    """The whole page; `row` is the due date in front, None for the obligation alone."""
    obligation = details.obligation
    country = country_name(obligation.country, words().language) if obligation.country else ""
    return "".join(
        (
            f'<p class="small">{linked("country", obligation.country, country)}</p>' if country else "",
            f"<h1>{esc(obligation.title)}{notes.mark('title')}</h1>",
            _in_front(row),
            section(tr("The obligation"), _facts(details, notes)),
            _past(details),
            notes.html(),
            record_block(obligation),
        )
    )


def state_chip(row: Row) -> str:
    """How far a report has come, in words and colour."""
    return chip_html(state_text(row), role=role_of(DueState, row["state"]))


def _in_front(row: Row | None) -> str:
    """The due date that was chosen."""
    if row is None:
        return ""
    due = tr("Due {day}", day=due_text(DueDate(row["due"], row["period"])))
    prepared = tr("Prepared {day}", day=row["prepared"].show(words().language)) if row["prepared"] else ""
    lines = (f"{state_chip(row)}&nbsp; {esc(due)}", esc(prepared), esc(row["note"]))
    return f"<p>{'<br>'.join(line for line in lines if line)}</p>"


def _facts(details: ObligationDetails, notes: Footnotes) -> list[tuple[str, str]]:
    obligation = details.obligation
    to_whom = link_of("organisation", details.recipient)
    written = esc(obligation.recipient_written)
    coming = "<br>".join(esc(due_text(each)) for each in details.coming)
    rule = esc(rule_sentence(details.rule))
    if obligation.rule_written:
        rule += f"<br><i>{esc(tr('“{quote}”', quote=obligation.rule_written))}</i>"
    return [
        (tr("To whom"), notes.after("<br>".join(part for part in (to_whom, written) if part), "recipient", "recipient_written")),
        (tr("Plan"), notes.after(link_of("plan", details.plan), "plan")),
        (tr("When it is due"), rule + notes.mark("rule", "rule_written", "rhythm", "days_after", "due_month", "due_day", "due_once")),
        (tr("Next due dates"), coming),
        fact(obligation, "begins"),
        fact(obligation, "until"),
        (tr("Source"), source_html(details.source)),
    ]


def _past(details: ObligationDetails) -> str:
    """What was handed in so far, the newest first."""
    title = esc(tr("Reports so far"))
    if not details.past:
        none = tr("Nothing was handed in yet, and nothing was due.")
        return f'<h2>{title}</h2><p class="muted">{esc(none)}</p>'
    rows = [[f"{_due(row)}<br>{state_chip(row)}", _said(details, row)] for row in details.past]
    return f"<h2>{title}</h2>{table_html([tr('Due and state'), tr('Note and files')], rows)}"


def _due(row: Row) -> str:
    about = f'<br><span class="small">{esc(row["about"])}</span>' if row["about"] else ""
    return esc(show_day(row["due"])) + about


def _said(details: ObligationDetails, row: Row) -> str:
    files = [link_html(FILE + str(file.id), file.name) for file in details.files.get(row["id"], ())]
    return "<br>".join(part for part in (esc(row["note"]), *files) if part)
