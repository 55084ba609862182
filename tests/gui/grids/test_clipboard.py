"""Blocks of cells go through the clipboard of a spreadsheet and come back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wpstracker.gui.grids.clipboard import from_text, to_text


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", [[""]]),
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ("a\n\nb", [["a"], [""], ["b"]]),
        ("a\tb\nc", [["a", "b"], ["c", ""]]),
        ('"two\nlines"\t5', [["two\nlines", "5"]]),
        ('"the ""Guild"""\t5', [['the "Guild"', "5"]]),
        ('"Women" NGO\t5\nnext', [['"Women" NGO', "5"], ["next", ""]]),
        ('"unclosed\t5\nnext', [['"unclosed', "5"], ["next", ""]]),
        ('"Guild"\t5', [['"Guild"', "5"]]),
    ],
)
def test_what_excel_copies_is_read(text: str, cells: list[list[str]]) -> None:
    assert from_text(text) == cells


CELL = st.text(st.sampled_from('ab"\t\n 1я'), max_size=6)


@given(st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=1, max_size=4)))
def test_any_block_comes_back_as_it_went(rows: list[list[str]]) -> None:
    if rows[-1] == [""]:
        rows.append(["end"])
    assert from_text(to_text(rows)) == rows
