"""What a person can do with the files kept with records."""

import mimetypes
import stat
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from wpstracker.domain.file_names import safe_name
from wpstracker.domain.problems import KnownError, Progress, no_progress
from wpstracker.domain.vocabularies import Privacy
from wpstracker.exchange import guarding
from wpstracker.exchange.pictures import NotCleaned, cleaned
from wpstracker.folders import opened_copies_folder
from wpstracker.records import KINDS, Attachment
from wpstracker.store import contents
from wpstracker.store.database import Store
from wpstracker.store.replacing import replacing
from wpstracker.words import N_

MOST_MEGABYTES = 50
_MOST_BYTES = MOST_MEGABYTES * 1024 * 1024
_TYPES = mimetypes.MimeTypes()  # the list that comes with Python: the same on every computer


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file on its way in: its safe name and its content, a picture's without metadata unless it is kept as it is."""

    name: str
    data: bytes
    as_it_is: bool = False


# -- before: may be done beside the window, nothing is written


def read(path: Path, *, as_it_is: bool = False) -> Incoming:
    """Read a file to be attached. KnownError when it cannot be; NotCleaned when it may say where it was taken and that cannot be mended.

    `as_it_is` attaches a picture with all it says; it becomes a restricted file then.
    """
    name = safe_name(path.name)
    try:
        if path.is_dir():
            raise KnownError(N_("“{file}” is a folder. Attach the files in it, or pack it into one file."), file=name)
        if not path.is_file():
            raise KnownError(N_("There is no file at {path}. It may have been moved or renamed."), path=path)
        _check_size(name, path.stat().st_size)
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise KnownError(N_("“{file}” cannot be read: {reason}."), file=name, reason=error.strerror or error) from error
    return taken(data, name, as_it_is=as_it_is)


def taken(data: bytes, name: str, *, as_it_is: bool = False) -> Incoming:
    """The same for what comes from the clipboard."""
    name = safe_name(name)
    _check_size(name, len(data))
    guarding.check(data, name)
    if not as_it_is:
        return Incoming(name, cleaned(data, name))
    try:
        cleaned(data, name)
    except NotCleaned:
        return Incoming(name, data, as_it_is=True)
    return Incoming(name, cleaned(data, name))


