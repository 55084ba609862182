"""Names of files from elsewhere, made safe to show and to write on any system."""

import unicodedata

_FORBIDDEN = frozenset('<>:"/\\|?*')
_RESERVED = frozenset(("CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))))
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
_MOST_BYTES = 200
_LONGEST_ENDING = 16

RUNS = frozenset(
    (
        *("app", "appimage", "bash", "bat", "cmd", "com", "command", "cpl", "desktop", "exe", "gadget", "hta", "inf", "ins", "jar"),
        *("js", "jse", "jnlp", "lnk", "msc", "msi", "msp", "pif", "ps1", "py", "pyw", "reg", "rb", "run", "scf"),
        *("scr", "sh", "shb", "url", "vb", "vbe", "vbs", "workflow", "ws", "wsf", "wsh", "xll"),
    )
)
"""Endings of files that the system does not show but run."""


MAY_RUN = frozenset(
    (
        *("docm", "dotm", "xlsm", "xltm", "xlam", "xlsb", "xls", "xla", "doc", "ppt", "pptm", "potm", "ppsm", "ppam"),
        *("htm", "html", "xhtml", "mht", "mhtml", "svg", "slk", "iqy", "odc", "mdb", "accdb", "pub"),
    )
)
"""Endings of documents that may hold a program, or fetch something, when another program shows them."""


def safe_name(name: str) -> str:
    """The last part of a path with nothing in it that hides, runs or breaks; an empty or reserved name gets a stand-in.

    Control marks go: with one that turns the direction of writing, “photo?gpj.exe” reads like a picture.
    """
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    shown = "".join(_safe(letter) for letter in unicodedata.normalize("NFC", last))
    tidy = " ".join(shown.split()).strip(". ")
    stem, dot, ending = tidy.rpartition(".")
    if not dot or len(ending) > _LONGEST_ENDING:
        stem, ending = tidy, ""
    if stem.partition(".")[0].strip().upper() in _RESERVED:
        stem = f"_{stem}"
    stem = _shortened(stem or "file", _MOST_BYTES - len(ending.encode()))
    return f"{stem}.{ending}" if ending else stem


def runs(name: str) -> bool:
    """Whether opening a file of this name would run it."""
    return name.rpartition(".")[2].lower() in RUNS if "." in name else False


def may_run(name: str) -> bool:
    """Whether a document of this name may hold a program or fetch something when it is opened."""
    return name.rpartition(".")[2].lower() in MAY_RUN if "." in name else False


def _safe(letter: str) -> str:
    if letter in "\t\n\r":
        return " "
    if unicodedata.category(letter) in _UNSEEN:
        return ""
    return "_" if letter in _FORBIDDEN else letter


def _shortened(text: str, most: int) -> str:
    """Cut at a whole letter, so that it fits into so many bytes."""
    return text.encode()[:most].decode(errors="ignore").rstrip()
