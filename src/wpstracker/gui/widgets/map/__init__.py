"""Maps drawn with QPainter: the same drawing for the window, pictures and print."""

from wpstracker.gui.widgets.map.data import MapClass, MapValue, Sign
from wpstracker.gui.widgets.map.painting import paint_map
from wpstracker.gui.widgets.map.widget import MapWidget

__all__ = ["MapClass", "MapValue", "MapWidget", "Sign", "paint_map"]
