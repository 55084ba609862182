"""What is said of a country, piece by piece, as HTML: the same for the window and for paper."""

from collections.abc import Callable, Sequence

from wpstracker.domain.indicators import Verdict
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.places import country, country_name
from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import Basis, FigureKind, MeasureStatus, Privacy, RecommendationStatus, Stage, Vocabulary
from wpstracker.figures.activity import held
from wpstracker.figures.columns import label_of, show_day
from wpstracker.figures.country_details import ClaimLine, CountryDetails, PlanLine
from wpstracker.figures.event_lines import EventLine
from wpstracker.figures.rows import Row
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.pages.country_sheet import Sheet
from wpstracker.gui.pages.directory_pieces import focal_point
from wpstracker.gui.pages.figure_lines import value_text
from wpstracker.gui.pages.obligation_view import state_chip
from wpstracker.gui.pages.plan_lines import instrument_label, period_of
from wpstracker.gui.pages.plan_status_text import confidence_in_words, stage_chip
from wpstracker.gui.roles import role_of
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.reading_pane import chip_html, esc, table_html
from wpstracker.records import Claim
from wpstracker.services.checking import is_country

_BAR = 90
_YEARS = 5
"""Years that are always shown, however little room there is."""
Section = Callable[[CountryDetails, Sheet], str]


def head(details: CountryDetails, _sheet: Sheet) -> str:
    """Name, what it belongs to, and that no 1325 plan is known where none is."""
    code, language = details.code, words().language
    known = country(code) if is_country(code) else None
    belongs = [tr("Central Asia")] if known and known.central_asia else []
    belongs.append(tr("OSCE participating State") if known and known.osce else tr("Not an OSCE participating State"))
    belongs += [tr("OSCE Partner for Co-operation")] if known and known.osce_partner else []
    none = "" if details.has_1325_plan else f"<p><b>{esc(tr('No 1325 plan known'))}</b></p>"
    return f'<h1>{esc(country_name(code, language))}</h1><p class="small">{esc(" · ".join(belongs))}</p>{none}'


def plans(details: CountryDetails, sheet: Sheet) -> str:
    """Every plan with where it stands, as of when, says who."""
    if not details.plans:
        return ""
    rows = [[_plan(line, sheet), _standing(line, sheet)] for line in sheet.shown(details.plans)]
    return _titled(tr("Plans"), table_html([tr("Plan"), tr("Status")], rows) + sheet.more(len(details.plans)))


def claims(details: CountryDetails, sheet: Sheet) -> str:
    """What was claimed, the newest first; what contradicts another claim says so."""
    lines = [*details.plans, *([details.none_known] if details.none_known else [])]
    found = [(line, each) for line in lines for each in line.claims]
    found.sort(key=lambda pair: pair[1].claim.as_of.code() if pair[1].claim.as_of else "", reverse=True)
    found.sort(key=lambda pair: str(pair[1].claim.id) not in pair[0].conflicting)
    if not found:
        return ""
    rows = "".join(
        f'<tr><td width="42%" valign="top">{_stage(line, each.claim)}</td><td valign="top">{_said(line, each, sheet)}</td></tr>'
        for line, each in sheet.shown(found)
    )
    one, two = tr("Stage, as of"), tr("Who says so, and how sure it is")
    heads = f'<tr><th align="left">{esc(one)}</th><th align="left">{esc(two)}</th></tr>'
    table = f'<table class="list" width="100%" cellspacing="0" cellpadding="0">{heads}{rows}</table>'
    return _titled(tr("What is claimed about its plans"), table + sheet.more(len(found)))


def measures(details: CountryDetails, sheet: Sheet) -> str:
    """Measures by status and indicators against their targets, plan by plan."""
    found = [line for line in details.plans if line.progress is not None]
    if not found:
        return ""
    shown = "".join(_progress(line, sheet) for line in sheet.shown(found))
    return _titled(tr("Measures and indicators"), shown + sheet.more(len(found)))


