"""The country overview in figures: plans by stage and region, and plans over the years."""

from collections.abc import Iterator, Sequence
from datetime import date

from wpstracker.domain.places import Region, country_name, region_of
from wpstracker.domain.vocabularies import Instrument, Stage
from wpstracker.figures.columns import Column, Type
from wpstracker.figures.country_overview import stages_by_region
from wpstracker.figures.plans import newest
from wpstracker.figures.rows import Row
from wpstracker.figures.timeline import Bar, Span, Timeline, timeline
from wpstracker.reports.book import Block, Chart, Fact, Figures, PageSheet, TableSheet
from wpstracker.reports.greys import told_apart
from wpstracker.words import N_, Words

MOST_BARS = 24
"""Bars of a chart that still fits a page."""
_REGIONS = {Region.CENTRAL_ASIA: "D55E00", Region.OSCE: "0072B2", Region.PARTNERS: "00875F", Region.OTHERS: "A3ADB7"}
_AS_NOTHING = "FFFFFF"
_SPANS = dict(zip((Span.IN_FORCE, Span.OPEN, Span.PREPARED, Span.OVER), told_apart(("00875F", "8CC9AE", "56B4E9", "A3ADB7")), strict=True))
"""Apart in grey whichever of them a chart has, so that each has one colour in all of them."""


def summary_page(countries: Sequence[Row], plans: Sequence[Row], sheets: Sequence[TableSheet], day: date, words: Words) -> PageSheet:
    """How much each sheet holds, then the stages, then a timeline for each region."""
    facts: list[Block] = [Fact(sheet.title, sheet.count, sheet.title) for sheet in sheets]
    blocks = [*facts, _stages(countries, words), *_timelines(plans, day, words)]
    return PageSheet(words(N_("Summary")), words(N_("Countries in figures")), blocks)


def _stages(countries: Sequence[Row], words: Words) -> Figures:
    """The newest 1325 plan of each country by stage and region."""
    counts = stages_by_region(countries)
    regions = [region for region in Region if any(region in each for each in counts.values())]
    rows = [
        {"stage": words(stage.label), "all": sum(each.values())} | {region.value: each.get(region) for region in regions}
        for stage, each in counts.items()
    ]
    columns = (
        Column("stage", N_("Present status"), Type.TEXT),
        *(Column(region.value, region.label, Type.COUNT) for region in regions),
        Column("all", N_("Together"), Type.COUNT),
    )
    title = words(N_("1325 plans by present status"))
    chart = Chart(title, [region.value for region in regions], [_REGIONS[region] for region in regions], lying=True)
    remark = words(
        N_("The newest 1325 NAP of each country; other instruments are not counted. Status to be confirmed: {unsure}."),
        unsure=sum(bool(row.get("to_confirm")) for row in countries if row.get("stage") in list(Stage)),
    )
    return Figures("StagesByRegion", title, columns, rows, remark, chart)


def _timelines(plans: Sequence[Row], day: date, words: Words) -> Iterator[Figures]:
    """All editions where they fit a page, else the newest of each country in as many parts as it takes."""
    every = [plan for plan in plans if plan["instrument"] == Instrument.NAP_1325 and plan["stage"] != Stage.NONE]
    latest = set(newest(every))
    for region in Region:
        here = sorted((plan for plan in every if region_of(plan["country"]) is region), key=lambda plan: _place(plan, words))
        line, title = timeline(here, day), N_("1325 plans over the years, every edition: {region}")
        if len(line.bars) > MOST_BARS:
            line = timeline([plan for plan in here if plan["id"] in latest], day)
            title = N_("1325 plans over the years, newest edition: {region}")
        for number, bars in enumerate(_parts(line.bars), 1):
            yield _timeline(f"Timeline{region.name.title().replace('_', '')}{number}", title, region, line, bars, words)


def _place(plan: Row, words: Words) -> tuple[str, int]:
    return country_name(plan["country"], words.language), plan["edition"] or 0


def _parts(bars: Sequence[Bar]) -> list[Sequence[Bar]]:
    """Parts of about the same size, none longer than a page."""
    parts = -(-len(bars) // MOST_BARS)
    size = -(-len(bars) // parts) if parts else 1
    return [bars[start : start + size] for start in range(0, len(bars), size)]


def _timeline(name: str, title: str, region: Region, line: Timeline, bars: Sequence[Bar], words: Words) -> Figures:
    rows = [_row(bar, words) for bar in bars]
    spans = [span for span in Span if any(bar.span is span for bar in bars)]
    columns = (
        Column("plan", N_("Country and edition"), Type.TEXT),
        Column("first", N_("First year"), Type.NUMBER),
        *(Column(span.value, span.label, Type.COUNT) for span in spans),
        Column("last", N_("Final year"), Type.NUMBER),
    )
    said = words(title, region=words(region.label))
    chart = Chart(said, ("first", *spans), (_AS_NOTHING, *(_SPANS[span] for span in spans)), lying=True, years=line.years)
    remark = words(N_("The colours last so many years, the first and the last included; a plan in force without an end up to now."))
    if line.undated:
        n = line.undated
        remark += " " + words.plural("{n} plan without known dates is not shown.", "{n} plans without known dates are not shown.", n)
    return Figures(name, said, columns, rows, remark, chart)


def _row(bar: Bar, words: Words) -> Row:
    country = country_name(bar.country, words.language)
    said = words(N_("{country} ({edition})"), country=country, edition=bar.edition) if bar.edition else country
    return {"plan": said, "first": bar.first, bar.span.value: bar.years, "last": bar.first + bar.years - 1}
