"""Which report is in front, and how each report was last set: kept while the page lives."""

from typing import Any

from wpstracker.domain.question import Filter
from wpstracker.domain.report_request import ReportRequest
from wpstracker.gui.language import tr, words
from wpstracker.reports.family import FAMILY, ReportKind, Setting
from wpstracker.services.saved_reports import Saved, all_saved
from wpstracker.store.database import Store


class Chosen:
    """A kind of report, or a saved one, with its settings."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._requests: dict[str, ReportRequest] = {}
        self.key = next(iter(FAMILY))
        self.saved_id = ""

    @property
    def kind(self) -> ReportKind:
        """What sort of report it is."""
        return FAMILY[self.key]

    def choose_kind(self, key: str) -> None:
        """Take a kind of report as it was last set."""
        self.key, self.saved_id = key, ""

    def choose_saved(self, id_: str) -> bool:
        """Take a saved report as it was saved; False when it is gone or of a later version."""
        saved = self.saved(id_)
        if saved is None or saved.request.kind not in FAMILY:
            return False
        self.key, self.saved_id = saved.request.kind, id_
        self._requests[id_] = saved.request
        return True

    def choose_for(self, question: Filter) -> None:
        """Ask the report in front, or the first one if it understands no questions, what a list shows."""
        self.choose_kind(self.key if Setting.QUESTION in self.kind.settings else next(iter(FAMILY)))
        self.set(self.request().but(question=question.but(unrestricted=False), period=None))

    def request(self) -> ReportRequest:
        """The report with its settings."""
        return self._requests.get(self.saved_id or self.key, ReportRequest(self.key, languages=(words().language,)))

    def set(self, request: ReportRequest) -> None:
        """Set it otherwise."""
        self._requests[self.saved_id or self.key] = request

    def now_saved_as(self, id_: str) -> None:
        """It was saved, or is so no more (""), and goes on with its settings."""
        request = self.request()
        self.saved_id = id_
        self.set(request)

    def saved(self, id_: str) -> Saved | None:
        """A saved report of the file."""
        return next((saved for saved in all_saved(self._store) if saved.id == id_), None) if id_ else None

    def name(self) -> str:
        """What the person calls it."""
        saved = self.saved(self.saved_id)
        return saved.name if saved else tr(self.kind.title)

    def state(self) -> dict[str, Any]:
        """Everything as plain data."""
        requests = {place: request.plain() for place, request in self._requests.items()}
        return {"kind": self.key, "saved": self.saved_id, "requests": requests}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a `state`."""
        self.key = state["kind"] if state.get("kind") in FAMILY else self.key
        self.saved_id = str(state.get("saved", ""))
        self._requests = {place: ReportRequest.from_plain(said) for place, said in state.get("requests", {}).items()}
