"""What kind of place a file lies in: a folder that a service copies to other computers, or a drive of another computer."""

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath

_SYNCED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "мой диск": "Google Drive",
    "yandex.disk": "Yandex Disk",
    "yandexdisk": "Yandex Disk",
    "яндекс.диск": "Yandex Disk",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "com~apple~clouddocs": "iCloud Drive",
    "mobile documents": "iCloud Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "облако mail.ru": "Cloud Mail.ru",
    "mail.ru cloud": "Cloud Mail.ru",
    "syncthing": "Syncthing",
}
_MARKS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".sync_root": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
}
"""Files and folders that a service leaves at the top of what it copies."""
_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_REMOTE = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "sshfs", "fuse.sshfs", "9p", "afs", "davfs", "fuse.davfs2", "fuse.gvfsd-fuse"}


def syncing_service(path: Path, environment: Mapping[str, str] = os.environ) -> str:
    """The name of the service that copies this file to other computers while it is open; "" when none is seen."""
    folders = path.absolute().parents
    for name in _VARIABLES:
        if environment.get(name) and Path(environment[name]) in folders:
            return "OneDrive"
    return _by_name(folders) or next((_MARKS[mark] for folder in folders for mark in _MARKS if (folder / mark).exists()), "")


def is_on_network(path: Path) -> bool:
    """Whether the file lies on a drive of another computer."""
    if str(path).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{path.absolute().drive}\\") == 4)  # DRIVE_REMOTE
    return _kind_of_mount(path) in _REMOTE


def _by_name(folders: Iterable[PurePath]) -> str:
    """A folder called “OneDrive - Ministry” or “Dropbox (Office)” is that service's; one called “Dropbox notes” is nobody's."""
    for folder in folders:
        said = folder.name.casefold()
        for name, service in _SYNCED.items():
            if said == name or said.startswith((f"{name} - ", f"{name} (")):
                return service
    return ""


def _kind_of_mount(path: Path) -> str:
    """The file system below a path, where the system lists them."""
    try:
        lines = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    mounts = {parts[1].replace("\\040", " "): parts[2] for line in lines if len(parts := line.split()) > 2}
    return next((mounts[str(folder)] for folder in (path.absolute(), *path.absolute().parents) if str(folder) in mounts), "")
