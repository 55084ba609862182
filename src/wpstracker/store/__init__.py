"""The database: open, migrate, change log, search text, reading."""