def _check_size(name: str, size: int) -> None:
    if size == 0:
        raise KnownError(N_("“{file}” is empty (0 bytes), so there is nothing to attach."), file=name)
    if size > _MOST_BYTES:
        message = N_(
            "“{file}” has {size} MB; up to {most} MB can be attached. Make it smaller, or note in a source where it is kept instead."
        )
        raise KnownError(message, file=name, size=-(-size // 1_048_576), most=MOST_MEGABYTES)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What became of files that were read: taken, to be asked about (their places, and why), or refused."""

    files: tuple[Incoming, ...]
    uncleaned: tuple[tuple[Path | Incoming, NotCleaned], ...]
    refused: tuple[KnownError, ...]


def gather(sources: Sequence[Path | Incoming], progress: Progress = no_progress, *, as_it_is: bool = False) -> Gathered:
    """Read files from disk or the clipboard one after the other; one that is refused does not hold up the others."""
    files: list[Incoming] = []
    uncleaned: list[tuple[Path | Incoming, NotCleaned]] = []
    refused: list[KnownError] = []
    for number, source in enumerate(sources):
        progress(number / len(sources))
        try:
            if isinstance(source, Path):
                files.append(read(source, as_it_is=as_it_is))
            else:
                files.append(taken(source.data, source.name, as_it_is=as_it_is))
        except NotCleaned as error:
            uncleaned.append((source, error))
        except KnownError as error:
            refused.append(error)
    return Gathered(tuple(files), tuple(uncleaned), tuple(refused))


# -- with a record


def of_record(store: Store, id_: str) -> list[Attachment]:
    """The files of a record, in their order."""
    return store.fetch(Attachment.select().where(Attachment.record == id_).order_by(Attachment.sort, Attachment.id))


def attach(store: Store, kind: str, id_: str, files: Sequence[Incoming], initiator: object = None) -> list[Attachment]:
    """Keep files with a record, in one step; what the record has already is not attached again. The files that came."""
    if store.get(KINDS[kind], id_) is None:
        raise KnownError(N_("The record is no longer there, so nothing can be attached to it."))
    title = N_("Attach “{name}”") if len(files) == 1 else N_("Attach {n} files")
    present = of_record(store, id_)
    known = {(each.name, each.digest) for each in present}
    came: list[Attachment] = []
    with store.change(title, initiator=initiator, n=len(files), name=files[0].name if files else "") as writer:
        for file in files:
            digest = contents.put(store.db, file.data)
            if (file.name, digest) in known:
                continue
            known.add((file.name, digest))
            came.append(_attachment(kind, id_, file, digest, len(present) + len(came)))
            writer.save(came[-1])
    return came


def _attachment(kind: str, id_: str, file: Incoming, digest: str, position: int) -> Attachment:
    return Attachment(
        record_kind=kind,
        record=id_,
        name=file.name,
        media_type=_TYPES.guess_type(file.name)[0] or "",
        size=len(file.data),
        digest=digest,
        privacy=(Privacy.RESTRICTED if file.as_it_is else Privacy.INTERNAL).value,
        sort=position,
    )


def remove(store: Store, ids: Sequence[str], initiator: object = None) -> None:
    """Take files away from their record; their contents stay, so that undo brings them back."""
    found = [each for each in (store.get(Attachment, id_) for id_ in ids) if each]
    title = N_("Remove the file “{name}”") if len(found) == 1 else N_("Remove {n} files")
    with store.change(title, initiator=initiator, n=len(found), name=found[0].name if found else "") as writer:
        for each in found:
            writer.delete(each)


def rename(store: Store, id_: str, name: str, initiator: object = None) -> str:
    """Give a file another name; one without a known ending keeps the old one. The name it has then."""
    file = _known(store, id_)
    wanted = safe_name(name) if name.strip() else file.name
    ending = Path(file.name).suffix
    if not wanted.lower().endswith(ending.lower()) and not _TYPES.guess_type(wanted)[0]:
        wanted += ending
    with store.change(N_("Rename the file “{name}”"), initiator=initiator, name=file.name) as writer:
        file.name, file.media_type = wanted, _TYPES.guess_type(wanted)[0] or ""
        writer.save(file)
    return wanted


def set_privacy(store: Store, ids: Sequence[str], privacy: Privacy, initiator: object = None) -> None:
    """Say who may see files."""
    with store.change(N_("Change who may see a file"), initiator=initiator) as writer:
        for id_ in ids:
            file = _known(store, id_)
            file.privacy = privacy.value
            writer.save(file)


# -- out again


def content(store: Store, id_: str) -> bytes:
    """What a file holds; KnownError when it is not there or is not what was attached."""
    file = _known(store, id_)
    data = contents.get(store.db, file.digest)
    if data is None:
        message = N_("The content of “{file}” is not in this file any more. Check the file from the Help menu, or look in an older copy.")
        raise KnownError(message, file=file.name)
    return data


def save_copy(store: Store, id_: str, target: Path) -> None:
    """Write a file's content to a place of the person's choice; KnownError when the place refuses."""
    data = content(store, id_)
    with replacing(target, private=True) as part:
        part.write_bytes(data)


def open_copy(store: Store, id_: str) -> Path:
    """A read-only copy for another program to show, in a folder of this person's alone that `forget_copies` empties."""
    file, data = _known(store, id_), content(store, id_)
    folder = opened_copies_folder() / file.digest[:16]
    target = folder / safe_name(file.name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for each in (folder.parent, folder):
            each.chmod(stat.S_IRWXU)
        if target.exists():
            target.chmod(stat.S_IRUSR | stat.S_IWUSR)
        with replacing(target, private=True) as part:
            part.write_bytes(data)
            part.chmod(stat.S_IRUSR | stat.S_IWUSR)
        target.chmod(stat.S_IRUSR)
    except OSError as error:
        message = N_("A copy of “{file}” for the other program could not be made: {reason}.")
        raise KnownError(message, file=file.name, reason=error.strerror or error) from error
    return target


def forget_copies() -> None:
    """Remove the copies other programs were given; one that is still open there goes the next time."""
    for folder in _inside(opened_copies_folder()):
        for copy in _inside(folder):
            with suppress(OSError):
                copy.chmod(stat.S_IRUSR | stat.S_IWUSR)  # Windows does not delete what is read-only
                copy.unlink()
        with suppress(OSError):
            folder.rmdir()


def _inside(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _known(store: Store, id_: str) -> Attachment:
    file = store.get(Attachment, id_)
    if file is None:
        raise KnownError(N_("This file is no longer attached."))
    return file
