"""Keep `resources/locale/ru.po` and `ru.mo` in step with the texts in `src/`.

update              take over new texts, drop those no longer used, compile
missing [FOLDER…]   print the untranslated texts as JSON, ready to be filled in
fill FILE.json      store {"English": "Русский", "one|many": ["for 1", "for 2 to 4", "for 5 and more"]}
check               exit 1 and say what is missing, unused, or does not fit
"""

import argparse
import ast
import contextlib
import io
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from string import Formatter
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
SINGLE = {"tr", "N_", "words", "_words"}
PLURAL = {"tr_n", "plural"}
FORMS = 3  # Russian: 1 событие, 2 события, 5 событий
GLUED = "a text put together at run time is never translated; write {name} and pass the value"
REMARK = "# Russian texts of WPS Tracker. Made by tools/translations.py; the Russian may be edited by hand."

Key = str | tuple[str, str]


class Catalogue(Catalog):
    """A catalogue whose header never changes by itself, so that equal texts give equal files."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The header lines, without dates and version numbers."""
        return [
            ("Project-Id-Version", "WPS Tracker"),
            ("Language", str(self.locale_identifier)),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit\n"),
        ]

    @mime_headers.setter
    def mime_headers(self, headers: Iterable[tuple[str, str]]) -> None:
        """A file's own header is not taken over."""


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


def locale_folder(root: Path) -> Path:
    """Where the catalogue is kept."""
    folder = root / "resources" / "locale"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextlib.contextmanager
