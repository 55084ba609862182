"""What records are tagged with, as columns: a list of labels for each scheme."""

from collections.abc import Mapping

from wpstracker.domain.vocabularies import Scheme
from wpstracker.figures.columns import Column, Type
from wpstracker.figures.rows import Row
from wpstracker.figures.terms import labels_of, tags_of
from wpstracker.store.database import Store
from wpstracker.words import N_

COLUMNS: tuple[Column, ...] = (
    Column("pillars", N_("Pillars"), Type.TEXT),
    Column("resolutions", N_("Resolutions"), Type.TEXT),
    Column("themes", N_("Themes"), Type.TEXT),
    Column("frameworks", N_("Frameworks"), Type.TEXT),
    Column("tags", N_("Own tags"), Type.TEXT),
)
_SCHEMES = {
    "pillars": Scheme.PILLAR,
    "resolutions": Scheme.RESOLUTION,
    "themes": Scheme.THEME,
    "frameworks": Scheme.FRAMEWORK,
    "tags": Scheme.TAG,
}


def add_tags(store: Store, found: Mapping[str, Row], language: str) -> None:
    """Give rows of any kind of record the values of `COLUMNS`."""
    tags, labels = tags_of(store, list(found)), labels_of(store, language)
    for id_, row in found.items():
        for key, scheme in _SCHEMES.items():
            row[key] = "; ".join(labels[term] for term, of in tags[id_] if of == scheme)
