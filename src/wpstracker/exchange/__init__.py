"""What comes in and goes out: dumps, imports, calendars."""
