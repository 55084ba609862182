"""Lines of a tree that are moved by dragging them."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QTreeView


def let_lines_be_moved(tree: QTreeView, open_menu: Callable[[QPoint], object]) -> None:
    """Lines are dragged within the tree; a menu opens at a place of the screen, by mouse or by key."""
    tree.setDragEnabled(True)
    tree.setAcceptDrops(True)
    tree.setDropIndicatorShown(True)
    tree.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
    tree.setDefaultDropAction(Qt.DropAction.MoveAction)
    tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    tree.customContextMenuRequested.connect(lambda place: open_menu(tree.viewport().mapToGlobal(place)))
