"""What may be missing or odd about plans and the reports on them."""

from collections.abc import Callable

from wpstracker.domain.obligations import DueState
from wpstracker.domain.plan_status import IN_FORCE
from wpstracker.domain.vocabularies import Priority, Stage
from wpstracker.figures import plans
from wpstracker.figures.checks import Check, Find, Gap, GapGroup, Looking, label_of_field
from wpstracker.figures.obligations import due_rows, window
from wpstracker.figures.rows import Row
from wpstracker.words import N_

_ENDED = (Stage.EXPIRED, Stage.EVALUATED)
_ADOPTED = (*IN_FORCE, Stage.EXPIRED, Stage.EVALUATED, Stage.SUCCEEDED)
PLANS = N_("plans")


def _plans(meant: Callable[[Row], bool], wrong: Callable[[Row], bool], *shows: str) -> tuple[Find, Callable[[Looking], int]]:
    """Finder and counter for plans: those `meant` are looked at, those `wrong` are gaps."""

    def find(looking: Looking) -> list[Gap]:
        return [Gap(row["id"], {name: row[name] for name in shows}) for row in looking.plans if meant(row) and wrong(row)]

    return find, lambda looking: sum(meant(row) for row in looking.plans)


def _is_known(row: Row) -> bool:
    return bool(row["stage"] != Stage.NONE)


def _conflicting(looking: Looking) -> list[Gap]:
    return [Gap(row["id"], {"number": len(row["standing"].conflicts)}) for row in looking.plans if row["conflict"]]


def _newest(looking: Looking) -> list[Row]:
    """The newest 1325 plan of each country of which one is known."""
    known = {row["id"]: row for row in looking.plans}
    return [known[id_] for id_ in plans.newest(looking.plans) if _is_known(known[id_])]


def _expired(looking: Looking) -> list[Gap]:
    """The country's newest 1325 plan is over, and no plan names it as the one before."""
    followed = {row["predecessor"] for row in looking.plans if row["predecessor"]}
    over = (row for row in _newest(looking) if row["stage"] in _ENDED and row["id"] not in followed)
    return [Gap(row["id"], {"until": row["until"]}) for row in over]


def _unsourced(looking: Looking) -> list[Gap]:
    """Plans of which some claim names no source."""
    said = plans.claims_by_plan(looking.store)
    found = ((row["id"], len([claim for claim in said[row["id"]] if not claim.source]), len(said[row["id"]])) for row in looking.plans)
    return [Gap(id_, {"number": number, "all": every}) for id_, number, every in found if number]


def _overdue_reports(looking: Looking) -> list[Gap]:
    return [Gap(row["obligation"], {"due": row["due"]}) for row in _reports(looking) if row["state"] is DueState.OVERDUE]


def _reports(looking: Looking) -> list[Row]:
    """Reports that were due by the day."""
    asked = looking.question.narrowed_to(("countries",))
    rows = due_rows(
        looking.store, window(looking.today), looking.today, asked, looking.language, unrestricted=looking.question.unrestricted
    )
    return [row for row in rows if row["due"] < looking.today]


PLAN_CHECKS = (
    Check(
        "plan_no_date",
        N_("Adopted plans without a date"),
        GapGroup.DATE,
        "plan",
        label_of_field("plan", "adopted"),
        N_("Its stage is “{stage}”, but neither its adoption nor its coming into force has a date."),
        N_("Enter when it was adopted or came into force, even if only the year is known."),
        Priority.MEDIUM,
        PLANS,
        *_plans(_is_known, lambda row: row["stage"] in _ADOPTED and not (row["adopted"] or row["in_force"] or row["launched"]), "stage"),
    ),
    Check(
        "plan_no_end",
        N_("Plans in force without an end"),
        GapGroup.DATE,
        "plan",
        label_of_field("plan", "until"),
        N_("It is in force, but does not say until when, so it never expires."),
        N_("Enter until when it applies, if the act or the plan says so."),
        Priority.LOW,
        N_("plans in force"),
        *_plans(lambda row: row["stage"] in IN_FORCE, lambda row: row["until"] is None),
    ),
    Check(
        "plan_expired",
        N_("Expired 1325 plans without a successor"),
        GapGroup.EXPIRED,
        "plan",
        label_of_field("plan", "predecessor"),
        N_("The newest 1325 plan of the country is over, and no plan follows it."),
        N_("Find out whether a new plan is being prepared, and record it with this one as its predecessor."),
        Priority.HIGH,
        N_("countries with a 1325 plan"),
        _expired,
        lambda looking: len(_newest(looking)),
    ),
    Check(
        "plan_to_confirm",
        N_("Plans whose status is to be confirmed"),
        GapGroup.TO_CONFIRM,
        "plan",
        label_of_field("plan", "notes"),
        N_("Its status “{stage}” rests on low or unverified confidence."),
        N_("Find a source for the status and add it as a claim."),
        Priority.MEDIUM,
        PLANS,
        *_plans(_is_known, lambda row: row["standing"].to_be_confirmed, "stage"),
    ),
    Check(
        "plan_conflict",
        N_("Plans with conflicting claims"),
        GapGroup.CONFLICTS,
        "plan",
        N_("Status claims"),
        N_("Claims about its stage contradict each other; pairs: {number}."),
        N_("Compare the sources. Both claims stay; lower the confidence of the one that is wrong and say why."),
        Priority.MEDIUM,
        PLANS,
        _conflicting,
        lambda looking: len(looking.plans),
    ),
    Check(
        "plan_no_source",
        N_("Plans with claims that name no source"),
        GapGroup.SOURCE,
        "plan",
        N_("Status claims"),
        N_("{number} of {all} claims about its stage name no source."),
        N_("Name the source of each claim."),
        Priority.LOW,
        PLANS,
        _unsourced,
        lambda looking: len(looking.plans),
    ),
    Check(
        "report_overdue",
        N_("Overdue reports"),
        GapGroup.LATE,
        "obligation",
        N_("Handed in on"),
        N_("The report due on {due} is not marked as handed in."),
        N_("Hand it in, or mark when it was handed in."),
        Priority.HIGH,
        N_("reports due so far"),
        _overdue_reports,
        lambda looking: len(_reports(looking)),
    ),
)
