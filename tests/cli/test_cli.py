"""The command line does its work without a window, refuses in one sentence, and never shows a traceback."""

import json
import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.reports.books import records
from wpstracker import __version__
from wpstracker.cli import language_of_person, main
from wpstracker.domain.question import Filter
from wpstracker.domain.report_request import ReportRequest
from wpstracker.records import Event
from wpstracker.services import saved_reports
from wpstracker.services.sample import write_sample
from wpstracker.store import schema
from wpstracker.store.database import Store


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "sample.wpst"
    write_sample(path).close()
    return path


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program as a person starts it, without a display."""
    known = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LC_ALL")}
    return subprocess.run(
        [sys.executable, "-m", "wpstracker", *map(str, arguments)],
        env={**known, "PYTHONUTF8": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def refused(capfd: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    """The exit code and the one line that is said."""
    code = main([str(argument) for argument in arguments])
    out, said = capfd.readouterr()
    assert out == "" and said.count("\n") == 1 and "Traceback" not in said, out + said
    return code, said.strip()


# -- instant answers


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_help_and_version_load_neither_qt_nor_excel_nor_the_database(argument: str) -> None:
    program = f"""
import sys
from wpstracker.__main__ import main
code = main([{argument!r}])
print([name for name in ("PySide6", "openpyxl", "peewee", "sqlite3") if name in sys.modules], code)
"""
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert said.splitlines()[-1] == "[] 0"
    assert "sample" in said if argument == "--help" else f"WPS Tracker {__version__}" in said


def test_without_a_display_the_headless_commands_are_named(sample: Path) -> None:
    for arguments in ([], [sample]):
        said = run(*arguments)
        assert said.returncode == 0, said.stderr
        assert "There is no display here" in said.stdout
        assert "wpstracker report summary --file FILE --out REPORT.xlsx" in said.stdout


def test_a_program_without_a_console_does_not_fail_over_its_streams() -> None:
    program = "import sys; sys.stdout = sys.stderr = None; from wpstracker.__main__ import main; sys.exit(main(['--version']))"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_reports_can_be_listed(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "--list"]) == 0
    assert capfd.readouterr().out.startswith("summary ")


def test_a_saved_report_is_listed_and_repeated_by_its_name(sample: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file, target = Path(shutil.copy(sample, tmp_path / "own.wpst")), tmp_path / "s.xlsx"
    with closing(Store.open(file)) as store:
        saved_reports.save(store, "Half-yearly", ReportRequest(question=Filter(countries=("KG",)), languages=("ru", "en")))
    assert main(["report", "--list", str(file)]) == 0
    assert "Half-yearly saved: Activity summary" in " ".join(capfd.readouterr().out.split())
    assert main(["report", "half-yearly", str(file), "--out", str(target)]) == 0
    assert {row["Страна / Country"] for row in records(target, "Мероприятия")} == {"Кыргызстан"}
    assert main(["report", "Half-yearly", str(file), "--out", str(target), "--country", "KZ", "--lang", "en"]) == 0
    assert {row["Country"] for row in records(target, "Events")} == {"Kazakhstan"}


# -- the work


def test_a_sample_is_written_once(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["sample", str(tmp_path / "mine")]) == 0
    assert f"The sample was written to {tmp_path / 'mine.wpst'}." in capfd.readouterr().out
    code, said = refused(capfd, "sample", tmp_path / "mine")
    assert code == 1 and said.startswith("There is already a file at")


def test_the_summary_holds_what_was_asked(sample: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "s.xlsx"
    asked = ["--country", "KZ", "--country", "Kyrgyzstan", "--from", "2007-01", "--to", "2023-12"]
    assert main(["report", "summary", *asked, "--out", str(target), "--file", str(sample)]) == 0
    assert capfd.readouterr().out == f"The report was written to {target}.\n"
    assert {row["Country"] for row in records(target, "Events")} == {"Kazakhstan", "Kyrgyzstan"}
    assert {row["Year"] for row in records(target, "Events")} == {2007, 2013, 2023}


def test_what_is_confidential_goes_into_the_summary_only_when_asked(sample: Path, tmp_path: Path) -> None:
    file = Path(shutil.copy(sample, tmp_path / "own.wpst"))
    with closing(Store.open(file)) as store, store.change("Restrict") as writer:
        events = store.fetch(Event.select())
        events[0].privacy = "restricted"
        writer.save(events[0])
    everything = ["--include-restricted", "--include-participants", "--include-contacts", "--suppress-small", "--yes"]
    counts = []
    for name, asked in {"usual": [], "all": everything}.items():
        target = tmp_path / f"{name}.xlsx"
        assert main(["report", "summary", *asked, "--out", str(target), str(file)]) == 0
        counts.append(len(records(target, "Events")))
    assert counts == [len(events) - 1, len(events)]


def test_names_of_files_may_stand_before_or_after_options(sample: Path, tmp_path: Path) -> None:
    one, two, three = (tmp_path / name for name in ("1.xlsx", "2.xlsx", "3.xlsx"))
    assert main(["report", "summary", str(sample), "--out", str(one)]) == 0
    assert main(["report", "summary", "--out", str(two), str(sample)]) == 0
    assert main(["report", "summary", "--out", str(three), f"--file={sample}"]) == 0
    assert one.exists() and two.exists() and three.exists()


def test_the_report_has_its_own_language(sample: Path, tmp_path: Path) -> None:
    said = run("report", "summary", sample, "--out", tmp_path / "s.xlsx", "--lang", "ru")
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout.startswith("The report was written")
    assert load_workbook(tmp_path / "s.xlsx").sheetnames[2] == "Мероприятия"


def test_the_dump_goes_to_the_screen_or_into_a_file(sample: Path, tmp_path: Path) -> None:
    said = run("dump", "--file", sample)
    assert main(["dump", str(sample), "--out", str(tmp_path / "d.jsonl")]) == 0
    assert said.stdout == (tmp_path / "d.jsonl").read_text(encoding="utf-8")
    assert {"kind", "id", "created", "changed"} <= json.loads(said.stdout.splitlines()[-1]).keys()


def test_a_reader_that_has_seen_enough_is_no_error(sample: Path) -> None:
    program = [sys.executable, "-m", "wpstracker", "dump", str(sample)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_sound_file_is_called_sound(sample: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--file", str(sample)]) == 0
    assert capfd.readouterr().out.startswith("No problems found: ")


def test_an_unsound_file_is_told_line_by_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "broken.wpst"
    with closing(write_sample(path)) as store:
        store.db.execute_sql("UPDATE event SET place = 'Nowhere'")
    assert main(["check", str(path)]) == 1
    out, said = capfd.readouterr()
    assert out == "" and said.count("in its table it says something else than the change log (Place).") == 6


# -- what is refused


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["frobnicate"], 2, "There is no command and no file “frobnicate”. See wpstracker --help."),
        (["--frobnicate"], 2, "There is no option --frobnicate."),
        (["sample"], 2, "FILE is missing. See wpstracker sample --help."),
        (["report", "yearly"], 2, "Name one file to read: --file FILE."),
        (["report", "yearly", "SAMPLE"], 2, "There is no report “yearly”; there are summary"),
        (
            ["report", "summary", "SAMPLE", "--out", "s.xlsx", "--period", "spring"],
            2,
            "There is no period “spring”; there are",
        ),
        (["report", "summary", "SAMPLE", "--out", "s.xlsx", "--layout", "kyrgyz"], 2, "The report “summary” knows no --layout."),
        (["report", "summary", "SAMPLE", "--out", "s.xlsx", "--plan", "XX-1"], 2, "There is no plan “XX-1” in the file."),
        (["report", "summary", "--out", "s.xlsx"], 2, "Name one file to read: --file FILE."),
        (["report", "summary", "SAMPLE"], 2, "Say where to write the workbook: --out REPORT.xlsx."),
        (["report", "summary", "SAMPLE", "--out"], 2, "The option --out needs a value."),
        (["report", "summary", "SAMPLE", "--out", "s.xlsx", "--country", "XX"], 2, "There is no country “XX”. Give its two-letter code"),
        (["report", "summary", "SAMPLE", "--out", "s.xlsx", "--from", "spring"], 2, "“spring” is not a date this program can read."),
        (["report", "summary", "SAMPLE", "--out", "s.xlsx", "--to", "3 August"], 2, "“3 August” has no year."),
        (
            ["report", "summary", "SAMPLE", "--out", "s.xlsx", "--from", "2024", "--to", "2023-12"],
            2,
            "The period ends (2023-12) before it begins (2024).",
        ),
        (["report", "summary", "SAMPLE", "--out", "s.xlsx", "--lang", "de"], 2, "There is no report language “de”; there are en, ru."),
        (["report", "summary", "SAMPLE", "--out", "gone/s.xlsx"], 1, "The folder gone does not exist."),
        (["report", "summary", "SAMPLE", "--out", "folder.xlsx"], 1, "folder.xlsx is a folder. Give the name of a file in it."),
        (["report", "summary", "gone.wpst", "--out", "s.xlsx"], 1, "There is no file at gone.wpst."),
        (["dump", "SAMPLE", "SAMPLE"], 2, "Name one file to read: --file FILE."),
        (["dump", "notes.txt"], 1, "“notes.txt” is not a WPS Tracker file."),
        (["dump", "n" * 300], 1, "is too long"),
        (["check", "--file", "empty.wpst"], 1, "“empty.wpst” is empty (0 bytes)."),
        (["check", "folder.xlsx"], 1, "is a folder."),
        (["check", "newer.wpst"], 1, "was made by a newer version of WPS Tracker."),
        (["sample", "gone/s.wpst"], 1, "The folder gone does not exist."),
    ],
)
def test_each_mistake_has_its_sentence(
    sample: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    arguments: list[str],
    code: int,
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / "notes.txt").write_text("no database", encoding="utf-8")
    (tmp_path / "empty.wpst").touch()
    with closing(Store.create(tmp_path / "newer.wpst")) as store:
        store.db.execute_sql(f"PRAGMA user_version = {schema.VERSION + 1}")

    answered, said = refused(capfd, *[str(sample) if argument == "SAMPLE" else argument for argument in arguments])

    assert answered == code
    assert sentence in said
    assert not list(tmp_path.glob("*.part")) and not (tmp_path / "s.xlsx").exists()


def test_mistakes_are_told_in_russian_where_the_system_speaks_it(sample: Path) -> None:
    said = run("report", "summary", sample, "--out", "s.xlsx", "--country", "XX", LANG="ru_RU.UTF-8")
    assert said.returncode == 2
    assert said.stderr.startswith("Страны «XX» нет.")
    assert "Параметры:" in run("dump", "--help", LANG="ru_RU.UTF-8").stdout


@pytest.mark.parametrize(
    ("named", "language"),
    [("ru_RU.UTF-8", "ru"), ("ru", "ru"), ("Russian_Russia.1251", "ru"), ("run", "en"), ("C.UTF-8", "en"), ("kk_KZ", "en")],
)
def test_the_language_is_the_systems(monkeypatch: pytest.MonkeyPatch, named: str, language: str) -> None:
    monkeypatch.setenv("LC_ALL", named)
    assert language_of_person() == language


# -- the calendar


def test_the_calendar_is_written(sample: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["calendar", "--file", str(sample), "--out", str(tmp_path / "reports")]) == 0
    said = capfd.readouterr().out
    assert "reports.ics" in said and (tmp_path / "reports.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_a_calendar_needs_a_place_and_a_date_it_can_read(sample: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, said = refused(capfd, "calendar", sample)
    assert code == 2 and said.startswith("Say where to write the calendar: --out CALENDAR.ics.")
    code, said = refused(capfd, "calendar", sample, "--out", "a.ics", "--until", "soon")
    assert code == 2 and "“soon”" in said
    code, said = refused(capfd, "calendar", sample, "--out", "a.ics", "--only", "holiday")
    assert code == 2 and said.startswith("There is no entry “holiday”; there are event, deadline, step, measure, plan, report.")


def test_a_calendar_can_hold_some_entries_alone(sample: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    every, plans = tmp_path / "every.ics", tmp_path / "plans.ics"
    assert main(["calendar", "--file", str(sample), "--out", str(every)]) == 0
    assert main(["calendar", "--file", str(sample), "--out", str(plans), "--only", "plan"]) == 0
    number = [file.read_bytes().count(b"BEGIN:VEVENT") for file in (every, plans)]
    assert number[0] > number[1] > 0
    assert f"{number[1]} entries were written" in capfd.readouterr().out
