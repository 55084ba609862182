"""Saving a map as a picture or as vectors."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from wpstracker.domain.file_names import safe_name
from wpstracker.domain.problems import KnownError
from wpstracker.gui.context import Context
from wpstracker.gui.file_choice import choose_new, folder_for_files
from wpstracker.gui.language import tr
from wpstracker.gui.messages import ask, tell_error
from wpstracker.gui.widgets.map import MapWidget

PNG, SVG = ".png", ".svg"


def save_picture(parent: QWidget, context: Context, drawn: MapWidget) -> None:
    """Ask where the map shall be put; the kind of file decides between a picture and vectors."""
    name = safe_name(drawn.accessibleName().replace(": ", ", ") + PNG)
    kinds = {tr("Pictures (*.png)"): PNG, tr("Vector graphics (*.svg)"): SVG}
    place = folder_for_files(context.settings) / name
    title = tr("Save map as picture")
    dialog = choose_new(parent, title, place, ";;".join(kinds), lambda path: _check(parent, context, drawn, path))
    dialog.filterSelected.connect(lambda kind: _rename(dialog, kinds[kind]))


def _check(parent: QWidget, context: Context, drawn: MapWidget, path: Path) -> None:
    """Ask before a file is replaced."""
    if not path.exists():
        _write(parent, context, drawn, path)
        return
    text = tr("There is already a file “{file}”. Replace it?", file=path.name)
    ask(parent, text, tr("Replace"), lambda: _write(parent, context, drawn, path), details=str(path.parent))


def _write(parent: QWidget, context: Context, drawn: MapWidget, path: Path) -> None:
    try:
        (drawn.save_svg if path.suffix.lower() == SVG else drawn.save_png)(path)
    except KnownError as error:
        tell_error(parent, error)
    else:
        context.navigator.say(tr("The map was saved as “{file}”.", file=path.name))


def _rename(dialog: QFileDialog, ending: str) -> None:
    """Let the name end as the kind of file that is chosen."""
    dialog.setDefaultSuffix(ending.removeprefix("."))
    dialog.selectFile(Path(dialog.selectedFiles()[0]).with_suffix(ending).name)
