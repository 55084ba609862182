"""The bundled reference data hold together."""

import re
from collections import Counter
from xml.etree import ElementTree

import pytest

from wpstracker.assets import reference, resource
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.places import country
from wpstracker.domain.vocabularies import Confidence, PlanRole, Scheme, Stage, YesNo

TERMS = reference("terms")["terms"]
NAPS = reference("naps")
PLANS = NAPS["plans"]
ORGANISATIONS = reference("organisations")["organisations"]
PLACES = reference("places")["places"]


def terms_of(scheme: str) -> list[dict]:
    return [term for term in TERMS if term["scheme"] == scheme]


# Terms


def test_the_ten_wps_resolutions_carry_their_right_years():
    years = {term["number"]: term["year"] for term in terms_of("resolution")}
    assert years == {1325: 2000, 1820: 2008, 1888: 2009, 1889: 2009, 1960: 2010, 2106: 2013, 2122: 2013, 2242: 2015, 2467: 2019, 2493: 2019}
    assert all(term["wps"] and term["date"].startswith(str(term["year"])) for term in terms_of("resolution"))


def test_related_resolutions_are_never_counted_as_wps():
    related = {term["number"] for term in terms_of("framework") if term.get("wps") is False}
    assert related == {2250, 2419, 2535, 2538}
    refused = {entry["number"] for entry in reference("terms")["do_not_tag_as_wps"]}
    assert refused == {1540, 1244, 2475, 2405}
    assert not refused & {term.get("number") for term in TERMS}


def test_every_term_is_worded_in_english_and_russian():
    for term in TERMS:
        assert term["labels"]["en"] and re.search("[а-яА-Я]|NATO|^ЕС", term["labels"]["ru"]), term["code"]
        assert set(term["labels"]) == {"en", "ru"}
        assert "description" not in term or set(term["description"]) == {"en", "ru"}


def test_terms_are_unique_and_their_parents_exist():
    keys = Counter((term["scheme"], term["code"]) for term in TERMS)
    assert max(keys.values()) == 1
    assert all(term["parent"] is None or (term["scheme"], term["parent"]) in keys for term in TERMS)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", term["code"]) for term in terms_of("institution_type"))


def test_every_list_of_the_program_but_own_tags_is_filled():
    counts = Counter(term["scheme"] for term in TERMS)
    assert set(counts) == {str(scheme) for scheme in Scheme} - {"tag"}
    assert counts["pillar"] == 4 and counts["resolution"] == 10 and counts["theme"] == 30 and counts["institution_type"] == 36


def test_an_alias_means_one_term_of_its_list():
    said = Counter((term["scheme"], alias.casefold()) for term in TERMS for alias in {*term["aliases"], *term["labels"].values()})
    assert [key for key, times in said.items() if times > 1] == []


def test_only_pillars_are_coloured():
    assert all(re.fullmatch("#[0-9A-F]{6}", term["colour"]) for term in terms_of("pillar"))
    assert not any("colour" in term for term in TERMS if term["scheme"] != "pillar")


# Plans


def test_there_are_181_reference_plans_with_ids_of_their_own():
    assert len(PLANS) == 181
    assert len({plan["id"] for plan in PLANS}) == 181
    assert all(re.fullmatch(r"[a-z]{2}-(unscr_1325|gender_equality)-(\d|\d{4}|none)", plan["id"]) for plan in PLANS)
    assert all(plan["id"].startswith(plan["country"].lower() + "-") and country(plan["country"]) for plan in PLANS)


def test_no_plan_known_is_a_remark_and_has_no_title():
    without = {plan["country"] for plan in PLANS if not plan["is_plan"]}
    assert without == {"AD", "BY", "HU", "LI", "MC", "RU", "SM", "TM", "TR", "VA"}
    for plan in PLANS:
        assert plan["is_plan"] == (plan["status"] != "none") == (plan["title"] is not None)
        assert plan["title"] is None or (plan["title"]["en"] and re.search("[а-я]", plan["title"]["ru"]))


