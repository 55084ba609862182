"""Folders that are copied behind one's back, and drives of other computers."""

from pathlib import Path

import pytest

from wpstracker.store.places import is_on_network, syncing_service


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Ministry of Defence/WPS", "OneDrive"),
        ("Dropbox (Office)", "Dropbox"),
        ("Google Drive", "Google Drive"),
        ("Мой диск/НПД", "Google Drive"),
        ("Яндекс.Диск", "Yandex Disk"),
        ("YandexDisk/2026", "Yandex Disk"),
        ("iCloudDrive", "iCloud Drive"),
        ("Documents", ""),
        ("Dropbox notes", ""),
        ("Training on Google Drive", ""),
    ],
)
def test_a_folder_of_a_service_is_known_by_its_name(tmp_path, folder, service):
    assert syncing_service(tmp_path / folder / "office.wpst", {}) == service


@pytest.mark.parametrize(("mark", "service"), [(".dropbox.cache", "Dropbox"), (".stfolder", "Syncthing")])
def test_or_by_what_the_service_left_in_it(tmp_path, mark, service):
    (tmp_path / mark).mkdir()
    assert syncing_service(tmp_path / "work" / "office.wpst", {}) == service


def test_or_by_what_the_system_says_of_it(tmp_path):
    assert syncing_service(tmp_path / "work" / "office.wpst", {"OneDrive": str(tmp_path)}) == "OneDrive"
    assert syncing_service(tmp_path / "office.wpst", {"OneDrive": str(tmp_path / "work")}) == ""


def test_D18_a_path_of_another_computer_is_known(tmp_path):
    assert is_on_network(Path("//server/share/office.wpst")) and is_on_network(Path("\\\\server\\share\\office.wpst"))
    assert not is_on_network(tmp_path / "office.wpst")
