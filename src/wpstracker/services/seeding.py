"""What a new file starts with: the official terms and the reference plans, the same records with the same ids in every office."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from wpstracker.assets import reference
from wpstracker.domain.identity import FIRST_OWN_CHANGE, genesis_id, id_of
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.vocabularies import Basis, Confidence, Instrument, PlanRole, SourceKind, Stage, YesNo
from wpstracker.records import (
    Amendment,
    Citation,
    Claim,
    Organisation,
    OtherName,
    Plan,
    PlanOrganisation,
    Record,
    Source,
    Term,
)
from wpstracker.store.database import Store
from wpstracker.words import N_

REVISION = 1
"""Counts up when the reference data change, so that no change id ever gets other content."""

_INSTRUMENTS = {"unscr_1325": Instrument.NAP_1325, "gender_equality": Instrument.GENDER_EQUALITY}
_STAGES = {
    "none": Stage.NONE,
    "under_development": Stage.DRAFTING,
    "adopted": Stage.ADOPTED,
    "under_implementation": Stage.IMPLEMENTATION,
    "under_revision": Stage.AMENDED,
    "expired": Stage.EXPIRED,
}
_BASES = {"derived_from_period": Basis.DERIVED, "stated": Basis.STATED, "general_knowledge": Basis.GENERAL_KNOWLEDGE}


NO_PLAN = {"en": "No plan on UNSCR 1325 is known", "ru": "План по реализации РСБ ООН 1325 не известен"}


def seed(store: Store) -> None:
    """Write the reference records into a new file, as one step that cannot be undone."""
    with store.change(N_("Set up the file")) as writer:
        for record in (*_terms(), *_organisations(), *_plans()):
            writer.seed(record, genesis_id(str(record.id), REVISION))
    store.undo_stack.forget()


def is_seeded(store: Store, id_: str) -> bool:
    """Whether every file starts with this record."""
    return bool(store.rows("SELECT 1 FROM change WHERE record = ? AND id < ? LIMIT 1", (id_, FIRST_OWN_CHANGE)))


def term_id(scheme: str, code: str) -> str:
    """The id an official term has in every file."""
    return id_of("term", scheme, code)


def organisation_id(key: str) -> str:
    """The id a reference body has in every file; keys stand in `data/organisations.json`."""
    return id_of("organisation", key)


def plan_id(slug: str) -> str:
    """The id a reference plan has in every file; slugs stand in `data/naps.json`."""
    return id_of("plan", slug)


def source_id(url: str, title: str) -> str:
    """The id of a reference source: one per address."""
    return id_of("source", url or title)


def _terms() -> Iterator[Term]:
    for term in reference("terms")["terms"]:
        yield Term(
            id=term_id(term["scheme"], term["code"]),
            scheme=term["scheme"],
            code=term["code"],
            labels=term["labels"],
            description=term.get("description") or {},
            aliases=tuple(term.get("aliases") or ()),
            parent_term=term_id(term["scheme"], term["parent"]) if term.get("parent") else None,
            colour=term.get("colour") or "",
            official=bool(term.get("official")),
            sort=term.get("sort"),
        )


def _organisations() -> Iterator[Organisation | OtherName]:
    """Gender machineries, OSCE structures and regional bodies, so that they need not be typed."""
    for body in reference("organisations")["organisations"]:
        names = dict(body["names"])
        yield Organisation(
            id=organisation_id(body["id"]),
            reference=f"REF-{body['id'].upper()}",
            name=names.pop("en"),
            names=names,
            acronym=next(iter(body["acronyms"]), ""),
            aliases=(*body["aliases"], *body["acronyms"][1:]),
            parent_organisation=organisation_id(body["parent"]) if body["parent"] else None,
            institution_type=term_id("institution_type", body["institution_type"]) if body["institution_type"] else None,
            country=body["country"] or "",
            gender_machinery=bool(body["gender_machinery"]),
            notes=body["note"] or "",
        )
        yield from _former_names(body)


def _former_names(body: dict[str, Any]) -> Iterator[OtherName]:
    """The names a body had, with the years they were used as far as they are known."""
    for number, former in enumerate(body["former_names"]):
        yield OtherName(
            id=id_of("other_name", body["id"], str(number)),
            organisation=organisation_id(body["id"]),
            name=former["name"],
            used_from=_date(former["from"]),
            used_until=_date(former["to"]),
            sort=number,
        )


def _plans() -> Iterator[Record]:
    """Each plan, what it was compiled from, and what is claimed of it."""
    listed = _list_itself()
    sources: dict[str, Source] = {str(listed.id): listed}
    records: list[Record] = []
    for entry in reference("naps")["plans"]:
        for said in _sources_named(entry):
            source = _source(said)
            if said.get("title") or str(source.id) not in sources:  # the same page may be named once with a title, once by its address only
                sources[str(source.id)] = source
        records += [_plan(entry), *_bodies(entry), *_amendments(entry), *_claims(entry, str(listed.id)), *_citations(entry)]
    yield from sources.values()
    yield from records


def _sources_named(entry: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from entry["sources"]
    for claim in entry.get("claims") or ():
        if isinstance(claim.get("source"), dict):
            yield claim["source"]


def _source(said: dict[str, Any]) -> Source:
    """A source of the list; one without a title is called by the site it stands on."""
    url, title = said.get("url") or "", said.get("title") or ""
    id_ = source_id(url, title)
    site = urlsplit(url).netloc.removeprefix("www.")
    return Source(
        id=id_,
        reference=f"REF-{id_[:8]}",
        title=title or site,
        publisher="" if title else site,
        url=url,
        source_kind=SourceKind.WEB_PAGE.value,
    )


def _plan(entry: dict[str, Any]) -> Plan:
    titles = entry["title"] or NO_PLAN
    adopted = entry["adopted_date"] or entry["year_adopted"]
    money = entry.get("budget") or {}
    return Plan(
        id=plan_id(entry["id"]),
        reference=entry["id"].upper(),
        country=entry["country"],
        title=titles["en"],
        titles={"ru": titles["ru"]},
        instrument=_INSTRUMENTS[entry["plan_type"]].value,
        edition=entry["edition"],
        edition_counted_by=entry.get("edition_by") or "",
        adopted=_date(adopted),
        launched=_date(entry.get("launched")),
        in_force=_date(entry["period_start"]),
        until=_date(entry["period_end"]),
        act=entry.get("act") or "",
        lead_body=entry["lead_institution"] or "",
        budgeted=YesNo(money["answer"]).value if money else None,
        budget=money.get("amount"),
        currency=money.get("currency") or "",
        public=entry.get("public", True),
        predecessor=_before(entry),
        from_reference=True,
        notes=entry["note"] or "",
    )


def _before(entry: dict[str, Any]) -> str | None:
    """The plan of the same country and kind with the edition before, if the list has it."""
    edition = (entry["edition"] or 0) - 1
    found = (other for other in reference("naps")["plans"] if other["edition"] == edition)
    same = (other["id"] for other in found if (other["country"], other["plan_type"]) == (entry["country"], entry["plan_type"]))
    slug = next(same, None)
    return plan_id(slug) if slug else None


def _bodies(entry: dict[str, Any]) -> Iterator[PlanOrganisation]:
    """Bodies of the plan that stand among the reference bodies."""
    for number, said in enumerate(entry.get("bodies") or ()):
        yield PlanOrganisation(
            id=id_of("plan_organisation", entry["id"], said["organisation"], said["role"]),
            plan=plan_id(entry["id"]),
            organisation=organisation_id(said["organisation"]),
            role=PlanRole(said["role"]).value,
            sort=number,
        )


def _amendments(entry: dict[str, Any]) -> Iterator[Amendment]:
    """What the list knows to have been changed after the adoption."""
    for number, said in enumerate(entry.get("amendments") or ()):
        yield Amendment(
            id=id_of("amendment", entry["id"], str(number)),
            plan=plan_id(entry["id"]),
            made=_date(said["made"]),
            act=said["act"] or "",
            note=said["note"] or "",
            sort=number,
        )


def _list_itself() -> Source:
    """The reference list as a source: what it concludes from several sources is its own word, not theirs."""
    as_of = reference("naps")["as_of"]
    return Source(
        id=id_of("source", "reference list of plans"),
        reference="REF-PLANS",
        title=f"Reference list of national action plans, {as_of}",
        publisher="WPS Tracker",
        published=_date(as_of),
        source_kind=SourceKind.LIST.value,
    )


def _citations(entry: dict[str, Any]) -> Iterator[Citation]:
    """The sources a plan of the list was compiled from."""
    for number, said in enumerate(entry["sources"]):
        yield Citation(
            id=id_of("citation", entry["id"], str(number)),
            record_kind=Plan.kind(),
            record=plan_id(entry["id"]),
            source=_source(said).id,
            confidence=Confidence(entry["confidence"]).value,
            sort=number,
        )


def _claims(entry: dict[str, Any], listed: str) -> Iterator[Claim]:
    """The status the list itself gives, then what each source said at its time."""
    yield Claim(
        id=id_of("claim", entry["id"], "list"),
        plan=plan_id(entry["id"]),
        stage=_listed_stage(entry).value,
        as_of=_date(entry["status_as_of"]),
        basis=_BASES[entry["status_basis"]].value,
        confidence=Confidence(entry["confidence"]).value,
        source=listed,
        note=entry["note"] or "",
    )
    for number, said in enumerate(entry["claims"]):
        yield Claim(
            id=id_of("claim", entry["id"], str(number)),
            plan=plan_id(entry["id"]),
            stage=Stage(said["stage"]).value,
            as_of=_date(said["as_of"]),
            basis=Basis.STATED.value,
            confidence=Confidence(said["confidence"]).value,
            source=_source(said["source"]).id if said.get("source") else None,
            quote=said["quote"] or "",
            note=said["note"] or "",
        )


def _listed_stage(entry: dict[str, Any]) -> Stage:
    """The list knows "under development" only; where a source says how far the draft has come, that is what it means."""
    stage = _STAGES[entry["status"]]
    if stage is not Stage.DRAFTING:
        return stage
    said = [Stage(claim["stage"]) for claim in entry["claims"]]
    return next((stage for stage in reversed(said) if stage in (Stage.ANNOUNCED, Stage.CONSULTATION, Stage.SUBMITTED)), stage)


def _date(given: str | int | None) -> PartialDate | None:
    return PartialDate.from_code(str(given)) if given else None
