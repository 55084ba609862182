"""Maps drawn with QPainter: the same drawing for the window, pictures and print."""

from wpstracker.gui.widgets.map.data import MapClass, MapData, MapValue, Sign
from wpstracker.gui.widgets.map.painting import paint_map
from wpstracker.gui.widgets.map.widget import ZOOM_STEP, MapWidget

__all__ = ["ZOOM_STEP", "MapClass", "MapData", "MapValue", "MapWidget", "Sign", "paint_map"]
