"""Where the bundled files are: beside the package in a wheel, at the top of the checkout otherwise."""

from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent


@cache
def _bundled(folder: str) -> Path:
    """The folder in the installed wheel, or in the checkout of an editable install."""
    inside = _PACKAGE / folder
    return inside if inside.is_dir() else _PACKAGE.parents[1] / folder


def resource(*parts: str) -> Path:
    """The path of a file below `resources/`."""
    return _bundled("resources").joinpath(*parts)


def data_file(*parts: str) -> Path:
    """The path of a file below `data/`."""
    return _bundled("data").joinpath(*parts)


@cache
def reference(name: str) -> Any:
    """The content of `data/NAME.json`, read once."""
    import json  # the window is painted without any reference

    return json.loads(data_file(f"{name}.json").read_text(encoding="utf-8"))
