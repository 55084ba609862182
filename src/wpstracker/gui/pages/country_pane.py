"""A country's plans as a page beside the map."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wpstracker.domain.question import Filter
from wpstracker.figures import plans
from wpstracker.gui.context import Context
from wpstracker.gui.language import tr, words
from wpstracker.gui.pages.plan_view import ASK, country_page
from wpstracker.gui.widgets.reading_pane import ReadingPane


class CountryPane(QWidget):
    """The country with its plans and figures; links lead to their records."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._code = context, ""
        self.pane = ReadingPane(name=tr("Country"))
        self.pane.link_activated.connect(self._follow)
        self.setFocusProxy(self.pane)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.pane)

    def show_country(self, code: str) -> None:
        """Show a country."""
        self._code = code
        self.reload()

    def reload(self) -> None:
        """Read it anew."""
        if not self._code:
            self.pane.clear_page()
            return
        store, today = self._context.store, self._context.today()
        rows = plans.all_rows(store, Filter(countries=(self._code,)), today, words().language)
        self.pane.show_page(country_page(store, self._code, rows, today))

    def _follow(self, target: str) -> None:
        if target.startswith(ASK):
            page, _, code = target.removeprefix(ASK).partition("/")
            self._context.navigator.ask(page, Filter(countries=(code,)))
        elif target.count("/") == 1:
            self._context.navigator.open_record(*target.removeprefix("wps:").split("/"))
