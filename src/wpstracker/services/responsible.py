"""Who is responsible for an item of a plan: the plan's own words, and the known bodies recognised in them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wpstracker.domain.finding import Typed
from wpstracker.domain.identity import id_of
from wpstracker.domain.vocabularies import ItemRole
from wpstracker.records import ItemOrganisation, PlanItem
from wpstracker.services.naming import every_name
from wpstracker.store.database import Store
from wpstracker.store.writing import Writer

_SUPPORT = (
    r"совместно\s+с(?:о)?|соисполнител[ьи]\w*|в\s+сотрудничестве\s+с(?:о)?|во?\s+взаимодействии\s+с(?:о)?|при\s+участии|с\s+участием|"
    r"при\s+поддержке|при\s+содействии|заинтересованные(?:\s+\w+)?|together\s+with|jointly\s+with|in\s+(?:co-?operation|collaboration|partnership)\s+with|"
    r"with\s+the\s+(?:support|participation|assistance)\s+of|supported\s+by|supporting\s+\w+|co-?responsible|co-?executors?|partners?|"
    r"hamkorlikda|hamkorlar|биргеликте|бирлесип|бірлесіп|якҷоя\s+бо"
)
_LEAD = r"ответственны[йе](?:\s+исполнител[ьи])?|исполнител[ьи]|головной(?:\s+исполнитель)?|lead(?:\s+(?:agency|body))?|responsible"
_CUES = re.compile(rf"(?<!\w)(?:(?P<support>{_SUPPORT})|(?P<lead>{_LEAD}))(?!\w)\s*[:–—-]?", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:[,;\n/•·]|\s(?:и|and|та|жана|және|ва|va)\s)\s*", re.IGNORECASE)
_AROUND = ' \t\r\n.,;:()–—-«»"“”'


@dataclass(frozen=True, slots=True)
class Responsible:
    """A body recognised in the words, with its role there."""

    organisation: str
    role: ItemRole


class KnownBodies:
    """The bodies of the file by every name they have, read once; used for one cell or for a whole pasted table."""

    def __init__(self, store: Store, country: str = "") -> None:
        self._country = country
        self._by_name: dict[str, dict[str, str]] = {}
        countries = dict(store.rows("SELECT id, country FROM organisation"))
        for id_, names in every_name(store, "organisation"):
            for name in names:
                self._by_name.setdefault(Typed.of(name).text, {})[id_] = countries.get(id_) or ""

    def called(self, name: str) -> str | None:
        """The one body with just this name, that of the plan's country before others; None when there is none or several."""
        found = self._by_name.get(Typed.of(name).text) if name else None
        if not found:
            return None
        near = [id_ for id_, country in found.items() if country == self._country] or list(found)
        return near[0] if len(near) == 1 else None

    def recognised(self, written: str) -> list[Responsible]:
        """The bodies named in the words, in their order, each once; after words such as “совместно с” they are co-responsible."""
        found: dict[str, ItemRole] = {}
        for role, words in _by_role(written):
            for id_ in self._named_in(words):
                found.setdefault(id_, role)
        return [Responsible(id_, role) for id_, role in found.items()]

    def _named_in(self, words: str) -> Iterable[str]:
        """The longest names first: “труда, занятости и миграции” is one ministry, not three."""
        bounds = [0, *(place for part in _PARTS.finditer(words) for place in part.span()), len(words)]
        spans = list(zip(bounds[::2], bounds[1::2], strict=True))
        first = 0
        while first < len(spans):
            for last in range(min(len(spans), first + 8) - 1, first - 1, -1):
                id_ = self.called(words[spans[first][0] : spans[last][1]].strip(_AROUND))
                if id_:
                    yield id_
                    first = last
                    break
            first += 1


def _by_role(written: str) -> Iterator[tuple[ItemRole, str]]:
    """Stretches of the words, each with the role the words before it give."""
    role, start = ItemRole.LEAD, 0
    for cue in _CUES.finditer(written):
        yield role, written[start : cue.start()]
        role, start = (ItemRole.SUPPORT if cue["support"] else ItemRole.LEAD), cue.end()
    yield role, written[start:]


def link_bodies(store: Store, writer: Writer, item: PlanItem, said: Iterable[Responsible], before: Iterable[Responsible] = ()) -> None:
    """Link an item to the bodies its words name; links that earlier words gave go, links made by hand stay."""
    wanted = {each.organisation: each for each in said}
    present = {row.organisation: row for row in store.fetch(ItemOrganisation.select().where(ItemOrganisation.item == item.id))}
    for gone in {each.organisation for each in before} - set(wanted):
        if gone in present:
            writer.delete(present[gone])
    for sort, each in enumerate(wanted.values()):
        link = present.get(each.organisation) or ItemOrganisation(
            id=id_of("item_organisation", str(item.id), each.organisation), item=item.id, organisation=each.organisation
        )
        link.role, link.sort = each.role.value, sort
        writer.save(link)
