"""The event editor: typing, saving, what is wrong beside its field, nothing written that was not touched."""

import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QWidget

from wpstracker.domain.partial_date import PartialDate
from wpstracker.gui import language
from wpstracker.gui.context import Context
from wpstracker.gui.forms.event_editor import EventEditor
from wpstracker.gui.settings import Settings
from wpstracker.records import (
    PARTS,
    Citation,
    Event,
    EventOrganisation,
    EventPerson,
    EventPlan,
    Organisation,
    Participation,
    Person,
    Plan,
    PlanItem,
    PriorityArea,
    Project,
    Quote,
    Recommendation,
    Result,
    Series,
    Source,
    Term,
)
from wpstracker.services import events, files
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store

BASICS, ORGANISED, PEOPLE, PARTICIPATION, RESULTS, TAGS, ABOUT, QUOTES, PLANS, MEASURES, COST, SOURCE, CITATIONS, RECORD = range(14)


@pytest.fixture
def store(tmp_path: Path):
    store = files.new_file(tmp_path / "t.wpst")
    yield store
    store.close()


@pytest.fixture
def context(store: Store, tmp_path: Path) -> Context:
    return Context(store, Settings(tmp_path / "s.ini"), SimpleNamespace(), lambda: date(2026, 11, 22))


@pytest.fixture
def edit(app, context):
    """Opens an editor on a draft, a new one by default."""

    editors: list[EventEditor] = []

    def opened(draft: Draft[Event] | None = None) -> EventEditor:
        editor = EventEditor(context, draft or events.blank())
        editor.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        editors.append(editor)
        editor.open()
        editor.activateWindow()
        app.processEvents()
        return editor

    yield opened
    for editor in editors:
        editor.done(0)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def write(text: str) -> None:
    """Type into whatever has the focus, as an input method does."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(focused(), event)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def group(editor: EventEditor, section: int) -> Any:
    return editor.groups[section]


def field(editor: EventEditor, name: str, section: int = BASICS):
    return group(editor, section).fields.widget(name)


def add_row(editor: EventEditor, section: int):
    """A new row; the focus is in its first input."""
    editor.form.section(section).set_open(True)
    row = group(editor, section).rows.add_row()
    QApplication.processEvents()
    return row


def changes(store: Store):
    return store.rows("SELECT count(*) FROM change")[0][0]


def count(store: Store, model):
    return store.rows(f"SELECT count(*) FROM {model.kind()}")[0][0]


def question(editor: EventEditor) -> QMessageBox | None:
    return next((box for box in editor.findChildren(QMessageBox) if box.isVisible()), None)


def answer(editor: EventEditor, text: str) -> None:
    box = question(editor)
    assert box is not None
    next(button for button in box.findChildren(QPushButton) if button.text().replace("&", "") == text).click()


def full_event(store: Store) -> str:
    """An event with every field and part filled, some of it in ways no form would write."""
    project = Project(title="P")
    organisation, person, series = (
        Organisation(name="OSCE Programme Office in Astana "),
        Person(name="A. Speaker"),
        Series(title="Dialogue"),
    )
    source, tag = Source(title="Advisory"), Term(scheme="tag", code="own", labels={"ru": "своя"})
    with store.change("Ground") as writer:
        for record in (organisation, person, series, project, source, tag, Event(id="earlier", title="Earlier")):
            writer.save(record)
    pillar, rank = (store.rows("SELECT id FROM term WHERE scheme = ? LIMIT 1", (scheme,))[0][0] for scheme in ("pillar", "rank"))
    event = Event(
        reference="X 1",
        privacy="internal",
        verified=True,
        notes=" note \n",
        title=" Conference  ",
        titles={"ru": "Конференция", "xx": "?"},
        event_kind="a kind unknown here",
        status="held",
        start=PartialDate(None, 8, 3),
        end=PartialDate(None, 8, 5),
        start_time="10:00",
        end_time="17:15",
        zone="Asia/Almaty",
        duration_days=2.5,
        duration_hours=0.1,
        when_written="3 to 5 August ",
        event_format=None,
        country="KZ",
        region="R",
        place="Алматы",
        venue="V\nv",
        level="regional",
        countries_covered=("TJ", "KZ"),
        series=series.id,
        follows="earlier",
        project=project.id,
        objectives="o\r\no",
        summary="s\u00a0s ",
        hashtags="#a",
        live_stream="l",
        source=source.id,
        source_quote="q",
        part_of="earlier",
        working_languages=("ru", "xx", "kk"),
        gender_marker="2",
        cost_planned=1000.5,
        cost_spent=0.0,
        currency="XAF",
        funding_source=" own funds ",
        pre_test=33.3,
        post_test=100.0,
        satisfaction=0.0,
        evaluated=12,
    )
    draft = Draft(event, terms=[pillar, rank, tag.id])
    draft.of(EventOrganisation).extend(
        [EventOrganisation(organisation=organisation.id, role="host"), EventOrganisation(organisation=organisation.id)]
    )
    draft.of(EventPerson).append(EventPerson(person=person.id, role="moderator", office=" Head"))
    draft.of(Participation).extend([Participation(women=0, men=None, total=1234, precision="about", country="KG"), Participation()])
    result = Result(actual=True, text=" R\n", result_kind="roadmap", reached=PartialDate(2024), organisation=organisation.id)
    result.source = source.id
    draft.of(Result).append(result)
    draft.of(Quote).extend([Quote(words=" We must\n\ngo on ", person=person.id), Quote(words="No speaker is named")])
    plan = store.rows("SELECT id FROM plan LIMIT 1")[0][0]
    draft.of(EventPlan).append(EventPlan(plan=plan, note=" by training "))
    draft.of(Citation).extend(
        [
            Citation(field="start", source=source.id, quote=" on 3 August", place="p. 1", confidence="low"),
            Citation(field="a field unknown here", source=source.id, confidence=None),
        ]
    )
    events.save(store, draft)
    with store.change("Named elsewhere") as writer:
        writer.save(PriorityArea(plan=plan, name="Water", event=event.id))
        writer.save(Recommendation(text="Do", event=event.id, result=result.id))
    return str(event.id)


def test_every_field_and_part_of_an_event_has_its_place(edit):
    editor = edit()
    fields = {name for each in editor.groups if hasattr(each, "fields") for name in each.fields.names()}
    assert set(Event.described()) - fields == set()
    kinds = {each._model for each in editor.groups if hasattr(each, "_model")} | {Participation}
    assert set(PARTS["event"]) | {Citation} == kinds
    for each in editor.groups:
        if hasattr(each, "rows"):
            row = each.rows.add_row()
            assert set(row.fields.names()) == set(each._model.described()) - {each._model.parent, "record_kind", "sort"}, each._model
    people = {column.key for column in editor.groups[PARTICIPATION].model.columns}
    assert people == set(Participation.described()) - {"event", "sort"}


def test_what_is_named_elsewhere_is_shown_beside_results_and_plans(edit, store):
    editor = edit(events.load(store, full_event(store)))
    texts = {label.text() for section in (RESULTS, PLANS) for label in group(editor, section).findChildren(QLabel)}
    assert "Recommendations: Do" in texts
    assert any("Water" in text for text in texts)


def test_shares_money_and_currency_are_checked_beside_their_fields(edit, store):
    editor = edit()
    write("Training")
    for name, text in (("satisfaction", "140"), ("cost_spent", "-5"), ("currency", "roubles?")):
        widget = field(editor, name, COST)
        (widget.line if name == "currency" else widget).setText(text)
    editor.save()
    row = group(editor, COST).fields.row
    assert editor.isVisible() and editor.form.section(COST).is_open()
    assert "between 0 and 100" in row("satisfaction").problem()
    assert "negative" in row("cost_spent").problem()
    assert "roubles?" in row("currency").widget.problem()
    for name, text in (("satisfaction", "92,5"), ("cost_spent", "1 500"), ("currency", "kgs")):
        widget = field(editor, name, COST)
        (widget.line if name == "currency" else widget).setText(text)
    editor.save()
    assert store.rows("SELECT satisfaction, cost_spent, currency FROM event") == [(92.5, 1500.0, "KGS")]


def test_a_currency_is_found_by_its_name_or_typed_as_three_letters(edit):
    currency = field(edit(), "currency", COST)
    for typed, code in (("тенге", ""), ("euro", "EUR"), ("xaf", "XAF"), ("", "")):
        currency.line.setText(typed)
        currency.line.textEdited.emit(typed)
        currency.line.editingFinished.emit()
        assert currency.value() == code
        assert bool(currency.problem()) == (typed == "тенге")


def test_quotes_plans_and_sources_of_facts_are_typed_and_saved(edit, store):
    editor = edit()
    write("Round table")
    add_row(editor, QUOTES)
    write("We must go on")
    press(Qt.Key.Key_Tab)
    write("Новая Докладчица")
    add_row(editor, PLANS)
    write("казахстан")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Tab)
    write("by training its focal points")
    row = add_row(editor, CITATIONS)
    row.fields.widget("field").set_value("quote")
    row.fields.focus("source")
    write("Press release of the ministry")
    press(Qt.Key.Key_Tab)
    write("word for word")
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert not editor.isVisible()
    assert store.rows("SELECT q.words, p.name FROM quote q JOIN person p ON p.id = q.person_id") == [("We must go on", "Новая Докладчица")]
    assert store.rows("SELECT p.country, e.note FROM event_plan e JOIN plan p ON p.id = e.plan_id") == [
        ("KZ", "by training its focal points")
    ]
    sql = "SELECT c.record_kind, c.field, s.title, c.quote FROM citation c JOIN source s ON s.id = c.source_id WHERE c.quote <> ''"
    cited = store.rows(sql)
    assert cited == [("event", "quote", "Press release of the ministry", "word for word")]


def test_a_measure_is_found_by_its_number_and_country_and_linked(edit, store):
    with store.change("Matrix") as writer:
        for code in ("KG", "TJ"):
            writer.save(Plan(id=code, title="Plan", country=code))
            writer.save(PlanItem(id=f"{code} 1.2", plan=code, number="1.2", text="Обучить пограничников"))
    editor = edit()
    write("Round table")
    row = add_row(editor, MEASURES)
    write("1.2 кырг")
    press(Qt.Key.Key_Tab)
    assert row.fields.widget("item").text() == "1.2 Обучить пограничников"
    editor.save()
    assert store.rows("SELECT item_id FROM event_item") == [("KG 1.2",)]


def test_rows_that_say_too_little_are_refused_in_their_place(edit, store):
    editor = edit()
    write("Round table")
    add_row(editor, QUOTES).fields.widget("person").line.setText("Somebody")
    add_row(editor, PLANS).fields.widget("note").setText("somehow")
    add_row(editor, CITATIONS).fields.widget("place").setText("p. 3")
    editor.save()
    assert editor.isVisible() and count(store, Event) == 0
    assert all(editor.form.section(section).is_open() for section in (QUOTES, PLANS, CITATIONS))


def test_a_copy_has_nothing_that_was_said_or_paid_at_the_first(edit, store):
    twin = events.duplicate(store, full_event(store))
    assert twin and (twin.of(Quote), twin.of(Citation), twin.of(Result)) == ([], [], [])
    assert (twin.record.cost_spent, twin.record.satisfaction, twin.record.evaluated) == (None, None, None)
    assert [part.note for part in twin.of(EventPlan)] == [" by training "]


def test_a_new_event_is_typed_and_saved_by_keyboard(edit, store):
    editor = edit()
    saved: list[str] = []
    editor.saved.connect(saved.append)
    QTest.keyClicks(focused(), "Round table")
    press(Qt.Key.Key_Tab)
    QTest.keyClicks(focused(), "Rou")
    for _ in range(3):
        press(Qt.Key.Key_Tab)
    QTest.keyClicks(focused(), "June 2007")
    for _ in range(2):
        press(Qt.Key.Key_Tab)
    write("Кирг")
    press(Qt.Key.Key_Tab)
    write("Бишкек")
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    event = store.get(Event, saved[0])
    assert (event.title, event.event_kind, event.status) == ("Round table", "round_table", "planned")
    assert (event.start, event.end, event.country, event.place) == (PartialDate(2007, 6), None, "KG", "Бишкек")
    assert not editor.isVisible()


def test_enter_alone_never_saves_and_ctrl_enter_does(edit, store):
    editor = edit()
    write("Семинар")
    press(Qt.Key.Key_Return)
    assert editor.isVisible() and count(store, Event) == 0
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not editor.isVisible() and count(store, Event) == 1


def test_names_not_known_yet_are_made_on_the_spot_and_undone_in_one_step(edit, store):
    editor, before = edit(), {model: count(store, model) for model in (Organisation, Person, Series, Source, Term)}
    write("Training")
    add_row(editor, ORGANISED)
    write("Бүтүндөй жаңы уюм")
    press(Qt.Key.Key_Tab)
    add_row(editor, PEOPLE)
    write("Новый Докладчик")
    editor.form.go_to(ABOUT, "series")
    write("Winter school")
    editor.form.go_to(TAGS, "tag")
    write("мигранты")
    press(Qt.Key.Key_Return)
    editor.form.go_to(SOURCE)
    group(editor, SOURCE)._new.click()
    write("Announcement")
    editor.save()
    assert {model: count(store, model) - before[model] for model in before} == dict.fromkeys(before, 1)
    draft = events.load(store, store.rows("SELECT id FROM event")[0][0])
    assert draft is not None
    assert store.get(Organisation, draft.of(EventOrganisation)[0].organisation).name == "Бүтүндөй жаңы уюм"
    assert store.get(Term, draft.terms[0]).labels == {"en": "мигранты"}
    source = events.source_of(store, draft)
    assert source and source.title == "Announcement"
    store.undo()
    assert {model: count(store, model) for model in before} == before
    assert count(store, Event) == count(store, EventOrganisation) == 0


def test_a_name_typed_twice_is_one_organisation_and_one_typed_by_mistake_is_none(edit, store):
    editor, before = edit(), count(store, Organisation)
    write("Training")
    for _ in range(2):
        add_row(editor, ORGANISED)
        write("Border school")
    row = add_row(editor, ORGANISED)
    write("Mistake")
    press(Qt.Key.Key_Tab)
    row.fields.widget("organisation").line.clear()
    write("x")
    group(editor, ORGANISED).rows.remove_row(2)
    editor.save()
    assert count(store, Organisation) == before + 1
    assert count(store, EventOrganisation) == 2


def test_known_organisations_are_found_in_another_script(edit, store):
    editor = edit()
    write("Training")
    row = add_row(editor, ORGANISED)
    write("обсе астан")
    press(Qt.Key.Key_Return)
    assert row.fields.widget("organisation").text() == "OSCE Programme Office in Astana"
    assert not editor.names.is_new(row.fields.widget("organisation").value())


def test_saving_an_untouched_event_writes_nothing(edit, store):
    id_ = full_event(store)
    before = changes(store)
    editor = edit(events.load(store, id_))
    assert not editor.touched()
    editor.save()
    assert not editor.isVisible() and changes(store) == before


@pytest.mark.parametrize("tongue", ["en", "ru"])
def test_changing_one_field_writes_that_field_only(edit, store, tongue):
    language.use(tongue)
    id_ = full_event(store)
    before = changes(store)
    editor = edit(events.load(store, id_))
    field(editor, "region", ABOUT).setText("Almaty region")
    editor.save()
    logged = store.rows("SELECT kind, record, field_values FROM change ORDER BY id")[before:]
    assert [(kind, record, json.loads(values)) for kind, record, values in logged] == [("event", id_, {"region": "Almaty region"})]


def test_an_end_before_the_start_stands_beside_the_end_and_nothing_is_saved(edit, store):
    editor = edit()
    write("Training")
    field(editor, "start").set_text("15.09.2023")
    field(editor, "end").set_text("14.09.2023")
    editor.save()
    assert editor.isVisible() and count(store, Event) == 0
    assert "before the start" in group(editor, BASICS).fields.row("end").problem()
    assert field(editor, "end").isAncestorOf(focused())
    field(editor, "end").set_text("16.09.2023")
    editor.save()
    assert not editor.isVisible() and count(store, Event) == 1


def test_a_date_that_cannot_be_read_stays_as_typed(edit, store):
    editor = edit()
    write("Training")
    editor.form.go_to(BASICS, "start")
    write("какого-то мая")
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert editor.isVisible() and count(store, Event) == 0
    assert field(editor, "start").text() == "какого-то мая"
    assert "какого-то мая" in field(editor, "start").problem()


@pytest.mark.parametrize(
    ("section", "fill", "place"),
    [
        (RESULTS, lambda row: row.fields.widget("reached").set_text("2024"), "text"),
        (PEOPLE, lambda row: row.fields.widget("office").setText("Head"), "person"),
    ],
)
def test_a_problem_in_a_row_opens_its_section_and_gets_the_focus(edit, store, section, fill, place):
    editor = edit()
    write("Training")
    add_row(editor, section)
    row = add_row(editor, section)
    fill(row)
    editor.form.section(section).set_open(False)
    editor.save()
    widget = row.fields.widget(place)
    assert editor.isVisible() and count(store, Event) == 0
    assert editor.form.section(section).is_open()
    assert focused() is widget or widget.isAncestorOf(focused())


def test_hours_and_zone_are_read_kindly_and_refused_plainly(edit, store):
    editor = edit()
    write("Conference")
    field(editor, "start_time", ABOUT).setText("10.00")
    field(editor, "end_time", ABOUT).setText("9")
    field(editor, "zone", ABOUT).setText("Mars")
    editor.save()
    row = group(editor, ABOUT).fields.row
    assert "Mars" in row("zone").problem() and "09:00" in row("end_time").problem() and not row("start_time").problem()
    field(editor, "end_time", ABOUT).setText("17:15")
    field(editor, "zone", ABOUT).setText("Asia/Almaty")
    editor.save()
    assert store.rows("SELECT start_time, end_time, zone FROM event") == [("10:00", "17:15", "Asia/Almaty")]


def test_nothing_reported_is_nothing_written(edit, store):
    editor = edit()
    write("Training")
    add_row(editor, ORGANISED)
    assert group(editor, PARTICIPATION).summary() == ""
    editor.save()
    assert count(store, Participation) == count(store, EventOrganisation) == 0


def test_a_past_planned_event_is_asked_about_and_one_click_says_held(edit, store):
    editor = edit()
    past = group(editor, BASICS).past
    write("Training")
    field(editor, "start").set_text("2027")
    assert not past.isVisible()
    field(editor, "start").set_text("16.10.2023")
    assert past.isVisible()
    past.action.emit()
    assert not past.isVisible() and field(editor, "status").value() == "held"


def test_closing_asks_only_when_something_was_changed(edit, store):
    id_ = full_event(store)
    editor = edit(events.load(store, id_))
    press(Qt.Key.Key_Escape)
    assert not editor.isVisible() and question(editor) is None

    editor = edit(events.load(store, id_))
    write("!")
    press(Qt.Key.Key_Escape)
    answer(editor, "Keep editing")
    assert editor.isVisible()
    editor.reject()
    answer(editor, "Discard")
    assert not editor.isVisible() and store.get(Event, id_).title == " Conference  "

    editor = edit(events.load(store, id_))
    field(editor, "title").setText("Another")
    editor.close()
    assert editor.isVisible()
    answer(editor, "Save")
    assert not editor.isVisible() and store.get(Event, id_).title == "Another"


def test_text_typed_but_not_chosen_counts_as_changed(edit):
    editor = edit()
    editor.form.go_to(TAGS, "theme")
    write("something")
    editor.reject()
    assert question(editor) is not None


def test_a_word_that_is_no_theme_is_told_and_a_whole_label_is_taken(edit, store):
    editor = edit()
    write("Training")
    editor.form.go_to(TAGS, "resolution")
    write("UNSCR 1325 (2000)")
    editor.form.go_to(TAGS, "theme")
    write("no such theme")
    editor.save()
    assert editor.isVisible() and "no such theme" in group(editor, TAGS).problems()["theme"]
    group(editor, TAGS).grid.row("theme").widget.line.clear()
    pillars = group(editor, TAGS).grid.row("pillar").widget
    next(button for button in pillars.findChildren(QPushButton) if button.text() == "Participation").click()
    editor.save()
    codes = [row[0] for row in store.rows("SELECT t.code FROM tagging g JOIN term t ON t.id = g.term_id ORDER BY t.code")]
    assert codes == ["1325", "participation"]


def test_an_own_tag_that_exists_under_another_spelling_is_not_overwritten(edit, store):
    first = edit()
    write("One")
    first.form.go_to(TAGS, "tag")
    write("учёба")
    first.save()
    second = edit()
    write("Two")
    second.form.go_to(TAGS, "tag")
    write("УЧЕБА")
    second.save()
    assert store.rows("SELECT labels FROM term WHERE scheme = 'tag'") == [('{"en": "учёба"}',)]
    assert store.rows("SELECT count(*) FROM tagging") == [(2,)]


def test_sections_are_walked_by_keyboard_and_say_what_they_hold(edit, store):
    editor = edit(events.load(store, full_event(store)))
    press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert editor.form.current() == ORGANISED and editor.form.section(ORGANISED).is_open()
    press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert editor.form.current() == ORGANISED
    assert group(editor, ORGANISED).summary() == "2 organisations"
    assert group(editor, PARTICIPATION).summary() == "about 1\u00a0234 people, not disaggregated by sex"
    assert "своя" in group(editor, TAGS).summary()


def test_an_event_cannot_follow_itself(edit, store):
    id_ = full_event(store)
    editor = edit(events.load(store, id_))
    follows = field(editor, "follows", ABOUT)
    editor.form.go_to(ABOUT, "follows")
    follows.line.selectAll()
    write("conference")
    assert follows._popup.items() == []
    follows.line.selectAll()
    write("earli")
    assert [item.id for item in follows._popup.items()] == ["earlier"]


def test_a_refusal_of_the_surroundings_leaves_everything_in_the_form(edit, store, monkeypatch):
    from wpstracker.domain.problems import KnownError

    def refuse(*_args, **_named):
        raise KnownError("The disk is full.")

    editor = edit()
    write("Training")
    monkeypatch.setattr(events, "save", refuse)
    editor.save()
    told = question(editor)
    assert editor.isVisible() and told and told.text() == "The disk is full."
    assert field(editor, "title").value() == "Training"
    told.close()


def test_everything_is_said_in_russian(edit, store):
    language.use("ru")
    editor = edit(events.load(store, full_event(store)))
    latin = [
        label
        for label in (editor.form.list.item(n).text() for n in range(editor.form.list.count()))
        if label.isascii() or label != label.strip()
    ]
    assert not latin
    assert editor.windowTitle() == language.tr("Edit event") != "Edit event"


def test_a_copy_is_saved_although_nothing_was_changed(edit, store):
    id_ = full_event(store)
    editor = edit(events.duplicate(store, id_))
    editor.save()
    assert count(store, Event) == 3


def test_every_input_has_a_name_for_screen_readers(edit, store):
    editor = edit(events.load(store, full_event(store)))
    for section in range(RECORD + 1):
        editor.form.section(section).set_open(True)
    nameless = [
        type(widget).__name__
        for widget in editor.findChildren(QWidget)
        if widget.isVisibleTo(editor)
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not (hasattr(widget, "text") and isinstance(widget, QPushButton))
    ]
    assert not nameless


def test_nothing_flashes_up_as_a_window_of_its_own(app, edit, store):
    """A widget that is shown before it has a parent is a window for a moment, and takes the focus with it."""
    seen: list[QObject] = []

    class Spy(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                seen.append(watched)
            return False

    spy = Spy()
    app.installEventFilter(spy)
    editor = edit(events.load(store, full_event(store)))
    for each in editor.groups:
        if hasattr(each, "rows"):
            each.rows.add_row()
    app.processEvents()
    app.removeEventFilter(spy)
    assert seen == [editor]


def test_a_closed_editor_lets_go_of_the_window(app, context, store):
    editor = EventEditor(context, events.blank())
    editor.open()
    editor.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not [widget for widget in app.topLevelWidgets() if isinstance(widget, EventEditor)]


def test_a_long_title_is_shown_from_its_beginning(edit, store):
    title = "Coordination meeting on the national action plan " * 6
    draft = events.blank()
    draft.record.title = title
    events.save(store, draft)
    editor = edit(events.load(store, draft.record.id))
    editor.show()
    QTest.qWait(1)
    line = editor.groups[0].fields.widget("title")
    assert line.text().strip() == title.strip()
    assert line.cursorPosition() == 0
