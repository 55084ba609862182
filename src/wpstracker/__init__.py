"""WPS Tracker: trainings, recommendations and national action plans on Women, Peace and Security."""

__version__ = "0.1.0"
