"""Figures about countries: a number or a statement, with its date and source."""

from pathlib import Path

import pytest

from tests.gui.contexts import a_context
from tests.gui.editors import field, opened
from wpstracker.domain.partial_date import PartialDate
from wpstracker.gui import language
from wpstracker.gui.forms.figure_editor import FigureEditor
from wpstracker.records import CountryFigure
from wpstracker.services import country_figures
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store

SAID, ORIGIN, CITATIONS, RECORD = range(4)


@pytest.fixture
def edit(app, store: Store, tmp_path: Path):
    """Opens an editor on a draft, a new figure about Kazakhstan by default."""

    def made(draft: Draft[CountryFigure] | None = None) -> FigureEditor:
        return opened(FigureEditor(a_context(store, tmp_path), draft or country_figures.blank("KZ")))

    return made


def only(store: Store) -> Draft[CountryFigure]:
    draft = country_figures.load(store, store.rows("SELECT id FROM country_figure")[0][0])
    assert draft is not None
    return draft


def test_a_figure_with_a_new_source_is_one_step(store, edit):
    editor = edit()
    field(editor, SAID, "figure_kind").set_value("women_police")
    field(editor, SAID, "as_of").set_text("2023")
    field(editor, SAID, "women").setText("1 200")
    field(editor, SAID, "men").setText("8 800")
    field(editor, ORIGIN, "source").line.setText("Statistics of the ministry")
    editor.save()
    figure = only(store).record
    assert (figure.country, figure.figure_kind, figure.as_of) == ("KZ", "women_police", PartialDate(2023))
    assert (figure.women, figure.men) == (1200, 8800)
    assert store.rows("SELECT title FROM source WHERE id = ?", (figure.source,)) == [("Statistics of the ministry",)]
    store.undo()
    assert store.rows("SELECT count(*) FROM country_figure") == [(0,)]


def test_a_figure_says_something_about_some_country(edit):
    editor = edit(country_figures.blank())
    editor.save()
    row = editor.groups[SAID].fields.row
    assert editor.isVisible() and "Choose the country" in row("country").problem() and "Enter a number" in row("statement").problem()
    field(editor, SAID, "countries").set_value(("KZ", "KG"))
    field(editor, SAID, "statement").setPlainText("Fewer than elsewhere")
    editor.save()
    assert not editor.isVisible()


def test_an_untouched_figure_is_left_as_it_was(store, edit):
    rank = store.rows("SELECT id FROM term WHERE scheme = 'rank'")[0][0]
    figure = CountryFigure(country="KZ", value=11.25, unit=" % ", rank=rank, statement=" s\n", figure_kind="unknown here")
    country_figures.save(store, Draft(figure))
    before = store.rows("SELECT count(*) FROM change")
    editor = edit(only(store))
    assert not editor.touched()
    editor.save()
    assert store.rows("SELECT count(*) FROM change") == before


def test_every_field_of_a_figure_has_its_place(edit):
    editor = edit()
    fields = {name for each in editor.groups if hasattr(each, "fields") for name in each.fields.names()}
    assert set(CountryFigure.described()) == fields


def test_the_editor_speaks_russian(edit):
    language.use("ru")
    editor = edit()
    assert not any(editor.form.list.item(at).text().isascii() for at in range(editor.form.list.count()))
