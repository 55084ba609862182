"""Every report of the gallery has a picture of its own, in the colours of the theme."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from wpstracker.gui import theme
from wpstracker.gui.pages.reports.pictures import HEIGHT, PICTURES, WIDTH, paint_report
from wpstracker.gui.theme import Theme
from wpstracker.reports.family import FAMILY


def picture(key: str) -> bytes:
    image = QImage(round(WIDTH), round(HEIGHT), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_report(painter, QRectF(0, 0, WIDTH, HEIGHT), key)
    painter.end()
    return bytes(image.constBits())


def test_each_report_has_a_picture_of_its_own(app):
    assert FAMILY.keys() <= PICTURES.keys()
    assert len({picture(key) for key in (*PICTURES, "a report of a later version")}) == len(PICTURES) + 1


@pytest.mark.parametrize("key", PICTURES)
def test_pictures_follow_the_theme(app: QApplication, key: str) -> None:
    theme.apply(app, Theme.LIGHT)
    light = picture(key)
    theme.apply(app, Theme.DARK)
    dark = picture(key)
    theme.apply(app, Theme.LIGHT)
    assert light != dark
