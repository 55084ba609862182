"""Files in which some bytes are no longer what was written, at places and in ways of chance."""

import random

PAGE, SECTOR = 4096, 512


def damaged(data: bytes, seed: int) -> bytes:
    """The same file after a bit, a byte, a sector or a page went wrong, once or several times, or after its end was lost."""
    chance = random.Random(seed)
    content = bytearray(data)
    how = chance.choice((_flip_bit, _write_byte, _zero_sector, _noise_in_sector, _zero_page, _noise_in_page, _exchange_pages, _cut))
    for _ in range(chance.choice((1, 1, 1, 3, 10)) if how is not _cut else 1):
        how(content, chance)
    return bytes(content)


def _flip_bit(content: bytearray, chance: random.Random) -> None:
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def _write_byte(content: bytearray, chance: random.Random) -> None:
    content[chance.randrange(len(content))] = chance.randrange(256)


def _zero_sector(content: bytearray, chance: random.Random) -> None:
    _overwrite(content, chance, SECTOR, bytes(SECTOR))


def _noise_in_sector(content: bytearray, chance: random.Random) -> None:
    _overwrite(content, chance, SECTOR, chance.randbytes(SECTOR))


def _zero_page(content: bytearray, chance: random.Random) -> None:
    _overwrite(content, chance, PAGE, bytes(PAGE))


def _noise_in_page(content: bytearray, chance: random.Random) -> None:
    _overwrite(content, chance, PAGE, chance.randbytes(PAGE))


def _overwrite(content: bytearray, chance: random.Random, size: int, data: bytes) -> None:
    at = chance.randrange(len(content) // size) * size
    content[at : at + size] = data


def _exchange_pages(content: bytearray, chance: random.Random) -> None:
    """As when a disk puts a page in the wrong place."""
    one, other = (chance.randrange(len(content) // PAGE) * PAGE for _ in range(2))
    content[one : one + PAGE], content[other : other + PAGE] = content[other : other + PAGE], content[one : one + PAGE]


def _cut(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(1, len(content)) :]
