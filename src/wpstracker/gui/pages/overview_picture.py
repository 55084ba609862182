"""The whole overview as a picture: always on paper white and of one width, with what was asked above and where it is from below."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication, QWidget

from wpstracker.domain.file_names import safe_name
from wpstracker.domain.places import country_name
from wpstracker.domain.problems import KnownError
from wpstracker.domain.question import Filter
from wpstracker.figures.columns import show_day
from wpstracker.figures.overview import Overview
from wpstracker.gui.context import Context
from wpstracker.gui.file_choice import choose_new, folder_for_files
from wpstracker.gui.language import tr, words
from wpstracker.gui.messages import ask, tell_error
from wpstracker.gui.pages.overview_board import Board
from wpstracker.gui.pages.overview_period import in_words
from wpstracker.gui.theme import LIGHT, on_paper, style_sheet
from wpstracker.gui.widgets.map.pictures import disclaimer
from wpstracker.store.replacing import replacing

PNG, SVG = ".png", ".svg"
WIDTH = 1280
_ABOVE, _BELOW, _EDGE = 64, 44, 20
_PNG_SCALE = 2.0


def save_picture(parent: QWidget, context: Context, figures: Overview, period: Filter, plans: Filter) -> None:
    """Ask where the picture shall be put; the ending decides between a picture and vectors."""
    name = safe_name(" ".join(part for part in (tr("WPS overview"), in_words(period)) if part) + PNG)
    kinds = ";;".join((tr("Pictures (*.png)"), tr("Vector graphics (*.svg)")))

    def write(path: Path) -> None:
        try:
            with replacing(path) as part:
                part.write_bytes(picture(context, figures, period, plans, vectors=path.suffix.lower() == SVG))
        except KnownError as error:
            tell_error(parent, error)
        else:
            context.navigator.say(tr("The picture was saved as {path}.", path=path))

    def check(path: Path) -> None:
        if not path.exists():
            write(path)
            return
        text = tr("There is already a file “{file}”. Replace it?", file=path.name)
        ask(parent, text, tr("Replace"), lambda: write(path), details=str(path.parent))

    dialog = choose_new(parent, tr("Save overview as picture"), folder_for_files(context.settings) / name, kinds, check)
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix("svg" if "*.svg" in kind else "png"))


def picture(context: Context, figures: Overview, period: Filter, plans: Filter, *, vectors: bool = False) -> bytes:
    """The panels filled with these figures, as PNG or SVG."""
    with on_paper():
        board = _board(context, figures, period, plans)
        size = QSize(WIDTH, board.height() + _ABOVE + _BELOW)
        made = _svg(board, size, context, period) if vectors else _png(board, size, context, period)
    board.deleteLater()
    return made


def heading(period: Filter) -> tuple[str, str]:
    """What the picture is called, and what was asked."""
    countries = ", ".join(country_name(code, words().language) for code in period.countries) or tr("All countries")
    return tr("Overview"), " · ".join((in_words(period) or tr("all years"), countries))


def origin(context: Context) -> str:
    """Which file it shows, as of which day, and the word about borders."""
    said = tr("File “{file}”, as of {day}", file=context.store.path.name, day=show_day(context.today()))
    return f"{said} · {disclaimer()}"


def _board(context: Context, figures: Overview, period: Filter, plans: Filter) -> Board:
    """Panels of their own, laid out as wide as the picture, without what can only be pressed."""
    board = Board(context, start_event=_nothing, plans_changed=_nothing, show_drafts=_nothing)
    board.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    board.setStyleSheet(style_sheet(LIGHT, board.font().pointSizeF()))
    board.setAutoFillBackground(False)
    board.fill(figures, period, plans)
    board.for_paper()
    board.setFixedWidth(WIDTH)
    board.show()  # off screen: layouts of hidden widgets are never settled
    for _ in range(3):  # labels that wrap want their height only once they know their width
        QApplication.sendPostedEvents()
        board.resize(WIDTH, board.sizeHint().height())
    return board


def _png(board: Board, size: QSize, context: Context, period: Filter) -> bytes:
    image = QImage(size * _PNG_SCALE, QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(_PNG_SCALE)
    image.fill(QColor(LIGHT.window))
    painter = QPainter(image)
    _paint(painter, board, size, context, period)
    painter.end()
    buffer = QBuffer()
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _svg(board: Board, size: QSize, context: Context, period: Filter) -> bytes:
    buffer, generator = QBuffer(), QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(board.logicalDpiX())
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle(" · ".join(heading(period)))
    generator.setDescription(origin(context))
    painter = QPainter(generator)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), QColor(LIGHT.window))
    _paint(painter, board, size, context, period)
    painter.end()
    return bytes(buffer.data().data())


def _paint(painter: QPainter, board: Board, size: QSize, context: Context, period: Filter) -> None:
    """What was asked, the panels, and where the figures are from."""
    name, asked = heading(period)
    line = QRectF(_EDGE, 0, size.width() - 2 * _EDGE, 0)
    _say(painter, line.adjusted(0, 10, 0, 36), name, 20, LIGHT.text, strong=True)
    _say(painter, line.adjusted(0, 38, 0, 58), asked, 14, LIGHT.muted)
    _say(painter, line.adjusted(0, size.height() - _BELOW + 10, 0, size.height() - 12), origin(context), 12, LIGHT.muted)
    board.render(painter, QPoint(0, _ABOVE), renderFlags=QWidget.RenderFlag.DrawChildren)


def _say(painter: QPainter, place: QRectF, text: str, pixels: int, colour: str, *, strong: bool = False) -> None:
    font = QFont(painter.font())
    font.setPixelSize(pixels)
    font.setBold(strong)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


def _nothing() -> None:
    """Nobody presses anything in a picture."""
