"""The box that leads anywhere: records, terms, pages, commands, settings, saved views."""

from wpstracker.gui.palette.box import Palette

__all__ = ["Palette"]
