"""The Reports page: a gallery of reports, the settings of one beside a live preview, and the ways to hand it over."""

from wpstracker.gui.pages.reports.page import ReportsPage

__all__ = ["ReportsPage"]
