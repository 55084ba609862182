"""A series and a project as pages: what they are, and their events in the order of time."""

from wpstracker.domain.places import country_name
from wpstracker.figures.series_details import ProjectDetails, SeriesDetails
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.pages.directory_pieces import head_html, items_html, link_of
from wpstracker.gui.pages.event_lines import events_html
from wpstracker.gui.pages.facts import fact, facts, record_block, text_block
from wpstracker.gui.widgets.reading_pane import chip_html, esc, facts_html
from wpstracker.records import Project, Series, SeriesYear


def series_html(details: SeriesDetails) -> str:
    """The whole page of a series."""
    series = details.series
    return "".join(
        (
            head_html(_title(series), (series.title, *series.titles.values()), ()),
            facts_html([fact(series, "countries")]),
            items_html(tr("Chairs and years"), map(_year, details.years)),
            events_html(tr("Before it"), details.before),
            events_html(tr_n("{n} event", "{n} events", len(details.events)), details.events),
            events_html(tr("What follows"), details.follows),
            text_block(tr("About"), series.about),
            record_block(series),
        )
    )


def project_html(details: ProjectDetails) -> str:
    """The whole page of a project."""
    project = details.project
    marks = [chip_html(tr("Extra-budgetary"), role="accent") if project.extra_budgetary else ""]
    return "".join(
        (
            head_html(_title(project), (project.title, *project.titles.values()), marks),
            facts_html([*facts(project, "number"), (tr("Funder"), link_of("organisation", details.funder))]),
            text_block(tr("About"), project.about),
            events_html(tr_n("{n} event", "{n} events", len(details.events)), details.events),
            record_block(project),
        )
    )


def _title(record: Series | Project) -> str:
    return record.titles.get(words().language) or record.title


def _year(year: SeriesYear) -> str:
    """The year, who was in the chair, what happened."""
    language = words().language
    when = year.when.show(language) if year.when else tr("year not stated")
    said = "; ".join(part for part in (country_name(year.chair, language) if year.chair else "", year.note) if part)
    return tr("{when}: {what}", when=f"<b>{esc(when)}</b>", what=esc(said)) if said else f"<b>{esc(when)}</b>"
