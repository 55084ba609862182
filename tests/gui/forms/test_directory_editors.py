"""The editors of the directory: what is typed is saved as one step, what is wrong stands beside its field, untouched stays untouched."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.gui.contexts import a_context
from tests.gui.editors import field, opened, problem
from wpstracker.domain.partial_date import PartialDate
from wpstracker.gui.forms.editor import Editor
from wpstracker.gui.forms.organisation_editor import OrganisationEditor
from wpstracker.gui.forms.person_editor import PersonEditor
from wpstracker.gui.forms.project_editor import ProjectEditor
from wpstracker.gui.forms.series_editor import SeriesEditor
from wpstracker.records import Membership, OtherName, Position, SeriesYear
from wpstracker.services import organisations, people, projects, sample, series
from wpstracker.services.drafts import Draft
from wpstracker.services.seeding import term_id
from wpstracker.store.database import Store

NOUNS: list[Any] = [
    (organisations, OrganisationEditor, "organisation"),
    (people, PersonEditor, "person"),
    (series, SeriesEditor, "series"),
    (projects, ProjectEditor, "project"),
]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The sample file."""
    path = tmp_path_factory.mktemp("sample") / "s.wpst"
    sample.write_sample(path).close()
    return path.read_bytes()


@pytest.fixture
def store(tmp_path: Path, filled: bytes) -> Iterator[Store]:
    path = tmp_path / "t.wpst"
    path.write_bytes(filled)
    opened = Store.open(path)
    yield opened
    opened.close()


Edit = Callable[[type[Editor], Draft[Any]], Any]


@pytest.fixture
def edit(app, store: Store, tmp_path: Path) -> Edit:
    def made(kind: Any, draft: Draft[Any]) -> Editor:
        editor: Editor = kind(a_context(store, tmp_path), draft)
        return opened(editor)

    return made


def saved_by(editor: Any) -> str:
    """The id of what is saved."""
    ids: list[str] = []
    editor.saved.connect(ids.append)
    editor.save()
    assert ids, "not saved"
    return ids[0]


@pytest.mark.parametrize(("service", "editor", "kind"), NOUNS, ids=lambda each: each if isinstance(each, str) else "")
def test_what_is_not_touched_stays_as_it_is(store: Store, edit: Edit, service, editor, kind: str) -> None:
    changes = store.rows("SELECT count(*) FROM change")
    for (id_,) in store.rows(f'SELECT id FROM "{kind}"')[:12]:
        opened = edit(editor, service.load(store, id_))
        assert not opened.touched()
        opened.write()
        service.save(store, opened.draft)
        opened.reject()
    assert store.rows("SELECT count(*) FROM change") == changes


@pytest.mark.parametrize(("service", "editor", "kind"), NOUNS, ids=lambda each: each if isinstance(each, str) else "")
def test_without_a_name_nothing_is_saved_and_it_is_said_where(store: Store, edit: Edit, service, editor, kind: str) -> None:
    before = store.rows(f'SELECT count(*) FROM "{kind}"')
    opened = edit(editor, service.blank())
    opened.save()
    name = "name" if kind in ("organisation", "person") else "title"
    assert problem(opened, 0, name).startswith("Give it a")
    assert opened.isVisible() and store.rows(f'SELECT count(*) FROM "{kind}"') == before


def test_an_organisation_with_a_new_body_above_it_is_one_step(store: Store, edit: Edit) -> None:
    editor = edit(OrganisationEditor, organisations.blank())
    field(editor, 0, "name").setText("Gender Unit")
    field(editor, 0, "acronym").setText("GU")
    field(editor, 0, "parent_organisation").line.setText("Ministry of Everything")
    field(editor, 0, "institution_type").set_value(term_id("institution_type", "border_service"))
    field(editor, 0, "gender_machinery").setChecked(True)
    other = editor.groups[1].rows.add_row()
    other.fields.widget("name").setText("Women's Desk")
    other.fields.widget("used_until").set_text("2012")
    member = editor.groups[3].rows.add_row()
    member.fields.widget("member").line.setText("OSCE Centre in Astana")
    member.fields.widget("since").set_text("2020")
    id_ = saved_by(editor)

    draft = organisations.load(store, id_)

    assert draft
    body = draft.record
    assert (body.name, body.acronym, body.gender_machinery) == ("Gender Unit", "GU", True)
    assert store.rows("SELECT name FROM organisation WHERE id = ?", (body.parent_organisation,)) == [("Ministry of Everything",)]
    assert store.rows("SELECT code FROM term WHERE id = ?", (body.institution_type,)) == [("border_service",)]
    assert [(each.name, each.used_until) for each in draft.of(OtherName)] == [("Women's Desk", PartialDate(2012))]
    (part,) = draft.of(Membership)
    assert store.rows("SELECT name FROM organisation WHERE id = ?", (part.member,)) == [("OSCE Programme Office in Astana",)]
    store.undo()
    assert organisations.load(store, id_) is None
    assert not store.rows("SELECT 1 FROM organisation WHERE name = 'Ministry of Everything'")


