"""What a person can do with projects."""

from collections.abc import Sequence

from wpstracker.domain.problems import Problem
from wpstracker.records import Project
from wpstracker.services import drafts
from wpstracker.services.checking import title_problems
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store
from wpstracker.words import N_


def blank() -> Draft[Project]:
    """A new, unsaved project."""
    return Draft(Project())


def load(store: Store, id_: str) -> Draft[Project] | None:
    """A project."""
    return drafts.load(store, Project, id_)


def problems(draft: Draft[Project]) -> list[Problem]:
    """A title is all it needs."""
    return title_problems("title", draft.record.title)


def save(store: Store, draft: Draft[Project], initiator: object = None) -> str:
    """Save a new or changed project as one step; its id. Raises Invalid."""
    is_new = store.get(Project, str(draft.record.id)) is None
    return drafts.save(store, draft, N_("New project") if is_new else N_("Edit project"), problems(draft), initiator)


def delete(store: Store, ids: Sequence[str], initiator: object = None) -> None:
    """Delete projects; their events stay and lose the link."""
    title = N_("Delete project") if len(ids) == 1 else N_("Delete {n} projects")
    drafts.delete(store, Project, ids, title, initiator, n=len(ids))
