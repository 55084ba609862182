"""Charts drawn with QPainter: the same drawing for the window, pictures and print."""

from wpstracker.gui.widgets.charts.data import Category, ChartData, Mark, Series
from wpstracker.gui.widgets.charts.painting import CHART_KINDS, paint_chart
from wpstracker.gui.widgets.charts.spans import SpanData
from wpstracker.gui.widgets.charts.track import TrackChart, TrackData, paint_spark
from wpstracker.gui.widgets.charts.widget import BarChart, ChartWidget, HBarChart, ShareBar, ShareLine

__all__ = [
    "CHART_KINDS",
    "BarChart",
    "Category",
    "ChartData",
    "ChartWidget",
    "HBarChart",
    "Mark",
    "Series",
    "ShareBar",
    "ShareLine",
    "SpanData",
    "TrackChart",
    "TrackData",
    "paint_chart",
    "paint_spark",
]
