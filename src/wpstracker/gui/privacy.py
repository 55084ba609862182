"""How it is shown who may see a record: a padlock, a word, a sentence."""

from dataclasses import dataclass

from wpstracker.domain.vocabularies import Privacy
from wpstracker.gui.language import tr


@dataclass(frozen=True, slots=True)
class Shown:
    """An icon, the theme role of its colour, the word, and what it means."""

    icon: str
    role: str
    word: str
    meaning: str


def shown(privacy: str | None) -> Shown:
    """What stands for a level of privacy; an unknown one counts as public."""
    if privacy == Privacy.RESTRICTED:
        return Shown("lock", "bad", tr("Restricted"), tr("Only for those who need it. Left out of exports unless asked for."))
    if privacy == Privacy.INTERNAL:
        meaning = tr("For your office and its partners. Exports hold it, so mind whom you give them to.")
        return Shown("lock-open", "warning", tr("Internal"), meaning)
    return Shown("eye", "muted", tr("Public"), tr("Anybody may see it, on a website for instance."))


def is_private(privacy: str | None) -> bool:
    """Whether a padlock is to be seen."""
    return privacy in (Privacy.INTERNAL, Privacy.RESTRICTED)
