"""For an international indicator: what it says, and which indicators of which countries answer it, with their newest values."""

from datetime import date

from PySide6.QtWidgets import QWidget

from wpstracker.domain.crosswalk import international, internationals, scheme_of
from wpstracker.domain.places import country_name
from wpstracker.figures.indicators import answering, codes_used, rows
from wpstracker.figures.rows import Row
from wpstracker.gui.context import Context
from wpstracker.gui.dialogs.plain import PlainDialog
from wpstracker.gui.forms.crosswalk_input import remarks
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.pages.indicator_words import figure_text, verdict_role, verdict_text
from wpstracker.gui.widgets.choice import ChoiceBox
from wpstracker.gui.widgets.reading_pane import ReadingPane, chip_html, esc, link_html, table_html
from wpstracker.gui.widgets.styling import text_label
from wpstracker.store.database import Store


class CrosswalkDialog(PlainDialog):
    """Opened with `open()`; a link to an indicator closes it and shows that one."""

    def __init__(self, parent: QWidget, context: Context, code: str = "") -> None:
        super().__init__(parent, tr("International indicators"), width=940)
        self._context = context
        used = codes_used(context.store)
        offered = list(dict.fromkeys((*used, *internationals())))
        self.choice = ChoiceBox([(each, _label(each, each in used)) for each in offered], empty=None, name=tr("International indicator"))
        self.choice.set_value(code or offered[0])
        self.choice.changed.connect(self._show)
        self.pane = ReadingPane(name=tr("Indicators that answer it"))
        self.pane.setMinimumHeight(420)
        self.pane.link_activated.connect(self._follow)
        label = text_label(tr("International indicator"), "label")
        label.setBuddy(self.choice)
        for part in (label, self.choice, self.pane):
            self.body.addWidget(part)
        self.add_buttons()
        self.choice.setFocus()
        self._show()

    def _show(self) -> None:
        store, code, today = self._context.store, str(self.choice.value()), self._context.today()
        self.pane.show_page(lambda: crosswalk_html(store, code, today))

    def _follow(self, target: str) -> None:
        kind, _, id_ = target.removeprefix("wps:").partition("/")
        self.accept()
        self._context.navigator.open_record(kind, id_)


def crosswalk_html(store: Store, code: str, day: date) -> str:
    """The official text, where it stands, and a line for each indicator that answers it."""
    found = rows(store, answering(store, code), day, words().language)
    said = tr_n("{n} indicator answers it", "{n} indicators answer it", len(found))
    return f"<h1>{esc(code)}</h1>{_text_html(code)}<h2>{esc(said)}</h2>{_table(list(found.values()))}"


def _table(found: list[Row]) -> str:
    if not found:
        return f'<p class="muted">{esc(tr("No plan in this file has an indicator with this code."))}</p>'
    headers = [tr("Country"), tr("Indicator"), tr("Newest value"), tr("Verdict")]
    return table_html(headers, [_line(row) for row in found], ["left", "left", "right"])


def _line(row: Row) -> list[str]:
    language = words().language
    name = f"{row['number']} {row['text'] or row['reference']}".strip()
    newest = figure_text(row["standing"].newest, row["unit"])
    return [
        esc(country_name(row["country"], language) if row["country"] else tr("not stated")),
        f'{link_html("wps:indicator/" + row["id"], name)}<br><span class="small">{esc(row["plan_title"])}</span>',
        esc(newest or tr("not reported")),
        chip_html(verdict_text(row["verdict"]), role=verdict_role(row["verdict"])),
    ]


def _text_html(code: str) -> str:
    """The text with its document, and what is to be known of it."""
    known, scheme = international(code), scheme_of(code)
    if known is None:
        return f'<p class="muted">{esc(scheme.about(words().language))}</p>' if scheme else ""
    source = tr("{list}: {document}", list=scheme.name(words().language) if scheme else "", document=known.document)
    small = " · ".join((source, *remarks(known)))
    return f'<p class="lead">{esc(known.text(words().language))}</p><p class="small">{esc(small)}</p>'


def _label(code: str, used: bool) -> str:
    known = international(code)
    text = known.text(words().language) if known else ""
    short = text if len(text) <= 80 else f"{text[:78].rstrip()}…"
    said = tr("{code}: {text}", code=code, text=short) if short else code
    return tr("{indicator} (used in this file)", indicator=said) if used else said
