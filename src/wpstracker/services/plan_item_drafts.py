"""An item of a plan as a form edits it: every field at once, with its bodies and quotes. Its status has a door of its own."""

from wpstracker.domain.problems import Problem
from wpstracker.domain.vocabularies import ItemLevel
from wpstracker.records import ItemOrganisation, PlanItem
from wpstracker.services import drafts, new_plan_items, plan_items
from wpstracker.services.citing import citation_problems
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store

_TERM = ("start", "due", "due_kind", "rhythm")


def load(store: Store, id_: str) -> Draft[PlanItem] | None:
    """An item with its bodies, quotes and files."""
    return drafts.load(store, PlanItem, id_)


def problems(draft: Draft[PlanItem]) -> list[Problem]:
    """What contradicts itself."""
    return [*new_plan_items.problems(draft.record), *citation_problems(draft)]


def save(store: Store, draft: Draft[PlanItem], initiator: object = None) -> str:
    """Save a changed item as one step; its id. Raises Invalid.

    Words of a term, or of who is responsible, are understood anew where only they were changed: what was set by hand stays.
    """
    item = draft.record
    before = load(store, str(item.id))
    if before is None:
        return drafts.save(store, draft, plan_items.FIELD_TITLE, problems(draft), initiator)
    was = before.record
    if item.due_written != was.due_written and all(getattr(item, name) == getattr(was, name) for name in _TERM):
        new_plan_items.understand_term(item)
    level, written = item.level, item.responsible_written
    by_words = written != was.responsible_written and _bodies(before) == _bodies(draft)
    with store.change(plan_items.FIELD_TITLE, initiator=initiator):
        item.level = was.level
        item.responsible_written = was.responsible_written if by_words else written
        try:
            id_ = drafts.save(store, draft, plan_items.FIELD_TITLE, problems(draft), initiator)
            if level != was.level:
                plan_items.set_field(store, id_, "level", ItemLevel(level).value if level else None, initiator)
            if by_words:
                plan_items.set_responsible(store, id_, written, initiator)
        finally:
            item.level, item.responsible_written = level, written
    return id_


def _bodies(draft: Draft[PlanItem]) -> list[tuple[str, str]]:
    return sorted((str(part.organisation), str(part.role)) for part in draft.of(ItemOrganisation))