def events(details: CountryDetails, sheet: Sheet) -> str:
    """Events held by year, and how many are to come."""
    here = held(Filter(countries=(details.code,)))
    years = [(year, sum(counts.values())) for year, counts in details.events.steps.items() if counts]
    largest = max((count for _year, count in years), default=1)
    kept = years if sheet.most is None else years[-max(_YEARS, 2 * sheet.most) :]
    rows = [(year, count, sheet.ask("events", here.but(starts=PartialDate(int(year))), str(count))) for year, count in kept]
    if not (details.events_held or details.coming):
        return _titled(tr("Events by year"), f'<p class="muted">{esc(tr("No event is recorded."))}</p>')
    held_ = tr_n("{n} event held", "{n} events held", details.events_held)
    coming = tr_n("{n} still to come", "{n} still to come", details.coming)
    said = [sheet.ask("events", here, held_) if details.events_held else esc(held_), esc(coming) if details.coming else ""]
    bars = "".join(_bar(esc(year), count / largest, number) for year, count, number in rows)
    table = f'<table cellspacing="0" cellpadding="1">{bars}</table>' if bars else ""
    left = len(years) - len(kept)
    earlier = f'<p class="small">{esc(tr_n("{n} earlier year not shown", "{n} earlier years not shown", left))}</p>' if left else ""
    return _titled(tr("Events by year"), f"<p>{' · '.join(part for part in said if part)}</p>{table}{earlier}")


def recommendations(details: CountryDetails, sheet: Sheet) -> str:
    """Recommendations by status."""
    here = Filter(countries=(details.code,))
    total = sum(details.recommendations.values())
    if not total:
        none = tr("No recommendation is recorded.")
        return _titled(tr("Recommendations by status"), f'<p class="muted">{esc(none)}</p>')
    known = [(status, details.recommendations[status]) for status in RecommendationStatus if status in details.recommendations]
    rows = [_counted(RecommendationStatus, status, count, here, sheet) for status, count in known]
    if details.overdue:
        said = tr_n("{n} overdue", "{n} overdue", details.overdue)
        rows.append(sheet.ask("recommendations", here.but(overdue=True), said))
    whole = sheet.ask("recommendations", here, tr_n("{n} recommendation", "{n} recommendations", total))
    return _titled(tr("Recommendations by status"), f"<p>{whole}<br>{'&nbsp; '.join(rows)}</p>")


def figures(details: CountryDetails, sheet: Sheet) -> str:
    """Women in police and parliament, the WPS Index: value, date, source."""
    if not details.figures:
        return _titled(tr("Figures"), f'<p class="muted">{esc(tr("No figure is recorded."))}</p>')
    rows = [_figure(row, sheet) for row in sheet.shown(details.figures)]
    return _titled(tr("Figures"), _list(rows) + sheet.more(len(details.figures)))


def machinery(details: CountryDetails, sheet: Sheet) -> str:
    """The gender machinery and the focal points. On paper only those are named who may be named outside the office."""
    bodies = [sheet.record("organisation", row["id"], row["name"]) for row in sheet.shown(details.machinery)]
    named = [row for row in details.focal_points if not sheet.on_paper or row["privacy"] == Privacy.PUBLIC]
    people = [_person(row, sheet) for row in sheet.shown(named)]
    hidden = len(details.focal_points) - len(named)
    unnamed = f'<p class="small">{esc(tr_n("{n} not named here", "{n} not named here", hidden))}</p>' if hidden else ""
    if not bodies and not details.focal_points:
        return _titled(tr("Gender machinery"), f'<p class="muted">{esc(tr("None is recorded."))}</p>')
    one = _titled(tr("Gender machinery"), _list(bodies) + sheet.more(len(details.machinery))) if bodies else ""
    if not details.focal_points:
        return one
    return one + _titled(tr("Gender focal points"), _list(people) + sheet.more(len(named)) + unnamed)


def reports(details: CountryDetails, sheet: Sheet) -> str:
    """The next reports due, overdue ones first."""
    if not details.reports:
        return ""
    rows = [
        f"{esc(show_day(row['due']))}: {sheet.record('obligation', row['id'], row['title'])}<br>{state_chip(row)}"
        + (f' <span class="small">{esc(row["about"])}</span>' if row["about"] else "")
        for row in sheet.shown(details.reports)
    ]
    return _titled(tr("Next reports due"), _list(rows) + sheet.more(len(details.reports)))


