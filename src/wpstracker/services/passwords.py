"""What a person can do about the password of a file."""

from pathlib import Path

from wpstracker.store.keys import Address, Key
from wpstracker.store.protecting import rewrite


def unlocked(path: Path, password: str) -> Address:
    """Where a protected file lies, with the key its password makes; whether it is the right one shows when it is opened."""
    return Address(path, Key.of_file(password, path))


def set_password(address: Address, password: str) -> Address:
    """Write a file that nobody has open anew under a password, or under none for ""; KnownError leaves it as it was."""
    return rewrite(address, Key.new(password) if password else None)
