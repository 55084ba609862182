"""What may be missing or odd about country figures and about the sources everything rests on."""

from wpstracker.domain.vocabularies import Priority
from wpstracker.figures.checks import NO_DATE, UNCITED, Check, GapGroup, by_sql, label_of_field
from wpstracker.words import N_

FIGURES, SOURCES = N_("country figures"), N_("sources")
_USED = """EXISTS (SELECT 1 FROM event v WHERE v.source_id = e.id) OR EXISTS (SELECT 1 FROM recommendation r WHERE r.source_id = e.id)
    OR EXISTS (SELECT 1 FROM country_figure f WHERE f.source_id = e.id) OR EXISTS (SELECT 1 FROM citation c WHERE c.source_id = e.id
        AND c.record_kind IN ('event', 'recommendation', 'country_figure'))"""
"""The reference list names hundreds of documents about plans; whoever mends begins with those the office's own records rest on."""

SOURCE_CHECKS = (
    Check(
        "figure_no_date",
        N_("Country figures without a year"),
        GapGroup.DATE,
        "country_figure",
        label_of_field("country_figure", "as_of"),
        N_("It does not say of which year it is, so it cannot be compared."),
        N_("Enter the year the figure is of."),
        Priority.MEDIUM,
        FIGURES,
        *by_sql("country_figure", NO_DATE.format("e.as_of")),
    ),
    Check(
        "figure_no_source",
        N_("Country figures without a source"),
        GapGroup.SOURCE,
        "country_figure",
        label_of_field("country_figure", "source"),
        N_("Neither a source nor the event it was given at is named."),
        N_("Name where the figure was published or said."),
        Priority.MEDIUM,
        FIGURES,
        *by_sql("country_figure", f"e.source_id IS NULL AND e.event_id IS NULL AND {UNCITED}"),
    ),
    Check(
        "source_no_date",
        N_("Sources without a date"),
        GapGroup.DATE,
        "source",
        label_of_field("source", "published"),
        N_("It does not say when it was published."),
        N_("Enter when it was published, or at least when it was read."),
        Priority.LOW,
        N_("sources of events, recommendations and figures"),
        *by_sql("source", "e.published IS NULL AND e.accessed IS NULL", _USED),
    ),
    Check(
        "source_not_at_hand",
        N_("Sources that cannot be looked up"),
        GapGroup.SOURCE,
        "source",
        label_of_field("source", "url"),
        N_("There is neither an address nor a text nor an attached file, so nobody can look it up."),
        N_("Enter the address, paste the text or attach the file."),
        Priority.LOW,
        SOURCES,
        *by_sql(
            "source",
            """coalesce(e.url, '') = '' AND coalesce(e.text, '') = ''
            AND NOT EXISTS (SELECT 1 FROM attachment a WHERE a.record = e.id)""",
        ),
    ),
)
