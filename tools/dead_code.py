"""Name what nothing in the program uses. Being used by a test is not enough.

Vulture finds the candidates. Not counted as dead: what a base class from elsewhere calls (Qt's events, Peewee's hooks),
what a class lists as data (members of an enum, fields of a record), and what is set on another object, which is the one to use it.
"""

import ast
import importlib
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from vulture import Vulture
from vulture.core import Item

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src"
SEARCHED = [folder for folder in (SOURCE, ROOT / "tools", ROOT / "bench") if folder.is_dir()]
# Called by a framework under this very name.
CALLED_BY_NAME = ["Meta", "mime_headers"]
REGISTERED_BY_DECORATOR = ["@*.command", "@*.group", "@*.callback"]


@dataclass(frozen=True)
class Place:
    """Where a definition stands: the class around it, and the function whose argument it is."""

    owner: str = ""
    function: str = ""
    is_data: bool = False


def places(body: list[ast.stmt], owner: str = "") -> Iterator[tuple[int, str, Place]]:
    """The line and name of what stands in classes: data, methods and their arguments."""
    for node in body:
        match node:
            case ast.ClassDef():
                yield from places(node.body, f"{owner}.{node.name}".lstrip("."))
            case ast.FunctionDef():
                first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
                yield first, node.name, Place(owner, node.name)
                every = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs, node.args.vararg, node.args.kwarg]
                yield from ((arg.lineno, arg.arg, Place(owner, node.name)) for arg in every if arg)
                yield from places(node.body)
            case ast.Assign() | ast.AnnAssign() if owner:
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                names = [part for target in targets for part in ast.walk(target) if isinstance(part, ast.Name)]
                yield from ((part.lineno, part.id, Place(owner, is_data=True)) for part in names)


def set_on_others(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The line and name of every attribute that is set on something else than `self`."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Attribute)
            and isinstance(node.ctx, ast.Store)
            and not (isinstance(node.value, ast.Name) and node.value.id == "self")
        ):
            yield node.lineno, node.attr


def overrides(path: Path, place: Place) -> bool:
    """Whether a method replaces one of a base class that is not ours."""
    if not place.owner or not place.function or SOURCE not in path.parents:
        return False
    found: object = importlib.import_module(".".join(path.relative_to(SOURCE).with_suffix("").parts))
    for name in place.owner.split("."):
        found = getattr(found, name)
    assert isinstance(found, type)
    return any(place.function in vars(base) for base in found.__mro__[1:] if not base.__module__.startswith("wpstracker"))


def is_dead(item: Item, known: dict[tuple[Path, int, str], Place]) -> bool:
    """Whether a candidate is really unused."""
    path = Path(item.filename).resolve()
    place = known.get((path, item.first_lineno, item.name), Place())
    called_by_python = place.function.startswith("__") or place.function in CALLED_BY_NAME
    return not (place.is_data or called_by_python or overrides(path, place))


def main() -> int:
    """Print what is unused; 1 when there is something."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    vulture = Vulture(ignore_names=CALLED_BY_NAME, ignore_decorators=REGISTERED_BY_DECORATOR)
    vulture.scavenge([str(folder) for folder in SEARCHED])
    known = {}
    for path in (path for folder in SEARCHED for path in folder.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for line, name, place in places(tree.body):
            known[path, line, name] = place
        for line, name in set_on_others(tree):
            known.setdefault((path, line, name), Place(is_data=True))
    dead = [item for item in vulture.get_unused_code(min_confidence=60) if is_dead(item, known)]
    for item in dead:
        print(f"{Path(item.filename).relative_to(ROOT)}:{item.first_lineno}: unused {item.typ} '{item.name}'")
    return 1 if dead else 0


if __name__ == "__main__":
    sys.exit(main())
