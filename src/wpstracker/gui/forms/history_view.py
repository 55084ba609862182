"""The History tab: what happened to a record, by whom and when, newest first, in words."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wpstracker.domain.changes import Operation
from wpstracker.figures.columns import Type, own_columns, show_day
from wpstracker.gui.language import tr, words
from wpstracker.gui.widgets.reading_pane import ReadingPane, chip_html, esc
from wpstracker.records import KINDS, ProgressUpdate
from wpstracker.records.fields import ByLanguage
from wpstracker.services.history import FieldChange, HistoryEntry, PartChange, history, linked_names
from wpstracker.store.database import Store

_HIDDEN = frozenset({"sort", "record_kind", "digest", "media_type"})
_LABELLED = tuple(kind for kind, model in KINDS.items() if issubclass(model, ProgressUpdate))
"""Parts of so many texts that none is understood without its label. What they found stands in the record's own line."""
_LONGEST = 240


class HistoryView(QWidget):
    """Reads a record's history when it is asked to show it, not before."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._pane = ReadingPane(name=tr("History"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._pane)
        self.setFocusProxy(self._pane)

    def show_record(self, id_: str | None) -> None:
        """Show what happened to this record; nothing for None."""
        entries = history(self._store, id_) if id_ else []
        names = linked_names(self._store, entries, words().language)
        self._pane.show_page(lambda: history_html(entries, names))

    def text(self) -> str:
        """The history as plain text."""
        return self._pane.toPlainText()


def history_html(entries: Iterable[HistoryEntry], names: dict[str, str]) -> str:
    """All entries; `names` are those of linked records by id."""
    return "".join(_entry(entry, names) for entry in entries)


def _entry(entry: HistoryEntry, names: dict[str, str]) -> str:
    when = f"{show_day(entry.at.date())} {entry.at:%H:%M}"
    who = tr("{when} · {author}", when=when, author=entry.author) if entry.author else when
    lines = [_field(field, names) for field in entry.fields if field.name not in _HIDDEN]
    lines += _tags(entry.parts, names) + [_part(part, names) for part in entry.parts if part.kind != "tagging"]
    shown = "".join(f"<li>{line}</li>" for line in lines if line)
    undone = "&nbsp; " + chip_html(tr("undone"), role="warning") if entry.undone else ""
    return f'<h3>{esc(_title(entry))}{undone}</h3><p class="small">{esc(who)}</p>' + (f"<ul>{shown}</ul>" if shown else "")


def _title(entry: HistoryEntry) -> str:
    title = words()(entry.title, **entry.values)
    if entry.redoes:
        return tr("Done again: {step}", step=title)
    return tr("Taken back: {step}", step=title) if entry.undoes else title


def _field(field: FieldChange, names: dict[str, str]) -> str:
    """Label, before → after; only what is there now when nothing was there before."""
    column = own_columns(KINDS[field.kind], (field.name,))[0]
    label = words()(column.label)
    before, after = _value(field, field.before, names), _value(field, field.after, names)
    if before == after:
        return ""
    if not before:
        if _is_default(field):
            return ""
        return tr("{label}: {value}", label=f"<b>{esc(label)}</b>", value=esc(after))
    shown = esc(after or (tr("not reported") if column.is_number else tr("empty")))
    return tr("{label}: {before} → {after}", label=f"<b>{esc(label)}</b>", before=f'<span class="muted">{esc(before)}</span>', after=shown)


def _tags(parts: Iterable[PartChange], names: dict[str, str]) -> list[str]:
    """Tags that came and went, in one line each."""
    lines = []
    for operation, label in ((Operation.RESTORE, tr("Tags added")), (Operation.DELETE, tr("Tags removed"))):
        found = [part for part in parts if part.kind == "tagging" and part.operation is operation]
        facts = ", ".join(_fact(field, part, names) for part in found for field in part.fields if field.name == "term")
        lines.append(tr("{label}: {value}", label=f"<b>{esc(label)}</b>", value=facts) if facts else "")
    return lines


def _part(part: PartChange, names: dict[str, str]) -> str:
    """What became of a part, and what it holds or held."""
    model = KINDS[part.kind]
    label = words()(model.label)
    facts = "; ".join(filter(None, (_fact(field, part, names) for field in part.fields if field.name not in {*_HIDDEN, model.parent})))
    if part.operation is Operation.SET and not facts:
        return ""
    titles = {
        Operation.RESTORE: tr("{part} added", part=label),
        Operation.SET: tr("{part} changed", part=label),
        Operation.DELETE: tr("{part} removed", part=label),
    }
    title = f"<b>{esc(titles.get(part.operation, label))}</b>"
    return tr("{label}: {value}", label=title, value=facts) if facts else title


def _fact(field: FieldChange, part: PartChange, names: dict[str, str]) -> str:
    """One field of a part: a bare value where it came or went, before and after where it changed."""
    if part.operation is Operation.SET:
        return _field(field, names)
    if _is_default(field):
        return ""
    value = _value(field, field.after if part.operation is Operation.RESTORE else field.before, names)
    column = own_columns(KINDS[field.kind], (field.name,))[0]
    if field.name == "status_before":
        return ""
    if not value or not (column.is_number or field.kind in _LABELLED):
        return esc(value)
    return esc(tr("{label}: {value}", label=words()(column.label), value=value))


def _is_default(field: FieldChange) -> bool:
    """Whether the field of something new or gone says nothing beyond what a new record says."""
    default = KINDS[field.kind].described()[field.name].default
    return isinstance(default, str) and default != "" and default in (field.before, field.after)


def _value(field: FieldChange, value: Any, names: dict[str, str]) -> str:
    """A JSON value of the log as a person reads it."""
    if value in (None, "", [], {}):
        return ""
    if field.linked_kind:
        return names.get(str(value), tr("a record that is gone"))
    described = KINDS[field.kind].described()[field.name]
    column = own_columns(KINDS[field.kind], (field.name,))[0]
    if isinstance(described, ByLanguage):
        return "; ".join(f"{language}: {text}" for language, text in value.items())
    if column.holds is Type.FLAG:
        return tr("yes") if value else tr("no")
    shown = " ".join(column.show(described.from_plain(value), words()).split())
    return shown if len(shown) <= _LONGEST else shown[:_LONGEST].rstrip() + "…"
