"""The sample file: five public texts entered through the ordinary services, as a person would enter them."""

from pathlib import Path
from typing import Any, TypeVar

from wpstracker.assets import reference
from wpstracker.domain.identity import id_of
from wpstracker.domain.vocabularies import Basis
from wpstracker.records import (
    Claim,
    Event,
    EventOrganisation,
    EventPerson,
    Organisation,
    Participation,
    Person,
    Plan,
    Recommendation,
    RecommendationOrganisation,
    Record,
    Result,
    Series,
    Source,
)
from wpstracker.services import drafts, events, files, plans, recommendations
from wpstracker.services.drafts import Draft
from wpstracker.services.naming import new_tag
from wpstracker.services.seeding import organisation_id, plan_id, seed, source_id, term_id
from wpstracker.store.database import Store
from wpstracker.words import N_

AnyRecord = TypeVar("AnyRecord", bound=Record)


def write_sample(path: Path) -> Store:
    """Make a new file with the sample in it; KnownError when the place refuses."""
    return files.new_file(path, _fill)


def _fill(store: Store) -> None:
    seed(store)
    _Sample(store, reference("sample")).write()
    store.undo_stack.forget()


class _Sample:
    """Writes the records of `data/sample.json`, which name each other by short keys."""

    def __init__(self, store: Store, data: dict[str, Any]) -> None:
        self._store = store
        self._data = data

    def write(self) -> None:
        """Names first, then what happened, then what came of it."""
        with self._store.change(N_("Enter the sample")):
            for kind, model in (("organisations", Organisation), ("people", Person), ("series", Series), ("sources", Source)):
                for key, values in self._data[kind].items():
                    self._write_name(model, key, values)
            for key, values in self._data["plans"].items():
                plans.save(self._store, Draft(_record(Plan, self._id("plan", key), values)))
            for position, values in enumerate(self._data["claims"]):
                plans.add_claim(self._store, self._claim(f"{position}", values))
            for values in self._data["events"]:
                events.save(self._store, self._event(values))
            for position, values in enumerate(self._data["recommendations"]):
                recommendations.save(self._store, self._recommendation(f"{position}", values))

    def _write_name(self, model: type[Any], key: str, values: dict[str, Any]) -> None:
        values = dict(values)
        if values.get("institution_type"):
            values["institution_type"] = term_id("institution_type", values["institution_type"])
        if values.get("organisation"):
            values["organisation"] = self._organisation(values["organisation"])
        id_ = source_id(values["url"], values["title"]) if values.get("url") else self._id(model.kind(), key)
        known = self._store.get(model, id_)
        told = known.plain() | values if known is not None else values
        drafts.save(self._store, Draft(_record(model, id_, told)), N_("Enter the sample"), ())

    def _event(self, values: dict[str, Any]) -> Draft[Event]:
        own = {name: value for name, value in values.items() if name in Event.described()}
        links = {"series": self._link("series", values), "follows": self._link("event", values, "follows"), "source": self._source(values)}
        draft = Draft(_record(Event, self._id("event", values["key"]), own | links))
        draft.of(EventOrganisation).extend(
            EventOrganisation(organisation=self._organisation(key), role=role) for key, role in values.get("organisations", ())
        )
        draft.of(EventPerson).extend(
            EventPerson(person=self._id("person", key), role=role, office=office) for key, role, office in values.get("people", ())
        )
        draft.of(Participation).extend(self._part(Participation, block) for block in values.get("participation", ()))
        draft.of(Result).extend(self._part(Result, result) for result in values.get("results", ()))
        self._tag(draft, values["terms"])
        return draft

    def _recommendation(self, key: str, values: dict[str, Any]) -> Draft[Recommendation]:
        own = {name: value for name, value in values.items() if name in Recommendation.described()}
        links = {"event": self._link("event", values), "plan": self._link("plan", values)}
        draft = Draft(_record(Recommendation, self._id("recommendation", key), own | links))
        draft.of(RecommendationOrganisation).extend(
            RecommendationOrganisation(organisation=self._organisation(body), role=role) for body, role in values.get("organisations", ())
        )
        self._tag(draft, values["terms"])
        return draft

    def _claim(self, key: str, values: dict[str, Any]) -> Claim:
        own = self._id("plan", values["plan"]) if values["plan"] in self._data["plans"] else plan_id(values["plan"])
        told = values | {"plan": own, "source": self._source(values), "basis": Basis.STATED.value}
        return _record(Claim, self._id("claim", key), told)

    def _part(self, model: type[AnyRecord], values: dict[str, Any]) -> AnyRecord:
        told = dict(values)
        if told.get("organisation"):
            told["organisation"] = self._organisation(told["organisation"])
        if told.get("institution_type"):
            told["institution_type"] = term_id("institution_type", told["institution_type"])
        return model(**{name: model.described()[name].from_plain(value) for name, value in told.items()})

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

    def _organisation(self, key: str) -> str:
        return self._id("organisation", key) if key in self._data["organisations"] else organisation_id(key)

    def _source(self, values: dict[str, Any]) -> str:
        source = self._data["sources"][values["source"]]
        return source_id(source["url"], source["title"]) if source.get("url") else self._id("source", values["source"])

    def _link(self, kind: str, values: dict[str, Any], name: str = "") -> str | None:
        key = values.get(name or kind)
        return self._id(kind, key) if key else None

    @staticmethod
    def _id(kind: str, key: str) -> str:
        return id_of("sample", kind, key)


def _record(model: type[AnyRecord], id_: str, values: dict[str, Any]) -> AnyRecord:
    """A record with the model's defaults for what is not said."""
    record = model(id=id_)
    for name, value in values.items():
        if name in model.described():
            setattr(record, name, model.described()[name].from_plain(value))
    return record
