"""Indicators for tests, made through the services; a test names only what it is about."""

from collections.abc import Mapping
from typing import Any

from wpstracker.domain.partial_date import PartialDate
from wpstracker.records import Indicator, IndicatorTarget, IndicatorValue, Plan
from wpstracker.services import indicators, plans
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store


def a_plan(store: Store, country: str = "KG", title: str = "Action plan") -> str:
    """A saved plan; its id."""
    return plans.save(store, Draft(Plan(country=country, title=title)))


def an_indicator(
    store: Store,
    plan: str,
    text: str = "Women in command posts",
    *,
    targets: Mapping[str, float | str] | None = None,
    values: Mapping[str, float | str] | None = None,
    **said: Any,
) -> str:
    """A saved indicator; its id. Targets and values are numbers or words by the code of their period."""
    draft = indicators.blank(plan)
    for name, value in ({"text": text} | said).items():
        setattr(draft.record, name, value)
    draft.of(IndicatorTarget).extend(IndicatorTarget(**_figure(period, said)) for period, said in (targets or {}).items())
    draft.of(IndicatorValue).extend(IndicatorValue(**_figure(period, said)) for period, said in (values or {}).items())
    return indicators.save(store, draft)


def indicator_draft(store: Store, id_: str) -> Draft[Indicator]:
    """A saved indicator as an editor gets it."""
    draft = indicators.load(store, id_)
    assert draft is not None
    return draft


def _figure(period: str, said: float | str) -> dict[str, Any]:
    return {"period": PartialDate.from_code(period), "written" if isinstance(said, str) else "value": said}
