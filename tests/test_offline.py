"""S21: the program reaches no network by itself; S14: it runs nothing that lies in the present folder; S20: no library with known holes."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "wpstracker"
NETWORK = re.compile(r"\b(?:import|from)\s+(?:socket|ssl|http|urllib\.request|ftplib|smtplib|xmlrpc|asyncio|requests|PySide6\.QtNetwork)\b")
LOCAL = re.compile(r"from PySide6\.QtNetwork import QLocal(?:Server|Socket)(?:, QLocal(?:Server|Socket))*$", re.MULTILINE)
"""A pipe on this computer, by which a second start finds the first window."""

DAY = """
import sys
reached = []
OUTSIDE = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.")
sys.addaudithook(lambda event, _: reached.append(event) if event.startswith(OUTSIDE) else None)
from contextlib import closing
from datetime import date
from pathlib import Path
from wpstracker.cli import main
from wpstracker.services import attachments, attached_texts
from wpstracker.services.files import open_file

def run(*given):
    assert main([str(each) for each in given]) in (0, None), given

folder = Path(sys.argv[1])
file = folder / "office.wpst"
run("sample", file)
run("find", "training", "--file", file)
run("report", "summary", "--file", file, "--out", folder / "summary.xlsx")
run("calendar", "--file", file, "--out", folder / "calendar.ics")
with closing(open_file(file)) as store:
    id_ = store.rows("SELECT id FROM event LIMIT 1")[0][0]
    page = b'<html><link href="http://192.0.2.1/x.css"><img src="http://192.0.2.1/x.png">words</html>'
    attachments.attach(store, "event", id_, [attachments.taken(page, "page.html")])
    assert attached_texts.read_all(store) == 1
run("check", "--file", file)
WINDOW
assert not reached, reached
with open("/proc/net/tcp") as tcp, open("/proc/net/udp") as udp:
    known = tcp.read() + udp.read()
import os
held = [os.readlink(f"/proc/self/fd/{each}") for each in os.listdir("/proc/self/fd") if os.path.islink(f"/proc/self/fd/{each}")]
mine = [each[8:-1] for each in held if each.startswith("socket:")]
assert not [each for each in mine if each in known.split()], "a socket to the network is open"
print("nothing was reached")
"""

WINDOW = """
from PySide6.QtWidgets import QApplication
from wpstracker.folders import settings_file
from wpstracker.gui.look import Look
from wpstracker.gui.main_window import MainWindow
from wpstracker.gui.settings import Settings
app = QApplication(["wpstracker", "-style", "fusion"])
settings = Settings(settings_file())
window = MainWindow(settings, Look(app, settings))
window.prepare(file)
window.show()
window.start(file)
for _ in range(200):
    app.processEvents()
assert window.isVisible()
window.close()
window.let_go()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="open sockets are listed by Linux")
def test_S21_a_day_of_work_opens_no_socket(tmp_path: Path) -> None:
    program = DAY.replace("WINDOW", WINDOW)
    said = subprocess.run([sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=False, timeout=120)
    assert said.returncode == 0 and "nothing was reached" in said.stdout, said.stdout + said.stderr


def test_S21_no_module_asks_for_the_network() -> None:
    """But one: where the person's screen is another computer's, it is asked whether it is there before Qt is loaded."""
    sources = {path.name: path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}
    asking = {name for name, source in sources.items() if NETWORK.search(LOCAL.sub("", source))}
    assert asking <= {"display.py"}


def test_S14_what_lies_in_the_present_folder_is_not_run(tmp_path: Path) -> None:
    """The reader of texts starts in whatever folder the program was started in."""
    (tmp_path / "json.py").write_text("raise SystemExit('planted code was run')", encoding="utf-8")
    (tmp_path / "wpstracker.py").write_text("raise SystemExit('planted code was run')", encoding="utf-8")
    program = """
from wpstracker.services import attached_texts
read = attached_texts.read("words".encode(), "a.txt")
assert read and read.text == "words" and read.problem is None, read
"""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, "-P", "-c", program]
    said = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_S20_no_lxml_that_reads_foreign_files(name: str) -> None:
    """CVE-2026-41066: before 6.1.0 it fetches what a document names."""
    pinned = re.findall(r"^lxml==(\d+)\.(\d+)", (ROOT / "requirements" / name).read_text(encoding="utf-8"), re.MULTILINE)
    assert all((int(major), int(minor)) >= (6, 1) for major, minor in pinned)