def last_events(details: CountryDetails, sheet: Sheet) -> str:
    """The newest events that were held."""
    if not details.last_events:
        return ""
    lines = [_event(line, sheet) for line in sheet.shown(details.last_events)]
    left = details.events_held - len(lines)
    here = held(Filter(countries=(details.code,)))
    more = f'<p class="small">{sheet.ask("events", here, tr_n("and {n} more", "and {n} more", left))}</p>' if left > 0 else ""
    return _titled(tr("Last events"), _list(lines) + more)


_OF_PLANS: tuple[Section, ...] = (plans, claims, measures)
_OF_THE_REST: tuple[Section, ...] = (events, recommendations, figures, machinery, reports, last_events)
_ARRANGED: tuple[tuple[tuple[Section, ...], tuple[Section, ...]], ...] = (
    (_OF_PLANS, _OF_THE_REST),
    ((*_OF_PLANS, reports, last_events), (events, recommendations, figures, machinery)),
)
_WITHOUT_PLANS = ((claims, events, recommendations, last_events), (figures, machinery, reports))
ARRANGEMENTS = len(_ARRANGED)
"""How many ways there are to share out the sections between two columns."""


def in_one_column(details: CountryDetails, sheet: Sheet) -> str:
    """Everything below the head, one after the other."""
    return "".join(each(details, sheet) for each in (*_OF_PLANS, *_OF_THE_REST))


def in_two_columns(details: CountryDetails, sheet: Sheet, arrangement: int = 0) -> str:
    """The same side by side, in one of `ARRANGEMENTS`."""
    columns = _ARRANGED[arrangement] if details.plans else _WITHOUT_PLANS
    left, right = ("".join(each(details, sheet) for each in column) for column in columns)
    return (
        f'<table width="100%" cellspacing="0" cellpadding="0"><tr><td width="54%" valign="top" style="padding-right: 14px">{left}</td>'
        f'<td width="46%" valign="top">{right}</td></tr></table>'
    )


def sources(details: CountryDetails) -> list[str]:
    """The titles of the sources behind claims and figures, each once."""
    lines = [*details.plans, *([details.none_known] if details.none_known else [])]
    titles = [each.source.title for line in lines for each in line.claims if each.source]
    titles += [row["source_title"] for row in details.figures]
    return list(dict.fromkeys(title for title in titles if title))


def _titled(title: str, html: str) -> str:
    return f"<h2>{esc(title)}</h2>{html}"


