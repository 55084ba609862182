"""The user's own folders: where files are kept by default, where the log goes, what is remembered."""

from pathlib import Path

from platformdirs import user_config_path, user_data_path, user_documents_path, user_log_path, user_state_path

_NAME = "WPS Tracker"


def default_file_folder() -> Path:
    """Where a new file is proposed."""
    return user_data_path(_NAME, appauthor=False)


def export_folder() -> Path:
    """Where an exported workbook is proposed."""
    return user_documents_path()


def settings_file() -> Path:
    """What the program remembers between sessions."""
    return user_config_path(_NAME, appauthor=False, roaming=True) / "settings.ini"


def log_file() -> Path:
    """The program's own log; it never holds names, titles or text of records."""
    return user_log_path(_NAME, appauthor=False) / "wpstracker.log"


def backup_folder() -> Path:
    """Where copies of files are kept, apart from the files themselves."""
    return user_data_path(_NAME, appauthor=False) / "backups"


def opened_copies_folder() -> Path:
    """Copies of attached files that other programs were given to show; emptied when a file is closed or opened."""
    return user_state_path(_NAME, appauthor=False) / "opened"
