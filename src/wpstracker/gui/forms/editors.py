"""Which editor a kind of record has, for drafts that are taken up again. Modules are loaded when they are needed."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from wpstracker.gui.context import Context

if TYPE_CHECKING:  # the first page is shown before any form is loaded
    from wpstracker.gui.forms.editor import Editor
    from wpstracker.services.drafts import Draft


def editor_of(context: Context, draft: "Draft[Any]", parent: QWidget | None) -> "Editor | None":
    """The editor of a draft, not yet shown; None when there is none, or what the record belongs to is gone."""
    make = EDITORS.get(draft.record.kind())
    return make(context, draft, parent) if make else None


def _event(context: Context, draft: "Draft[Any]", parent: QWidget | None) -> "Editor":
    from wpstracker.gui.forms.event_editor import EventEditor

    return EventEditor(context, draft, parent)


def _recommendation(context: Context, draft: "Draft[Any]", parent: QWidget | None) -> "Editor":
    from wpstracker.gui.forms.recommendation_editor import RecommendationEditor

    return RecommendationEditor(context, draft, parent)


def _plan(context: Context, draft: "Draft[Any]", parent: QWidget | None) -> "Editor":
    from wpstracker.gui.forms.plan_editor import PlanEditor

    return PlanEditor(context, draft, parent)


def _plan_item(context: Context, draft: "Draft[Any]", parent: QWidget | None) -> "Editor":
    from wpstracker.gui.forms.plan_item_editor import PlanItemEditor

    return PlanItemEditor(context, draft, parent)


def _claim(context: Context, draft: "Draft[Any]", parent: QWidget | None) -> "Editor | None":
    from wpstracker.gui.forms.claim_editor import ClaimEditor
    from wpstracker.services import plans

    plan = plans.load(context.store, draft.record.plan)
    return ClaimEditor(context, plan, parent, kept=draft) if plan else None


def _organisation(context: Context, draft: "Draft[Any]", parent: QWidget | None) -> "Editor":
    from wpstracker.gui.forms.organisation_editor import OrganisationEditor

    return OrganisationEditor(context, draft, parent)


def _person(context: Context, draft: "Draft[Any]", parent: QWidget | None) -> "Editor":
    from wpstracker.gui.forms.person_editor import PersonEditor

    return PersonEditor(context, draft, parent)


def _series(context: Context, draft: "Draft[Any]", parent: QWidget | None) -> "Editor":
    from wpstracker.gui.forms.series_editor import SeriesEditor

    return SeriesEditor(context, draft, parent)


def _project(context: Context, draft: "Draft[Any]", parent: QWidget | None) -> "Editor":
    from wpstracker.gui.forms.project_editor import ProjectEditor

    return ProjectEditor(context, draft, parent)


def _source(context: Context, draft: "Draft[Any]", parent: QWidget | None) -> "Editor":
    from wpstracker.gui.forms.source_editor import SourceEditor

    return SourceEditor(context, draft, parent)


def _term(context: Context, draft: "Draft[Any]", parent: QWidget | None) -> "Editor":
    from wpstracker.gui.forms.term_editor import TermEditor

    return TermEditor(context, draft, parent)


def _country_figure(context: Context, draft: "Draft[Any]", parent: QWidget | None) -> "Editor":
    from wpstracker.gui.forms.figure_editor import FigureEditor

    return FigureEditor(context, draft, parent)


def _progress(context: Context, draft: "Draft[Any]", parent: QWidget | None) -> "Editor | None":
    from wpstracker.gui.forms.progress_editor import ProgressEditor
    from wpstracker.services import progress

    return ProgressEditor(context, draft, parent) if progress.record_of(context.store, draft.record) else None


def _obligation(context: Context, draft: "Draft[Any]", parent: QWidget | None) -> "Editor":
    from wpstracker.gui.forms.obligation_editor import ObligationEditor

    return ObligationEditor(context, draft, parent)


def _indicator(context: Context, draft: "Draft[Any]", parent: QWidget | None) -> "Editor":
    from wpstracker.gui.forms.indicator_editor import IndicatorEditor

    return IndicatorEditor(context, draft, parent)


def _indicator_value(context: Context, draft: "Draft[Any]", parent: QWidget | None) -> "Editor | None":
    from wpstracker.gui.forms.value_editor import ValueEditor
    from wpstracker.services import indicators

    return ValueEditor(context, draft, parent) if indicators.load(context.store, draft.record.indicator) else None


EDITORS: "dict[str, Callable[[Context, Draft[Any], QWidget | None], Editor | None]]" = {
    "event": _event,
    "recommendation": _recommendation,
    "plan": _plan,
    "plan_item": _plan_item,
    "claim": _claim,
    "organisation": _organisation,
    "person": _person,
    "series": _series,
    "project": _project,
    "source": _source,
    "country_figure": _country_figure,
    "indicator": _indicator,
    "indicator_value": _indicator_value,
    "term": _term,
    "obligation": _obligation,
    "recommendation_progress": _progress,
    "measure_progress": _progress,
}
"""By kind of record. Every subclass of `Editor` has its place here."""
