"""The sample file: five public texts entered through the ordinary services, as a person would enter them, and an invented plan."""

from pathlib import Path
from typing import Any, TypeVar

from wpstracker.assets import reference
from wpstracker.domain.identity import id_of, new_id
from wpstracker.domain.vocabularies import Basis
from wpstracker.records import (
    Citation,
    Claim,
    CountryFigure,
    Entry,
    Event,
    EventOrganisation,
    EventPerson,
    EventPlan,
    Membership,
    Organisation,
    Participation,
    Person,
    Plan,
    PriorityArea,
    Project,
    Recommendation,
    RecommendationOrganisation,
    Record,
    Result,
    Series,
    SeriesYear,
    Source,
)
from wpstracker.records.fields import Link
from wpstracker.services import drafts, events, files, plans, recommendations
from wpstracker.services.drafts import Draft
from wpstracker.services.example_plan import write_example_plan
from wpstracker.services.naming import new_tag
from wpstracker.services.seeding import organisation_id, plan_id, seed, source_id, term_id
from wpstracker.store.database import Store
from wpstracker.words import N_

AnyRecord = TypeVar("AnyRecord", bound=Record)


_NAMES: tuple[tuple[str, type[Entry]], ...] = (
    ("organisations", Organisation),
    ("people", Person),
    ("series", Series),
    ("projects", Project),
    ("sources", Source),
    ("plans", Plan),
)


def write_sample(path: Path) -> Store:
    """Make a new file with the sample in it; KnownError when the place refuses."""
    return files.new_file(path, _fill)


def _fill(store: Store) -> None:
    seed(store)
    _Sample(store, reference("sample")).write()
    write_example_plan(store)
    store.undo_stack.forget()


class _Sample:
    """Writes the records of `data/sample.json`, which name each other by short keys."""

    def __init__(self, store: Store, data: dict[str, Any]) -> None:
        self._store = store
        self._data = data

    def write(self) -> None:
        """Names first, then what happened, then what came of it."""
        data = self._data
        with self._store.change(N_("Enter the sample")) as writer:
            for section, model in _NAMES:
                for key, values in data[section].items():
                    self._write_name(model, key, values)
            for values in data["claims"]:
                plans.add_claim(self._store, self._record(Claim, self._id("claim", values["plan"]), values | {"basis": Basis.STATED.value}))
            for values in data["events"]:
                events.save(self._store, self._event(values))
            for position, values in enumerate(data["recommendations"]):
                recommendations.save(self._store, self._recommendation(str(position), values))
            for position, values in enumerate(data["country_figures"]):
                figure = self._record(CountryFigure, self._id("country_figure", str(position)), values)
                drafts.save(self._store, Draft(figure), N_("Enter the sample"), ())
            for position, values in enumerate(data["priority_areas"]):
                writer.save(self._record(PriorityArea, self._id("priority_area", values["name"]), values | {"sort": position}))

    def _write_name(self, model: type[Any], key: str, values: dict[str, Any]) -> None:
        """An organisation, person, series, project, source or plan; a source that the reference list knows gains what the sample knows."""
        id_ = source_id(values["url"], values["title"]) if values.get("url") else self._id(model.kind(), key)
        known = self._store.get(model, id_)
        draft = Draft(self._record(model, id_, values, known))
        for section, part in (("members", Membership), ("years", SeriesYear)):
            draft.of(part).extend(self._record(part, new_id(), each) for each in values.get(section, ()))
        drafts.save(self._store, draft, N_("Enter the sample"), ())

    def _event(self, values: dict[str, Any]) -> Draft[Event]:
        draft = Draft(self._record(Event, self._id("event", values["key"]), values))
        draft.of(EventOrganisation).extend(
            EventOrganisation(organisation=self._organisation(key), role=role, named_as="".join(named))
            for key, role, *named in values.get("organisations", ())
        )
        draft.of(EventPerson).extend(
            EventPerson(person=self._id("person", key), role=role, office=office) for key, role, office in values.get("people", ())
        )
        for section, part in (("participation", Participation), ("plans", EventPlan)):
            draft.of(part).extend(self._record(part, new_id(), each) for each in values.get(section, ()))
        for result in values.get("results", ()):
            id_ = self._id("result", result["key"]) if "key" in result else new_id()
            draft.of(Result).append(self._record(Result, id_, result))
        cited = (each for each in self._data["citations"] if each["event"] == values["key"])
        draft.of(Citation).extend(self._record(Citation, new_id(), each) for each in cited)
        self._tag(draft, values["terms"])
        return draft

    def _recommendation(self, key: str, values: dict[str, Any]) -> Draft[Recommendation]:
        draft = Draft(self._record(Recommendation, self._id("recommendation", key), values))
        draft.of(RecommendationOrganisation).extend(
            RecommendationOrganisation(organisation=self._organisation(body), role=role) for body, role in values.get("organisations", ())
        )
        self._tag(draft, values["terms"])
        return draft

    def _tag(self, draft: Draft[Any], terms: list[str]) -> None:
        """`scheme:code` names an official term, `tag:words` an own tag."""
        for term in terms:
            scheme, code = term.split(":", 1)
            if scheme == "tag":
                tag = new_tag(code, "en")
                draft.new.append(tag)
                draft.terms.append(str(tag.id))
            else:
                draft.terms.append(term_id(scheme, code))

    def _record(self, model: type[AnyRecord], id_: str, values: dict[str, Any], known: AnyRecord | None = None) -> AnyRecord:
        """A record with what is said, its links found by their keys, and the model's defaults for the rest."""
        record = known if known is not None else model(id=id_)
        for name, field in model.described().items():
            if name in values:
                value = self._linked(name, field, values[name]) if isinstance(field, Link) else field.from_plain(values[name])
                setattr(record, name, value)
        return record

    def _linked(self, name: str, link: Link, key: str) -> str:
        kind = link.rel_model.kind()
        if kind == "term":
            return term_id(name, key)
        if kind == "organisation":
            return self._organisation(key)
        if kind == "plan":
            return self._id("plan", key) if key in self._data["plans"] else plan_id(key)
        if kind == "source" and self._data["sources"][key].get("url"):
            return source_id(self._data["sources"][key]["url"], "")
        return self._id(kind, key)

    def _organisation(self, key: str) -> str:
        return self._id("organisation", key) if key in self._data["organisations"] else organisation_id(key)

    @staticmethod
    def _id(kind: str, key: str) -> str:
        return id_of("sample", kind, key)