def test_a_body_cannot_be_put_below_its_own_unit(store: Store, edit: Edit) -> None:
    (osce,) = store.rows("SELECT id FROM organisation WHERE acronym = 'OSCE'")[0]
    editor = edit(OrganisationEditor, organisations.load(store, osce))  # type: ignore[arg-type]
    field(editor, 0, "parent_organisation").line.setText("OSCE Strategic Police Matters Unit")
    editor.save()
    assert problem(editor, 0, "parent_organisation").startswith("An organisation cannot be part of itself")
    assert editor.isVisible()


def test_a_name_that_ends_before_it_begins_is_told_in_its_row(store: Store, edit: Edit) -> None:
    editor = edit(OrganisationEditor, organisations.blank())
    field(editor, 0, "name").setText("Body")
    row = editor.groups[1].rows.add_row()
    row.fields.widget("name").setText("Old")
    row.fields.widget("used_from").set_text("2012")
    row.fields.widget("used_until").set_text("2011")
    editor.save()
    assert row.fields.row("used_until").problem().startswith("The name would be out of use")


def test_a_person_with_positions_over_time(store: Store, edit: Edit) -> None:
    editor = edit(PersonEditor, people.blank())
    field(editor, 0, "name").setText("A. Person")
    row = editor.groups[1].rows.add_row()
    row.fields.widget("title").setText("Adviser")
    row.fields.widget("organisation").line.setText("ODIHR")
    row.fields.widget("held_from").set_text("May 2021")
    row.fields.widget("focal_point").setChecked(True)
    row.fields.widget("focal_point_for").setText("police reform")
    field(editor, 2, "contact").setPlainText("a@example.org")
    id_ = saved_by(editor)
    draft = people.load(store, id_)
    assert draft and draft.record.contact == "a@example.org"
    (held,) = draft.of(Position)
    assert (held.title, held.held_from, held.focal_point, held.focal_point_for) == ("Adviser", PartialDate(2021, 5), True, "police reform")
    assert held.organisation


def test_the_contact_is_not_told_in_the_list_of_sections(store: Store, edit: Edit) -> None:
    editor = edit(PersonEditor, people.blank())
    field(editor, 2, "contact").setPlainText("a@example.org")
    assert "example" not in editor.groups[2].summary() and editor.groups[2].summary()


def test_a_series_with_its_chairs(store: Store, edit: Edit) -> None:
    editor = edit(SeriesEditor, series.blank())
    field(editor, 0, "title").setText("Forum")
    row = editor.groups[1].rows.add_row()
    row.fields.widget("when").set_text("2022")
    row.fields.widget("chair").set_value("TM")
    draft = series.load(store, saved_by(editor))
    assert draft and [(year.when, year.chair) for year in draft.of(SeriesYear)] == [(PartialDate(2022), "TM")]


def test_a_project_with_a_new_funder(store: Store, edit: Edit) -> None:
    editor = edit(ProjectEditor, projects.blank())
    field(editor, 0, "title").setText("Safe borders")
    field(editor, 0, "number").setText("2201456")
    field(editor, 0, "funder").line.setText("Fund of Somewhere")
    field(editor, 0, "extra_budgetary").setChecked(True)
    draft = projects.load(store, saved_by(editor))
    assert draft and (draft.record.number, draft.record.extra_budgetary) == ("2201456", True)
    assert store.rows("SELECT name FROM organisation WHERE id = ?", (draft.record.funder,)) == [("Fund of Somewhere",)]