def _list(items: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>" if items else ""


def _plan(line: PlanLine, sheet: Sheet) -> str:
    row = line.row
    edition = tr("edition {n}", n=row["edition"]) if row["edition"] else ""
    about = " · ".join(part for part in (instrument_label(row), edition, period_of(row)) if part)
    return f'{sheet.record("plan", row["id"], row["title"] or row["reference"])}<br><span class="small">{esc(about)}</span>'


def _standing(line: PlanLine, sheet: Sheet) -> str:
    """The stage, as of when, and what makes it doubtful."""
    row = line.row
    when = tr("as of {day}", day=row["status_as_of"].show(words().language)) if row["status_as_of"] else ""
    if row["basis"] is Basis.DERIVED and row["stage"] != Stage.UNKNOWN:
        when = tr("derived from its dates")
    doubts = [tr("Conflicting claims")] if row["conflict"] else []
    doubts += [tr("To be confirmed")] if row["standing"].to_be_confirmed and row["stage"] != Stage.UNKNOWN else []
    marks = "".join(f'<br><span class="warning">{esc(each)}</span>' for each in doubts)
    return stage_chip(row["stage"]) + (f'<br><span class="small">{esc(when)}</span>' if when else "") + marks


def _stage(line: PlanLine, claim: Claim) -> str:
    """What is claimed as of when, and whether another claim says otherwise."""
    when = claim.as_of.show(words().language) if claim.as_of else tr("date not known")
    contradicted = f'<br><span class="warning">{esc(tr("contradicted"))}</span>' if str(claim.id) in line.conflicting else ""
    return f'{stage_chip(claim.stage)}<br><span class="small">{esc(when)}</span>{contradicted}'


def _said(line: PlanLine, said: ClaimLine, sheet: Sheet) -> str:
    """Who claims it of which plan, and how sure that is."""
    who = sheet.record("source", str(said.source.id), said.source.title) if said.source else esc(tr("a source that is not named"))
    title = sheet.short(line.row["title"] or line.row["reference"])
    sure = tr("Confidence: {confidence}", confidence=confidence_in_words(said.claim.confidence))
    return f'{who}<br><span class="small">{esc(title)}. {esc(sure)}</span>'


def _progress(line: PlanLine, sheet: Sheet) -> str:
    """Counts of one plan; what nobody has reported on is counted apart."""
    assert line.progress is not None
    total = line.progress.total
    chips = [_chip(MeasureStatus, status, total.of(status)) for status in MeasureStatus if total.of(status)]
    if total.not_reported:
        chips.append(chip_html(tr("Not reported: {n}", n=total.not_reported), role="neutral"))
    lines = [f"<b>{sheet.record('plan', line.row['id'], line.row['title'])}</b>"]
    if total.total:
        said = tr("Implemented: {share} measures", share=total.implemented.text(words()))
        lines += [esc(said), "&nbsp; ".join(chips)]
    verdicts = [_chip(Verdict, verdict, total.indicators[verdict]) for verdict in Verdict if total.indicators.get(verdict)]
    if verdicts:
        lines.append(f"{esc(tr('Indicators'))}: {'&nbsp; '.join(verdicts)}")
    return f"<p>{'<br>'.join(lines)}</p>"


def _chip(vocabulary: type[Vocabulary], code: Vocabulary, count: int) -> str:
    said = tr("{label}: {n}", label=label_of(vocabulary, code, words()), n=count)
    return chip_html(said, role=role_of(vocabulary, code))


def _counted(vocabulary: type[Vocabulary], code: Vocabulary, count: int, here: Filter, sheet: Sheet) -> str:
    """A status with the number that opens its list."""
    number = sheet.ask("recommendations", here.but(statuses=(code.value,)), str(count))
    return f"{chip_html(label_of(vocabulary, code, words()), role=role_of(vocabulary, code))} {number}"


def _bar(label: str, share: float, number: str) -> str:
    """A line with a bar as long as its share of the largest."""
    width = max(3, round(_BAR * share))
    filled = f'<td bgcolor="{tokens().chart[0]}" width="{width}" style="font-size: 5pt">&nbsp;</td>'
    bar = f'<table cellspacing="0" cellpadding="0"><tr>{filled}</tr></table>'
    return f'<tr><td class="small">{label}&nbsp;&nbsp;</td><td valign="middle">{bar}</td><td>&nbsp;{number}</td></tr>'


def _figure(row: Row, sheet: Sheet) -> str:
    """What, how much, as of when, who says so."""
    kind = f"<b>{esc(label_of(FigureKind, row['figure_kind'], words()))}</b>"
    value = value_text(row)
    said = esc(value) if value else esc(sheet.short(row["statement"]))
    when = row["as_of"].show(words().language) if row["as_of"] else tr("date not known")
    source = sheet.record("source", row["source"] or "", row["source_title"]) if row["source_title"] else esc(tr("source not named"))
    about = " · ".join(part for part in (esc(sheet.short(row["institution"])), esc(when), source) if part)
    return f'{kind}: {said}<br><span class="small">{about}</span>'


def _person(row: Row, sheet: Sheet) -> str:
    about = ", ".join(sheet.short(part) for part in (row["position"], row["organisation"]) if part)
    task = focal_point(is_one=True, task=sheet.short(row["focal_point_for"]))
    return f'{sheet.record("person", row["id"], row["name"])}<br><span class="small">{esc(" · ".join(filter(None, (about, task))))}</span>'


def _event(line: EventLine, sheet: Sheet) -> str:
    return f'{sheet.record("event", line.id, line.title)}<br><span class="small">{esc(line.period.show(words().language))}</span>'
