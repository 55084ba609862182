"""The set-up does what it may, and says in one sentence what it may not. Every program it calls is a stand-in here."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BORROWED = ("sh", "dirname", "cat", "cksum", "find", "head", "mkdir", "rm", "env")
LIBRARIES = (
    "libEGL.so.1 libGL.so.1 libxkbcommon.so.0 libfontconfig.so.1 libdbus-1.so.3 libglib-2.0.so.0 "
    "libxcb-cursor.so.0 libxcb-icccm.so.4 libxcb-keysyms.so.1 libxcb-shape.so.0 libxkbcommon-x11.so.0"
)
# Answers like a Python of the given version; `-m venv` leaves another stand-in in .venv, `-m pip` a line in the log.
PYTHON = """
case "$*" in
  *version_info*pip* | *"import pip, sys"*) exit 0 ;;
  *version_info*) exit $OLD ;;
  *ensurepip*) [ -e "$LOG.venv" ] || exit $NO_VENV ;;
  -V) echo Python 3.11.2 ;;
  "-m venv"*) mkdir -p .venv/bin && cat "$0" >.venv/bin/python && /bin/chmod +x .venv/bin/python ;;
  "-m pip"*) echo "pip $*" >>"$LOG"; [ -z "$NO_NETWORK" ] ;;
