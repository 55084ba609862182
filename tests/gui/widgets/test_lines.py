"""Lines of text: what is cut can be read all the same, and what empties a search says so."""

from PySide6.QtWidgets import QToolButton

from wpstracker.gui.widgets.elided_label import ElidedLabel
from wpstracker.gui.widgets.search_line import SearchLine


def test_a_long_line_ends_in_dots_and_is_told_whole(app) -> None:
    label = ElidedLabel("Committee on Women and Family Affairs under the Government", "muted")
    label.resize(120, 20)
    label.show()
    assert label.shown().startswith("Comm") and label.shown().endswith("…")
    assert label.toolTip() == label.text() == "Committee on Women and Family Affairs under the Government"
    label.setText("Short")
    assert label.shown() == "Short" and not label.toolTip()


def test_a_search_line_says_what_may_be_typed_and_what_its_button_does(app) -> None:
    line = SearchLine("Search countries")
    line.setText("Kaz")
    line.show()
    assert line.accessibleName() == line.placeholderText() == "Search countries"
    assert "Clear the search" in [button.toolTip() for button in line.findChildren(QToolButton)]
