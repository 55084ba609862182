"""Which facts of a record a citation can stand for, and what must hold of one."""

from typing import Any

from wpstracker.domain.problems import Problem
from wpstracker.records import ANYWHERE, KINDS, PARTS, Citation
from wpstracker.services.drafts import Draft
from wpstracker.words import N_

_ABOUT_THE_RECORD = ("reference", "privacy", "verified", "notes", "source", "source_quote", "from_reference")


def citable(kind: str) -> dict[str, str]:
    """The names of a record's fields and kinds of parts with their untranslated labels, in the order of the model."""
    own = {name: str(field.verbose_name) for name, field in KINDS[kind].described().items() if name not in _ABOUT_THE_RECORD}
    return own | {part.kind(): part.label for part in PARTS[kind] if part not in ANYWHERE}


def citation_problems(draft: Draft[Any]) -> list[Problem]:
    """A citation names its source."""
    message = N_("Name the source, or remove the row.")
    return [Problem(f"citation[{at}].source", message) for at, citation in enumerate(draft.of(Citation)) if not citation.source]