def test_every_plan_says_what_it_rests_on():
    for plan in PLANS:
        assert plan["status"] in NAPS["status_values"] and plan["status_basis"] in NAPS["status_basis_values"], plan["id"]
        assert plan["confidence"] in NAPS["confidence_values"] and plan["confidence"] in list(Confidence), plan["id"]
        assert plan["sources"] or plan["confidence"] == "unverified", plan["id"]
        assert all(source["url"].startswith("http") for source in plan["sources"]), plan["id"]
        assert PartialDate.parse(plan["status_as_of"])
        assert plan["adopted_date"] is None or int(plan["adopted_date"][:4]) == plan["year_adopted"], plan["id"]


def test_a_dated_claim_names_a_stage_of_the_program_and_a_source_of_its_plan():
    claims = [(plan, claim) for plan in PLANS for claim in plan["claims"]]
    assert claims
    for plan, claim in claims:
        assert claim["stage"] in list(Stage) and claim["confidence"] in list(Confidence), plan["id"]
        assert claim["source"]["url"] in [source["url"] for source in plan["sources"]], plan["id"]
        assert claim["as_of"] is None or PartialDate.parse(claim["as_of"])


def test_central_asia_is_told_as_it_is():
    told = {plan["id"]: plan for plan in PLANS}
    assert told["tm-unscr_1325-none"]["status"] == "none"
    assert told["tj-unscr_1325-3"]["conflicts"] == ["status"]
    assert [told[f"kg-unscr_1325-{n}"]["edition_by"] for n in (2, 3, 4)] == ["UN Women"] * 3


def test_what_the_list_knows_of_bodies_money_and_amendments_fits_the_program():
    bodies = {body["id"]: body for body in ORGANISATIONS}
    for plan in PLANS:
        for said in plan.get("bodies", ()):
            assert bodies[said["organisation"]]["country"] == plan["country"] and said["role"] in list(PlanRole)
        for said in plan.get("amendments", ()):
            assert said["note"] and (said["made"] is None or PartialDate.parse(said["made"]))
        assert plan.get("budget") is None or plan["budget"]["answer"] in list(YesNo)
        assert plan.get("launched") is None or PartialDate.from_code(plan["launched"])
    assert sum("bodies" in plan for plan in PLANS) == 10 and sum("amendments" in plan for plan in PLANS) == 5


# Places and bodies


def test_places_keep_their_other_names():
    by_name = {place["names"]["en"]: place for place in PLACES}
    assert "Borovoye" in by_name["Burabay"]["other_names"]
    assert by_name["Astana"]["dated_names"] == [{"name": "Nur-Sultan", "from": "2019-03-23", "to": "2022-09-17"}]
    assert {place["country"] for place in PLACES if place["capital"]} == {"KZ", "KG", "TJ", "TM", "UZ"}
    assert len(PLACES) == 68


def test_organisations_are_named_in_two_languages_and_hang_together():
    ids = [body["id"] for body in ORGANISATIONS]
    types = {term["code"] for term in terms_of("institution_type")}
    assert len(ids) == len(set(ids)) == 52
    for body in ORGANISATIONS:
        assert body["names"]["en"] and body["names"]["ru"], body["id"]
        assert body["institution_type"] in types and (body["parent"] is None or body["parent"] in ids), body["id"]
        assert body["country"] is None or country(body["country"])
    assert {body["country"] for body in ORGANISATIONS if body["gender_machinery"]} == {"KZ", "KG", "TJ", "TM", "UZ"}


# Icons


@pytest.mark.parametrize("path", sorted(resource("icons").glob("*.svg")), ids=lambda path: path.stem)
def test_an_icon_is_an_svg_in_the_colour_of_the_text(path):
    assert ElementTree.parse(path).getroot().tag == "{http://www.w3.org/2000/svg}svg"
    assert path.stem == "app" or "currentColor" in path.read_text(encoding="utf-8")


def test_the_icons_licence_stands_beside_them():
    assert "ISC License" in resource("icons", "LICENSE").read_text(encoding="utf-8")
