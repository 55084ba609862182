"""The order of siblings as numbers with gaps, so that putting one between two others changes that one only."""

from collections.abc import Sequence, Set

GAP = 1024
"""What lies between two neighbours when a row of siblings is numbered anew."""


def placed(present: Sequence[int | None], moved: Set[int]) -> list[int]:
    """Numbers that rise along the siblings; only those at the `moved` positions change, unless no room is left between the others."""
    settled = list(present)
    kept = [number for position, number in enumerate(present) if position not in moved]
    if any(number is None for number in kept) or kept != sorted(set(kept), key=lambda number: number or 0):
        return _anew(len(present))
    position = 0
    while position < len(settled):
        if position not in moved:
            position += 1
            continue
        end = position
        while end < len(settled) and end in moved:
            end += 1
        numbers = _between(settled[position - 1] if position else None, settled[end] if end < len(settled) else None, end - position)
        if numbers is None:
            return _anew(len(present))
        settled[position:end] = numbers
        position = end
    return [number or 0 for number in settled]


def _between(before: int | None, after: int | None, count: int) -> list[int] | None:
    """So many rising numbers between two others; None when there is no room."""
    if after is None:
        first = GAP if before is None else before + GAP
        return [first + GAP * step for step in range(count)]
    if before is None:
        return [after - GAP * step for step in range(count, 0, -1)]
    step = (after - before) // (count + 1)
    return [before + step * place for place in range(1, count + 1)] if step else None


def _anew(count: int) -> list[int]:
    return [GAP * place for place in range(1, count + 1)]
