"""Saving what can be read of a damaged file into a new one: asking where, and telling what was saved and what is lost."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from wpstracker.gui.dialogs.findings import FindingsDialog
from wpstracker.gui.file_choice import choose_new, our_kind, unused
from wpstracker.gui.jobs import run_job
from wpstracker.gui.language import tr, words
from wpstracker.services.files import SUFFIX, with_suffix
from wpstracker.services.salvage import lines_of, salvage
from wpstracker.store.keys import Address
from wpstracker.store.salvaging import Salvaged

if TYPE_CHECKING:
    from wpstracker.gui.main_window import MainWindow


def ask_where_to_salvage(window: "MainWindow", damaged: Address) -> None:
    """Ask for the name of the new file; the damaged one stays as it is."""
    proposed = unused(damaged.path.with_name(tr("{name} salvaged", name=damaged.path.stem) + SUFFIX))
    choose_new(window, tr("Save what can be read"), proposed, our_kind(), partial(_salvage, window, damaged))


def _salvage(window: "MainWindow", damaged: Address, target: Path) -> None:
    run_job(
        window,
        tr("Reading what can be read…"),
        lambda progress: salvage(damaged, with_suffix(target), progress),
        partial(_tell, window, damaged),
    )


def _tell(window: "MainWindow", damaged: Address, result: Salvaged) -> None:
    saved, *lines = lines_of(result, words())
    if result.lost:
        lines += ["", tr("What is lost or in doubt:"), *(finding.text(words()) for finding in result.lost)]
    address = Address(result.path, damaged.key)
    deeds = [(tr("Open it"), lambda: window.opener.open_address(address))]
    FindingsDialog(window, tr("Save what can be read"), saved, lines, deeds).open()