def lock(root: Path) -> Iterator[None]:
    """Let one process at a time change the catalogue."""
    try:
        import fcntl
    except ImportError:  # Windows: no lock, one person at a time
        yield
        return
    handle = os.open(locale_folder(root), os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def replace(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    if path.exists() and path.read_bytes() == content:
        return
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=path.name, delete=False) as file:
        file.write(content)
    Path(file.name).chmod(0o644)
    Path(file.name).replace(path)


def load(root: Path) -> dict[Key, Any]:
    """The stored translations: a text, or a list of plural forms."""
    path = locale_folder(root) / "ru.po"
    if not path.exists():
        return {}
    with path.open("rb") as file:
        messages = [message for message in read_po(file, locale="ru", abort_invalid=True) if message.id]
    return {message.id if isinstance(message.id, str) else (message.id[0], message.id[1]): message.string for message in messages}


def catalogue(entries: dict[Key, Any]) -> Catalogue:
    """The translations as a gettext catalogue."""
    made = Catalogue(locale="ru", fuzzy=False, header_comment=REMARK)
    for key, said in entries.items():
        made.add(key, said or ("" if isinstance(key, str) else ("",) * FORMS))
    for message in made:
        message.flags.clear()
    return made


def compiled(entries: dict[Key, Any]) -> bytes:
    """The content of the .mo file."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue({key: said for key, said in entries.items() if complete(key, said)}))
    return buffer.getvalue()


def save(root: Path, entries: dict[Key, Any]) -> None:
    """Store the translations and compile them."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue(entries), sort_output=True, no_location=True, width=120)
    replace(locale_folder(root) / "ru.po", buffer.getvalue())
    replace(locale_folder(root) / "ru.mo", compiled(entries))


def complete(key: Key, said: Any) -> bool:
    """Whether every form is there."""
    if isinstance(key, str):
        return bool(said)
    return isinstance(said, list | tuple) and len(said) == FORMS and all(said)


def merged(texts: Texts, stored: dict[Key, Any]) -> dict[Key, Any]:
    """The texts in use with what is known of them; nothing is guessed."""
    return {key: stored.get(key) or "" for key in texts.used}


def shown(key: Key) -> str:
    """A key as it stands in JSON."""
    return key if isinstance(key, str) else "|".join(key)


def names(text: str) -> set[str]:
    """The {placeholders} of a text."""
    return {name.split(".")[0].split("[")[0] for _, name, _, _ in Formatter().parse(text) if name is not None}


def misfit(key: Key, said: Any) -> str | None:
    """What is wrong with a translation's placeholders, if anything."""
    english, forms = (key, [said]) if isinstance(key, str) else (key[1], list(said))
    for form in forms:
        try:
            if names(form) != names(english):
                return f"placeholders differ: {shown(key)!r} has {sorted(names(english))}, {form!r} has {sorted(names(form))}"
        except ValueError as error:
            return f"a brace is not closed in {form!r} ({error}); write {{{{ and }}}} for braces themselves"
    return None


def fill(root: Path, given: dict[str, Any]) -> list[str]:
    """Store the given translations; the complaints say which could not be taken."""
    texts = extract(root)
    entries = merged(texts, load(root))
    known = {shown(key): key for key in entries}
    complaints = []
    for english, said in given.items():
        if not said or isinstance(said, list) and not any(said):
            continue
        if english not in known:
            complaints.append(f"not in the code: {english!r}")
        elif isinstance(known[english], tuple) and not complete(known[english], said):
            complaints.append(f"needs a list of {FORMS} forms: {english!r}")
        elif isinstance(known[english], str) and not isinstance(said, str):
            complaints.append(f"needs one text: {english!r}")
        elif fault := misfit(known[english], said):
            complaints.append(fault)
        else:
            entries[known[english]] = said
    save(root, entries)
    return complaints


def missing(root: Path, folders: list[str]) -> dict[str, Any]:
    """The untranslated texts used in some folders or files (everywhere when none is named)."""
    stored = load(root)
    texts = extract(root)
    wanted = [Path(folder).as_posix().rstrip("/") for folder in folders]
    return {
        shown(key): "" if isinstance(key, str) else [""] * FORMS
        for key, files in sorted(texts.used.items(), key=lambda item: (min(item[1]), shown(item[0])))
        if not complete(key, stored.get(key)) and (not wanted or any(w in file for w in wanted for file in files))
    }


def check(root: Path) -> list[str]:
    """Everything that keeps the catalogue from being complete and up to date."""
    texts = extract(root)
    stored = load(root)
    faults = list(texts.faults)
    faults += [f"not in ru.po: {shown(key)!r} ({min(files)})" for key, files in texts.used.items() if key not in stored]
    faults += [f"no longer used: {shown(key)!r}" for key in stored if key not in texts.used]
    for key, said in stored.items():
        if key in texts.used:
            faults += [f"untranslated: {shown(key)!r}"] if not complete(key, said) else [fault for fault in [misfit(key, said)] if fault]
    binary = locale_folder(root) / "ru.mo"
    if not binary.exists() or binary.read_bytes() != compiled(stored):
        faults.append("ru.mo is not what ru.po compiles to; run: python tools/translations.py update")
    return faults


def main(arguments: list[str] | None = None) -> int:
    """Run one command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=ROOT, help="the checkout (default: this one)")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("update")
    commands.add_parser("missing").add_argument("folders", nargs="*")
    commands.add_parser("fill").add_argument("file", type=Path)
    commands.add_parser("check")
    given = parser.parse_args(arguments)
    try:
        with lock(given.root):
            return run(given)
    except (OSError, ValueError, SyntaxError) as error:
        print(f"translations: {error}", file=sys.stderr)
        return 2


def run(given: argparse.Namespace) -> int:
    """Carry out the chosen command; 1 means something is left to do."""
    complaints: list[str] = []
    match given.command:
        case "update":
            texts = extract(given.root)
            save(given.root, merged(texts, load(given.root)))
            complaints = texts.faults
        case "missing":
            print(json.dumps(missing(given.root, given.folders), ensure_ascii=False, indent=1))
        case "fill":
            complaints = fill(given.root, json.loads(given.file.read_text(encoding="utf-8")))
        case "check":
            complaints = check(given.root)
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
