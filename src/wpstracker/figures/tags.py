"""What records are tagged with, as columns: a list of labels for each scheme."""

from collections import defaultdict
from collections.abc import Mapping

from wpstracker.domain.vocabularies import Scheme
from wpstracker.figures.columns import Column, Type
from wpstracker.figures.rows import Row
from wpstracker.figures.terms import terms, terms_of
from wpstracker.store.database import Store
from wpstracker.words import N_

COLUMNS: tuple[Column, ...] = (
    Column("pillars", N_("Pillars"), Type.TEXT),
    Column("resolutions", N_("Resolutions"), Type.TEXT),
    Column("themes", N_("Themes"), Type.TEXT),
    Column("frameworks", N_("Frameworks"), Type.TEXT),
    Column("tags", N_("Own tags"), Type.TEXT),
)
_KEYS: dict[str, str] = {
    Scheme.PILLAR: "pillars",
    Scheme.RESOLUTION: "resolutions",
    Scheme.THEME: "themes",
    Scheme.FRAMEWORK: "frameworks",
    Scheme.TAG: "tags",
}
_UNTAGGED = dict.fromkeys(_KEYS.values(), "")


def add_tags(store: Store, found: Mapping[str, Row], language: str) -> None:
    """Give rows of any kind of record the values of `COLUMNS`."""
    for row in found.values():
        row |= _UNTAGGED
    for id_, tagged in terms_of(store, found, terms(store, language, *_KEYS)).items():
        labels: dict[str, list[str]] = defaultdict(list)
        for term in tagged:
            labels[_KEYS[term.scheme]].append(term.label)
        found[id_] |= {key: "; ".join(said) for key, said in labels.items()}