esac
"""


class Machine:
    """A checkout on a machine of which only the stand-ins are seen."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.programs, self.log = folder / "checkout", folder / "bin", folder / "log"
        self.environment = {
            "PATH": str(self.programs),
            "LOG": str(self.log),
            "OLD": "0",
            "NO_VENV": "0",
            "NO_NETWORK": "",
            "HOME": str(folder),
        }
        self.programs.mkdir()
        (self.folder / "tools").mkdir(parents=True)
        shutil.copy(ROOT / "tools" / "setup.sh", self.folder / "tools")
        shutil.copytree(ROOT / "requirements", self.folder / "requirements")
        shutil.copy(ROOT / "pyproject.toml", self.folder)
        (folder / ".local/share/fonts").mkdir(parents=True)
        (folder / ".local/share/fonts/letters.ttf").touch()
        for name in BORROWED:
            (self.programs / name).symlink_to(str(shutil.which(name)))
        self.program("uname", "echo Linux")
        self.program("id", "echo 1000")
        self.program("python3", PYTHON)
        self.libraries(LIBRARIES)

    def program(self, name: str, script: str) -> None:
        """Put a stand-in on the path."""
        (self.programs / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (self.programs / name).chmod(0o755)

    def libraries(self, names: str) -> None:
        """Let the system's loader know just these."""
        self.program("ldconfig", f'for name in {names}; do echo "    $name (libc6,x86-64) => /lib/$name"; done')

    def apt(self) -> None:
        """Give the person the right to install packages."""
        self.program("id", "echo 0")
        self.program("apt-get", 'echo "apt-get $*" >>"$LOG"; case "$*" in *python3-venv*) >"$LOG.venv" ;; esac')

    def set_up(self, level: str = "dev", **environment: str) -> "subprocess.CompletedProcess[str]":
        """Run the set-up."""
        given = {**self.environment, **environment}
        return subprocess.run(["sh", "tools/setup.sh", level], cwd=self.folder, env=given, capture_output=True, text=True, check=False)

    def done(self) -> list[str]:
        """The packages' programs that were called, in order; forgotten once read."""
        lines = self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return lines


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine on which everything needed is there, and nothing may be installed."""
    if os.name != "posix":
        pytest.skip("the set-up is for make")
    return Machine(tmp_path)


def test_packages_are_installed_by_their_hashes_and_the_checkout_without_fetching_anything(machine: Machine) -> None:
    said = machine.set_up()

    assert said.returncode == 0, said.stderr
    locked, checkout = machine.done()
    assert "--require-hashes" in locked
    assert "requirements/dev.txt" in locked
    assert "--no-deps --no-build-isolation --editable ." in checkout


def test_the_second_time_nothing_is_done(machine: Machine) -> None:
    machine.set_up()
    machine.done()

    said = machine.set_up()

    assert (said.returncode, said.stderr, machine.done()) == (0, "", [])


def test_a_development_environment_serves_for_running_too_but_not_the_other_way_round(machine: Machine) -> None:
    machine.set_up("run")
    assert "requirements/run.txt" in machine.done()[0]
    machine.set_up("dev")
    assert "requirements/dev.txt" in machine.done()[0]
    machine.set_up("run")
    assert machine.done() == []


@pytest.mark.parametrize("changed", ["requirements/dev.txt", "pyproject.toml"])
def test_a_change_in_what_is_needed_sets_up_again(machine: Machine, changed: str) -> None:
    machine.set_up()
    machine.done()
    with (machine.folder / changed).open("a", encoding="utf-8") as file:
        file.write("\n# changed\n")

    machine.set_up()

    assert len(machine.done()) == 2


def test_an_installation_that_broke_off_is_taken_up_again(machine: Machine) -> None:
    machine.set_up()
    before = (machine.folder / "pyproject.toml").read_text(encoding="utf-8")
    (machine.folder / "pyproject.toml").write_text(f"{before}# changed", encoding="utf-8")
    assert machine.set_up(NO_NETWORK="1").returncode != 0
    (machine.folder / "pyproject.toml").write_text(before, encoding="utf-8")
    machine.done()

    machine.set_up()

    assert len(machine.done()) == 2


@pytest.mark.parametrize(("sudo", "installed"), [('"$@"', True), ("exit 1", False)])
def test_whoever_is_not_root_installs_through_sudo_if_it_asks_no_password(machine: Machine, sudo: str, installed: bool) -> None:
    machine.apt()
    machine.program("id", "echo 1000")
    machine.program("sudo", f"[ $1 = -n ] && shift; {sudo}")
    machine.program("true", "exit 0")
    machine.libraries(LIBRARIES.replace("libEGL.so.1", ""))

    said = machine.set_up()

    assert ("Installing with apt: libegl1" in said.stderr) == installed
    assert any("install" in line and "libegl1" in line for line in machine.done()) == installed


def test_missing_libraries_are_installed_where_that_is_allowed(machine: Machine) -> None:
    machine.apt()
    machine.libraries(LIBRARIES.replace("libxcb-cursor.so.0", "").replace("libEGL.so.1", ""))

    machine.set_up()

    assert "install --no-install-recommends libegl1 libxcb-cursor0" in machine.done()[0]


def test_missing_libraries_are_named_in_one_sentence_where_it_is_not(machine: Machine) -> None:
    machine.libraries(LIBRARIES.replace("libEGL.so.1", ""))

    said = machine.set_up()

    assert said.returncode == 1
    assert said.stderr.count("\n") == 1
    assert "sudo apt install libegl1" in said.stderr


def test_a_window_s_libraries_are_only_asked_of_a_person_at_a_screen(machine: Machine) -> None:
    machine.libraries(LIBRARIES.replace("libxcb-cursor.so.0", ""))

    assert machine.set_up("run", DISPLAY=":0").returncode == 1
    assert machine.set_up("dev", DISPLAY=":0").returncode == 0


def test_without_a_screen_the_program_s_command_line_is_set_up_all_the_same(machine: Machine) -> None:
    machine.libraries("libc.so.6")

    assert machine.set_up("run").returncode == 0


def test_python_s_virtual_environments_are_installed_where_that_is_allowed(machine: Machine) -> None:
    machine.apt()

    said = machine.set_up(NO_VENV="1")

    assert said.returncode == 0, said.stderr
    assert "python3-venv" in machine.done()[0]


def test_python_s_virtual_environments_are_named_where_it_is_not(machine: Machine) -> None:
    said = machine.set_up(NO_VENV="1")

    assert said.returncode == 1
    assert said.stderr.count("\n") == 1
    assert "sudo apt install python3-venv" in said.stderr


def test_an_old_python_is_refused_with_a_way_out(machine: Machine) -> None:
    said = machine.set_up(OLD="1")

    assert said.returncode == 1
    assert "Python 3.11 or newer is needed" in said.stderr


def test_on_a_mac_nothing_is_asked_of_the_system(machine: Machine) -> None:
    machine.program("uname", "echo Darwin")
    machine.libraries("")

    assert machine.set_up().returncode == 0
