"""Help > Check file…: looking at the whole file beside the window, and saying what was found."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from wpstracker.gui.jobs import run_job
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.messages import offer
from wpstracker.services.health import Health, check
from wpstracker.store.keys import Address

MOST_SAID = 12


def check_file(window: QWidget, address: Address) -> None:
    """Look for damage; it reads through a connection of its own and changes nothing."""
    run_job(window, tr("Checking the file…"), lambda _progress: check(address), lambda health: _tell(window, address.path, health))


def _tell(window: QWidget, path: Path, health: Health) -> None:
    if not health.findings:
        offer(window, tr("No problems found: {records} records, {changes} changes.", records=health.records, changes=health.changes), [])
        return
    found = len(health.findings)
    said = [finding.text(words()) for finding in health.findings[:MOST_SAID]]
    if found > MOST_SAID:
        said.append(tr_n("{n} more problem is not shown.", "{n} more problems are not shown.", found - MOST_SAID))
    text = tr_n(
        "{n} problem was found in “{file}”. Keep a copy of the file.",
        "{n} problems were found in “{file}”. Keep a copy of the file.",
        found,
        file=path.name,
    )
    offer(window, text, [], details="\n".join(said))
