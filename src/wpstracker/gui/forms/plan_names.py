"""Plans to choose from, those of one country first in line."""

from collections.abc import Callable
from typing import Any

from wpstracker.domain.places import country_name
from wpstracker.gui.forms.names import Names
from wpstracker.gui.language import words
from wpstracker.gui.widgets.suggestions import Suggestion
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store


class PlanNames(Names):
    """While nothing is typed, the plans of the country named elsewhere in the form are offered."""

    def __init__(self, store: Store, draft: Draft[Any], country: Callable[[], str]) -> None:
        super().__init__(store, draft)
        self._country = country

    def suggest(self, kind: str, text: str) -> list[Suggestion]:
        """What a text may mean; without one, what belongs to the country."""
        code = self._country()
        return super().suggest(kind, text or (country_name(code, words().language) if code else ""))
