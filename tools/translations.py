"""Keep `resources/locale/ru.po` and `ru.mo` in step with the texts in `src/`; so for every other language with `--language`.

update              take over new texts, drop those no longer used, compile
missing [FOLDER…]   print the untranslated texts as JSON, ready to be filled in
fill FILE.json      store {"English": "Русский", "one|many": ["for 1", "for 2 to 4", "for 5 and more"]}
check               exit 1 and say what is missing, unused, or does not fit, in every language there is
"""

import argparse
import contextlib
import io
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from string import Formatter
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tools.texts import Key, Texts, extract

ROOT = Path(__file__).resolve().parents[1]
REMARK = "# {language} texts of WPS Tracker. Made by tools/translations.py; the {language} may be edited by hand."


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


def po_of(root: Path, language: str) -> Path:
    """Where the texts of a language are kept; compiled they stand beside it."""
    return locale_folder(root) / f"{language}.po"


def forms_of(language: str) -> int:
    """How many plural forms a language has; Russian three: 1 событие, 2 события, 5 событий."""
    return Catalog(locale=language).num_plurals


def load(po: Path) -> dict[Key, Any]:
    """The stored translations: a text, or a list of plural forms."""
    if not po.exists():
        return {}
    with po.open("rb") as file:
        messages = [message for message in read_po(file, locale=po.stem, abort_invalid=True) if message.id]
    return {message.id if isinstance(message.id, str) else (message.id[0], message.id[1]): message.string for message in messages}


def catalogue(entries: dict[Key, Any], language: str) -> Catalogue:
    """The translations as a gettext catalogue."""
    called, forms = Locale.parse(language).english_name, forms_of(language)
    made = Catalogue(locale=language, fuzzy=False, header_comment=REMARK.format(language=called))
    for key, said in entries.items():
        made.add(key, said or ("" if isinstance(key, str) else ("",) * forms))
    for message in made:
        message.flags.clear()
    return made


def compiled(entries: dict[Key, Any], language: str) -> bytes:
    """The content of the .mo file."""
    buffer, forms = io.BytesIO(), forms_of(language)
    write_mo(buffer, catalogue({key: said for key, said in entries.items() if complete(key, said, forms)}, language))
    return buffer.getvalue()


def save(po: Path, entries: dict[Key, Any]) -> None:
    """Store the translations and compile them."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue(entries, po.stem), sort_output=True, no_location=True, width=120)
    replace(po, buffer.getvalue())
    replace(po.with_suffix(".mo"), compiled(entries, po.stem))


def complete(key: Key, said: Any, forms: int) -> bool:
    """Whether every form is there."""
    if isinstance(key, str):
        return bool(said)
    return isinstance(said, list | tuple) and len(said) == forms and all(said)


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


def fill(root: Path, po: Path, given: dict[str, Any]) -> list[str]:
    """Store the given translations; the complaints say which could not be taken."""
    entries, forms = merged(extract(root), load(po)), forms_of(po.stem)
    known = {shown(key): key for key in entries}
    complaints = []
    for english, said in given.items():
        if not said or isinstance(said, list) and not any(said):
            continue
        if english not in known:
            complaints.append(f"not in the code: {english!r}")
        elif isinstance(known[english], tuple) and not complete(known[english], said, forms):
            complaints.append(f"needs a list of {forms} forms: {english!r}")
        elif isinstance(known[english], str) and not isinstance(said, str):
            complaints.append(f"needs one text: {english!r}")
        elif fault := misfit(known[english], said):
            complaints.append(fault)
        else:
            entries[known[english]] = said
    save(po, entries)
    return complaints


def missing(root: Path, po: Path, folders: list[str]) -> dict[str, Any]:
    """The untranslated texts used in some folders or files (everywhere when none is named)."""
    stored, forms = load(po), forms_of(po.stem)
    texts = extract(root)
    wanted = [Path(folder).as_posix().rstrip("/") for folder in folders]
    return {
        shown(key): "" if isinstance(key, str) else [""] * forms
        for key, files in sorted(texts.used.items(), key=lambda item: (min(item[1]), shown(item[0])))
        if not complete(key, stored.get(key), forms) and (not wanted or any(w in file for w in wanted for file in files))
    }


def check(texts: Texts, po: Path) -> list[str]:
    """Everything that keeps a catalogue from being complete and up to date."""
    stored, forms = load(po), forms_of(po.stem)
    faults = [f"not in {po.name}: {shown(key)!r} ({min(files)})" for key, files in texts.used.items() if key not in stored]
    faults += [f"no longer used: {shown(key)!r}" for key in stored if key not in texts.used]
    for key, said in stored.items():
        if key in texts.used:
            faults += (
                [f"untranslated: {shown(key)!r}"] if not complete(key, said, forms) else [fault for fault in [misfit(key, said)] if fault]
            )
    binary = po.with_suffix(".mo")
    if not binary.exists() or binary.read_bytes() != compiled(stored, po.stem):
        faults.append(f"{binary.name} is not what {po.name} compiles to; run: python tools/translations.py update")
    return faults


def main(arguments: list[str] | None = None) -> int:
    """Run one command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=ROOT, help="the checkout (default: this one)")
    parser.add_argument("--language", default="ru", help="whose texts (default: ru)")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("update")
    commands.add_parser("missing").add_argument("folders", nargs="*")
    commands.add_parser("fill").add_argument("file", type=Path)
    commands.add_parser("check")
    given = parser.parse_args(arguments)
    try:
        with lock(given.root):
            return run(given)
    except (OSError, ValueError, SyntaxError, UnknownLocaleError) as error:
        print(f"translations: {error}", file=sys.stderr)
        return 2


def run(given: argparse.Namespace) -> int:
    """Carry out the chosen command; 1 means something is left to do."""
    complaints: list[str] = []
    po = po_of(given.root, given.language)
    match given.command:
        case "update":
            texts = extract(given.root)
            save(po, merged(texts, load(po)))
            complaints = texts.faults
        case "missing":
            print(json.dumps(missing(given.root, po, given.folders), ensure_ascii=False, indent=1))
        case "fill":
            complaints = fill(given.root, po, json.loads(given.file.read_text(encoding="utf-8")))
        case "check":
            texts = extract(given.root)
            every = sorted({po, *locale_folder(given.root).glob("*.po")})
            complaints = [*texts.faults, *(fault for each in every for fault in check(texts, each))]
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
