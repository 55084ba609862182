"""Building blocks of the window; they know nothing of the records."""
