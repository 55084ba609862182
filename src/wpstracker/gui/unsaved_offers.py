"""Above the pages: what somebody typed and never saved, each with a way to go on and a way to throw it away."""

from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wpstracker.gui.context import Context
from wpstracker.gui.forms.editors import EDITORS, editor_of
from wpstracker.gui.language import tr
from wpstracker.gui.messages import ask
from wpstracker.gui.widgets.cards import Banner
from wpstracker.gui.widgets.styling import push_button
from wpstracker.records import KINDS
from wpstracker.services import unsaved
from wpstracker.services.unsaved import Offered

_MOST = 4
"""So many are shown at once; the next come when these are settled."""


class UnsavedOffers(QWidget):
    """Empty and hidden when nothing was left behind. Looks once; editors opened later keep their own drafts."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._waiting = [offer for offer in unsaved.offered(context.store) if offer.kind in EDITORS]
        self.banners: list[Banner] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(18, 12, 18, 0)
        self._box.setSpacing(6)
        self._show()

    def focus(self) -> None:
        """Give the first offer the keyboard."""
        if self.banners:
            self.banners[0].focus_action()

    def go_on(self, offer: Offered) -> None:
        """Open the editor with what was typed; closing it settles the offer, one way or the other."""
        kept = unsaved.take_up(self._context.store, offer.kind, offer.record)
        editor = editor_of(self._context, kept.draft, self) if kept else None
        if kept is None or editor is None:
            self._context.navigator.say(tr("What this belonged to is no longer in the file."))
            self._settle(offer)
            return
        editor.go_on_with(kept.typed, *_said(offer, is_new=kept.is_new, overtaken=kept.overtaken))
        editor.finished.connect(lambda _result: self._settle(offer))
        editor.open()

    def discard(self, offer: Offered) -> None:
        """Ask, then throw the text away."""

        def throw_away() -> None:
            unsaved.forget(self._context.store, offer.kind, offer.record)
            self._settle(offer)

        ask(self, tr("Throw this text away?"), tr("Discard"), throw_away, details=tr("It was never saved and cannot be brought back."))

    def _settle(self, offer: Offered) -> None:
        """Done with; what the editor kept is its own matter."""
        self._waiting = [each for each in self._waiting if each is not offer]
        self._show()

    def _show(self) -> None:
        for banner in self.banners:
            banner.hide()
            banner.deleteLater()
        self.banners = [self._banner(offer) for offer in self._waiting[:_MOST]]
        for banner in self.banners:
            self._box.addWidget(banner)
        self.setVisible(bool(self.banners))

    def _banner(self, offer: Offered) -> Banner:
        banner = Banner(_line(offer), kind="warning", action_text=tr("Continue"), dismissible=False)
        banner.action.connect(lambda: self.go_on(offer))
        discard = push_button(tr("Discard"), role="quiet")
        discard.clicked.connect(lambda: self.discard(offer))
        banner.add_button(discard)
        return banner


def _line(offer: Offered) -> str:
    """Which record, since when."""
    kind, when = tr(KINDS[offer.kind].label), _when(offer.kept_at)
    name = offer.name if len(offer.name) <= 90 else offer.name[:89] + "…"
    if not name:
        return tr("Unsaved: {kind} without a title, {when}", kind=kind, when=when)
    return tr("Unsaved: “{name}” ({kind}, {when})", name=name, kind=kind, when=when)


def _when(moment: datetime) -> str:
    """The hour, and the day if it was not today."""
    return f"{moment:%H:%M}" if moment.date() == datetime.now().date() else f"{moment:%d.%m.%Y %H:%M}"


def _said(offer: Offered, *, is_new: bool, overtaken: bool) -> tuple[str, str]:
    """What the editor says about the text it opens with."""
    when = _when(offer.kept_at)
    if overtaken:
        text = tr("Typed at {when} and never saved. The record was changed since: saving puts what stands here in its place.", when=when)
        return text, "warning"
    if is_new:
        return tr("Typed at {when} and never saved. Saving puts it into the file as a new record.", when=when), "info"
    return tr("Typed at {when} and never saved. Save it, or close this form to discard it.", when=when), "info"
