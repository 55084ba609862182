"""The Russian catalogue follows the code: every text is found, nothing is guessed, nothing is lost."""

import gettext
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tools.translations import main

ROOT = Path(__file__).resolve().parents[2]


class Checkout:
    """A small program with texts."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "src").mkdir()

    def write(self, code: str) -> None:
        """Replace the program."""
        (self.root / "src" / "window.py").write_text(code, encoding="utf-8")

    def run(self, *arguments: str) -> int:
        """Run the tool on it."""
        return main(["--root", str(self.root), *arguments])

    def fill(self, given: dict[str, object]) -> int:
        """Hand in translations."""
        path = self.root / "given.json"
        path.write_text(json.dumps(given), encoding="utf-8")
        return self.run("fill", str(path))

    def russian(self) -> gettext.GNUTranslations:
        """The compiled catalogue."""
        with (self.root / "resources" / "locale" / "ru.mo").open("rb") as file:
            return gettext.GNUTranslations(file)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A small program with texts."""
    return Checkout(tmp_path)


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ('tr("Save")', ["Save"]),
        ('words("Save {name}", name=name)', ["Save {name}"]),
        ('self._words("Save")', ["Save"]),
        ('N_("Save " "all")', ["Save all"]),
        ('tr("Open" if known else "New")', ["New", "Open"]),
        ('show(title, tr("Save"), note=tr("Open", n=len(tr("New"))))', ["New", "Open", "Save"]),
        ('words.plural("{n} event", "{n} events", count)', ["{n} event|{n} events"]),
        ('tr_n("One event", "{n} events", count)', ["One event|{n} events"]),
        ('tr_n("{n} event", "{n} events", count); tr("{n} event")', ["{n} event|{n} events"]),
        ("tr(label)\nwords()\nother('text')\ndef tr(text): ...", []),
    ],
)
def test_texts_are_found_wherever_they_stand(checkout: Checkout, capsys: pytest.CaptureFixture[str], code: str, texts: list[str]) -> None:
    checkout.write(code)
    assert checkout.run("missing") == 0
    assert sorted(json.loads(capsys.readouterr().out)) == texts


@pytest.mark.parametrize("glued", ['tr(f"Save {name}")', 'tr("Save " + name)', 'tr("Save {}".format(name))'])
def test_a_text_put_together_at_run_time_is_refused(checkout: Checkout, capsys: pytest.CaptureFixture[str], glued: str) -> None:
    checkout.write(f"\n{glued}")
    assert checkout.run("check") == 1
    assert "src/window.py:2: a text put together at run time" in capsys.readouterr().err


def test_what_is_filled_in_is_what_the_program_says(checkout: Checkout) -> None:
    checkout.write('tr("Save"); tr_n("{n} event", "{n} events", n)')
    assert checkout.fill({"Save": "Сохранить", "{n} event|{n} events": ["{n} событие", "{n} события", "{n} событий"]}) == 0

    assert checkout.run("check") == 0
    russian = checkout.russian()
    assert russian.gettext("Save") == "Сохранить"
    assert [russian.ngettext("{n} event", "{n} events", n) for n in (1, 3, 5, 21)] == [
        "{n} событие",
        "{n} события",
        "{n} событий",
        "{n} событие",
    ]


def test_a_changed_text_is_asked_for_anew_and_never_guessed(checkout: Checkout, capsys: pytest.CaptureFixture[str]) -> None:
    checkout.write('tr("Save the file")')
    checkout.fill({"Save the file": "Сохранить файл"})
    checkout.write('tr("Save the files")')

    assert checkout.run("check") == 1
    said = capsys.readouterr().err
    assert "not in ru.po: 'Save the files'" in said
    assert "no longer used: 'Save the file'" in said
    checkout.run("update")
    assert checkout.run("check") == 1
    assert "untranslated: 'Save the files'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"Save {name}": "Сохранить {имя}"}, "placeholders differ"),
        ({"Save {name}": "Сохранить {name"}, "a brace is not closed"),
        ({"{n} event|{n} events": ["{n} событие", "{n} события"]}, "needs a list of 3 forms"),
        ({"{n} event|{n} events": ["событие", "{n} события", "{n} событий"]}, "placeholders differ"),
        ({"Close": "Закрыть"}, "not in the code"),
    ],
)
def test_a_translation_that_does_not_fit_is_not_stored(
    checkout: Checkout, capsys: pytest.CaptureFixture[str], given: dict[str, object], complaint: str
) -> None:
    checkout.write('tr("Save {name}", name=x); tr_n("{n} event", "{n} events", n)')
    assert checkout.fill(given) == 1
    assert complaint in capsys.readouterr().err
    checkout.run("missing")
    assert len(json.loads(capsys.readouterr().out)) == 2


def test_a_catalogue_edited_by_hand_but_not_compiled_is_noticed(checkout: Checkout, capsys: pytest.CaptureFixture[str]) -> None:
    checkout.write('tr("Save")')
    checkout.fill({"Save": "Сохранить"})
    catalogue = checkout.root / "resources" / "locale" / "ru.po"
    catalogue.write_text(catalogue.read_text(encoding="utf-8").replace("Сохранить", "Записать"), encoding="utf-8")

    assert checkout.run("check") == 1
    assert "ru.mo is not what ru.po compiles to" in capsys.readouterr().err
    assert checkout.run("update") == 0
    assert checkout.russian().gettext("Save") == "Записать"


def test_two_people_who_fill_in_at_once_lose_nothing(checkout: Checkout) -> None:
    checkout.write("\n".join(f'tr("Text {number}")' for number in range(4)))
    for number in range(4):
        (checkout.root / f"{number}.json").write_text(json.dumps({f"Text {number}": f"Текст {number}"}), encoding="utf-8")
    command = [sys.executable, str(ROOT / "tools" / "translations.py"), "--root", str(checkout.root), "fill"]
    running = [subprocess.Popen([*command, str(checkout.root / f"{number}.json")]) for number in range(4)]
    assert [process.wait() for process in running] == [0, 0, 0, 0]
    assert checkout.run("check") == 0


def test_another_language_has_a_catalogue_of_its_own(checkout: Checkout, capsys: pytest.CaptureFixture[str]) -> None:
    checkout.write('tr("Save"); tr_n("{n} event", "{n} events", n)')
    checkout.fill({"Save": "Сохранить", "{n} event|{n} events": ["{n} событие", "{n} события", "{n} событий"]})
    given = checkout.root / "kazakh.json"
    given.write_text(json.dumps({"Save": "Сақтау", "{n} event|{n} events": ["{n} іс-шара", "{n} іс-шара"]}), encoding="utf-8")
    assert checkout.run("--language", "kk", "update") == 0
    assert checkout.run("check") == 1, "every catalogue is looked at"
    assert "untranslated: 'Save'" in capsys.readouterr().err
    assert checkout.run("--language", "kk", "fill", str(given)) == 0
    assert checkout.run("check") == 0
    assert checkout.russian().gettext("Save") == "Сохранить"
