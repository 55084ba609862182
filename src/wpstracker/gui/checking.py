"""Help > Check file…: looking at the whole file beside the window, saying what was found, and repairing what can be."""

from functools import partial
from typing import TYPE_CHECKING

from wpstracker.gui.backup_keeper import second_place
from wpstracker.gui.dialogs.findings import Deed, FindingsDialog
from wpstracker.gui.jobs import run_job
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.messages import ask, offer
from wpstracker.gui.salvaging import ask_where_to_salvage
from wpstracker.gui.settings import Settings
from wpstracker.services.health import Health, Repair, check, repair
from wpstracker.store.keys import Address

if TYPE_CHECKING:
    from wpstracker.gui.main_window import MainWindow


def check_file(window: "MainWindow", settings: Settings, address: Address) -> None:
    """Look for damage; it reads through a connection of its own and changes nothing."""
    run_job(window, tr("Checking the file…"), lambda _progress: check(address), lambda health: _tell(window, settings, address, health))


def _tell(window: "MainWindow", settings: Settings, address: Address, health: Health) -> None:
    place = health.place.text(words()) if health.place else ""
    if not health.findings:
        text = tr("No problems found: {records} records, {changes} changes.", records=health.records, changes=health.changes)
        offer(window, text, [], details=place)
        return
    heading = tr_n(
        "{n} problem was found in “{file}”.", "{n} problems were found in “{file}”.", len(health.findings), file=address.path.name
    )
    deeds: list[Deed] = [(tr("Repair…"), partial(_ask_to_repair, window, settings, address))] if _may_be_written(window) else []
    deeds += [
        (tr("Save what can be read…"), partial(ask_where_to_salvage, window, address)),
        (tr("Restore from a copy…"), window.dialogs.backups),
    ]
    lines = [finding.text(words()) for finding in health.findings] + ([place] if place else [])
    FindingsDialog(window, tr("Check file"), heading, lines, deeds).open()


def _may_be_written(window: "MainWindow") -> bool:
    return window.file is not None and not window.file.store.read_only


def _ask_to_repair(window: "MainWindow", settings: Settings, address: Address) -> None:
    details = tr("A copy of the file is kept first. The repair is written into the history; undo does not take it back, but the copy does.")
    text = tr("Put right what can be put right in “{file}”?", file=address.path.name)
    ask(window, text, tr("Repair"), partial(_repair, window, settings, address), details=details)


def _repair(window: "MainWindow", settings: Settings, address: Address) -> None:
    """Close the file, repair it, open it again."""
    author, second = settings.text("author"), second_place(settings)
    window.close_file()
    run_job(
        window,
        tr("Repairing the file…"),
        lambda _progress: repair(address, author, second),
        partial(_tell_repair, window),
        ended=lambda: window.opener.open_address(address),
    )


def _tell_repair(window: "MainWindow", result: Repair) -> None:
    lines = [finding.text(words()) for finding in result.done] or [tr("There was nothing that could be repaired.")]
    if result.left:
        lines += ["", tr("What could not be repaired:"), *(finding.text(words()) for finding in result.left)]
    heading = tr("The file was repaired. As it was before, it is kept at {path}.", path=result.copy)
    FindingsDialog(window, tr("Repair"), heading, lines, [(tr("Copies…"), window.dialogs.backups)]).open()
