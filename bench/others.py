"""What people keep such lists in instead, measured over the same events in the same run."""

import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

_COLUMNS = 'reference, title, event_kind, status, start, "end", country, place, summary'
_ANKI = """
import json, sqlite3, sys, time
from anki.collection import AddNoteRequest, Collection
file, folder = sys.argv[1:]
collection = Collection(folder + "/c.anki2")
basic, deck = collection.models.by_name("Basic"), collection.decks.id("Default")
notes = []
for title, summary in sqlite3.connect(file).execute("SELECT title, summary FROM event"):
    note = collection.new_note(basic)
    note["Front"], note["Back"] = title, summary
    notes.append(AddNoteRequest(note=note, deck_id=deck))
for at in range(0, len(notes), 5000):
    collection.add_notes(notes[at : at + 5000])
found = {}
for words in ("training*", "обучение* граница*", "1234"):
    times = []
    for _ in range(5):
        begun = time.process_time()
        number = len(collection.find_notes(words))
        times.append(time.process_time() - begun)
    found[words] = (number, sorted(times)[2] * 1000)
collection.close()
print(json.dumps(found))
"""


def calc_opens(file: Path) -> None:
    """LibreOffice without a window opens a workbook of the events (one sheet, nine columns) and writes it as CSV; an empty one too."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        print("  LibreOffice is not installed here.")
        return
    with tempfile.TemporaryDirectory() as folder:
        sheets = [_workbook(file, Path(folder) / f"{name}.xlsx", limit) for name, limit in (("empty", 0), ("events", -1))]
        took = [[_converted(office, sheet, Path(folder)) for _ in range(2)] for sheet in sheets]
    empty, full = (statistics.median(times) for times in took)
    print(f"  LibreOffice Calc opens the same events (.xlsx) and writes a CSV: {full:.1f} s, with an empty sheet {empty:.1f} s")


def anki_searches(file: Path) -> None:
    """Anki's own library searches as many notes; it is fetched into a temporary folder."""
    import json

    with tempfile.TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", folder, "anki"]
        if subprocess.run(pip, check=False).returncode:
            print("  Anki cannot be fetched here.")
            return
        environment = {**os.environ, "PYTHONPATH": folder}
        done = subprocess.run(
            [sys.executable, "-c", _ANKI, str(file), folder], capture_output=True, text=True, env=environment, check=False
        )
    if done.returncode:
        print(f"  Anki does not work here: {done.stderr.strip().splitlines()[-1]}")
        return
    said = json.loads(done.stdout.splitlines()[-1])
    for words, (number, milliseconds) in said.items():
        print(f"  Anki finds the ids of {number:,} notes for “{words}” in {milliseconds:.0f} ms of processor")


def _workbook(file: Path, target: Path, limit: int) -> Path:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Events")
    with closing(sqlite3.connect(file)) as db:
        for row in db.execute(f"SELECT {_COLUMNS} FROM event ORDER BY start DESC LIMIT {limit}"):
            sheet.append(row)
    book.save(target)
    return target


def _converted(office: str, sheet: Path, folder: Path) -> float:
    command = [office, f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "csv", "--outdir", str(folder)]
    begun = time.perf_counter()
    subprocess.run([*command, str(sheet)], check=True, capture_output=True)
    return time.perf_counter() - begun
