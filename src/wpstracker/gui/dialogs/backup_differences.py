"""How a copy differs from the file of today, as a page to read."""

from datetime import datetime

from wpstracker.domain.identity import moment_of
from wpstracker.figures.columns import show_day
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.widgets.reading_pane import esc, table_html
from wpstracker.records import KINDS
from wpstracker.services.backups import Since
from wpstracker.store.log import Step


def differences_html(since: Since) -> str:
    """Records by kind then and now, and the latest steps taken since."""
    if not since.differences and not since.step_count and not since.steps_only_in_copy:
        return f"<p>{esc(tr('Nothing has changed since this copy.'))}</p>"
    parts = [f"<h3>{esc(tr_n('{n} step since this copy', '{n} steps since this copy', since.step_count))}</h3>"]
    if since.differences:
        headings = (tr("Records"), tr("Then"), tr("Today"), tr("Changed"))
        rows = [(words()(KINDS[each.kind].label), str(each.then), str(each.now), str(each.touched)) for each in since.differences]
        parts.append(table_html(headings, rows, ("left", "right", "right", "right")))
    if since.steps:
        parts.append(f"<h3>{esc(tr('The latest of them'))}</h3><ul>{''.join(map(_step, since.steps))}</ul>")
    if since.steps_only_in_copy:
        only = tr_n("{n} step is in the copy only.", "{n} steps are in the copy only.", since.steps_only_in_copy)
        parts.append(f"<p>{esc(only)}</p>")
    return "".join(parts)


def _step(step: Step) -> str:
    at = datetime.fromtimestamp(moment_of(step.id)).astimezone()
    when = f"{show_day(at.date())} {at:%H:%M}"
    title = words()(step.title, **step.values)
    said = tr("{when} · {author}", when=when, author=step.author) if step.author else when
    return f'<li>{esc(title)} <span class="small">{esc(said)}</span></li>'
