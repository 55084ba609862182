"""The key of a file that is protected by a password, and where a file lies together with its key."""

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from wpstracker.domain.problems import KnownError
from wpstracker.words import N_

ROUNDS = 600_000
"""Of PBKDF2 with HMAC-SHA512, SQLCipher's own derivation: any program with SQLCipher opens a file with the password and this number."""
_SALT_BYTES, _KEY_BYTES = 16, 32


@dataclass(frozen=True, slots=True)
class Key:
    """What a password becomes with a file's salt. Derived once, since it takes half a second; never shown and never written."""

    salt: bytes = field(repr=False)
    raw: bytes = field(repr=False)

    @classmethod
    def derived(cls, password: str, salt: bytes) -> "Key":
        """From a password and the salt at the head of a file; the same letters typed on another keyboard are the same password."""
        said = unicodedata.normalize("NFC", password).encode()
        return cls(salt, hashlib.pbkdf2_hmac("sha512", said, salt, ROUNDS, _KEY_BYTES))

    @classmethod
    def new(cls, password: str) -> "Key":
        """For a file that is about to be protected. KnownError for an empty password."""
        if not password:
            raise KnownError(N_("Type a password; an empty one protects nothing."))
        return cls.derived(password, secrets.token_bytes(_SALT_BYTES))

    @classmethod
    def of_file(cls, password: str, path: Path) -> "Key":
        """For a file that is protected already."""
        with path.open("rb") as file:
            return cls.derived(password, file.read(_SALT_BYTES))

    def pragma(self) -> str:
        """As SQLCipher takes a key that is derived already."""
        return f"x'{self.raw.hex()}{self.salt.hex()}'"


@dataclass(frozen=True, slots=True)
class Address:
    """A file and, if it is protected, its key: all that is needed to open it once more."""

    path: Path
    key: Key | None = None

    @classmethod
    def of(cls, file: "Path | Address") -> "Address":
        """A path stands for a file that is not protected."""
        return file if isinstance(file, Address) else cls(file)
