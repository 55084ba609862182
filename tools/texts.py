"""The texts in the code that a person sees, as `tools/translations.py` needs them."""

import ast
from dataclasses import dataclass, field
from pathlib import Path

SINGLE = {"tr", "N_", "words", "_words"}
PLURAL = {"tr_n", "plural"}
GLUED = "a text put together at run time is never translated; write {name} and pass the value"

Key = str | tuple[str, str]
"""A text, or one and many."""


@dataclass
class Texts:
    """The texts found in the code, by the files that use them, and the calls no catalogue can serve."""

    used: dict[Key, set[str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def add(self, key: Key, where: str) -> None:
        """Note one use; a text with a plural serves its singular too."""
        plural = key if isinstance(key, tuple) else next((k for k in self.used if isinstance(k, tuple) and k[0] == key), None)
        if isinstance(key, tuple):
            self.used.setdefault(key, set()).update(self.used.pop(key[0], set()))
        self.used.setdefault(plural or key, set()).add(where)


def constants(node: ast.expr) -> list[str] | None:
    """The texts an argument may be: one, both sides of a choice, none for a variable; None when it is put together at run time."""
    match node:
        case ast.Constant(value=str(text)):
            return [text] if text else []
        case ast.IfExp(body=first, orelse=second):
            found = [constants(first), constants(second)]
            return None if None in found else [text for part in found for text in part or []]
        case ast.JoinedStr() | ast.BinOp():
            return None
        case ast.Call(func=ast.Attribute(attr="format")):
            return None
    return []


def called(node: ast.Call) -> str:
    """The last name of the function a call names."""
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def scan(source: str, where: str, texts: Texts) -> None:
    """Collect one file's texts."""
    for node in ast.walk(ast.parse(source, where)):
        if not isinstance(node, ast.Call):
            continue
        wanted = 1 if called(node) in SINGLE else 2 if called(node) in PLURAL else 0
        if not wanted or len(node.args) < wanted:
            continue
        found = [constants(argument) for argument in node.args[:wanted]]
        if None in found:
            texts.faults.append(f"{where}:{node.lineno}: {GLUED}")
        elif wanted == 1:
            for text in found[0] or []:
                texts.add(text, where)
        elif all(found):
            texts.add(((found[0] or [""])[0], (found[1] or [""])[0]), where)


def extract(root: Path) -> Texts:
    """All texts in the package."""
    texts = Texts()
    for path in sorted((root / "src").rglob("*.py")):
        scan(path.read_text(encoding="utf-8"), path.relative_to(root).as_posix(), texts)
    return texts
