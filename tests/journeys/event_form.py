"""What the hands do in the sections of the form of an event."""

from collections.abc import Mapping, Sequence

from tests.journeys.keyboard import Keyboard


def basics(hands: Keyboard, title: str, **choices: tuple[str, str]) -> None:
    """The title, and choices in the fields that follow it."""
    hands.write(title)
    for typed, label in choices.values():
        hands.press("Tab")
        if typed:
            hands.choose(typed, label)


def when_and_where(hands: Keyboard, start: str, end: str, typed: str, place: str) -> None:
    """The place is taken from the list, and the country comes with it."""
    hands.to("Start")
    hands.write(start)
    hands.press("Tab")
    hands.write(end)
    hands.to("Place")
    hands.link(typed, place, down=1, take="Return")


def organisations(hands: Keyboard, *rows: tuple[str, str, str]) -> None:
    """What is typed to find each, or nothing for a new one; its name; the first letters of its role unless it organised."""
    for typed, name, role in rows:
        hands.press("Ctrl+Return")
        hands.link(typed, name) if typed else hands.name(name)
        hands.find(role)


def person(hands: Keyboard, name: str, role: tuple[str, str], office: str) -> None:
    hands.press("Ctrl+Return")
    hands.name(name)
    hands.choose(*role)
    hands.press("Tab")
    hands.write(office)


def groups(hands: Keyboard, *names: str) -> None:
    """Groups of people of whom no number is known, each one line of the grid below the other."""
    for name in names:
        hands.write(name)
        hands.press("Return")


def trainers(hands: Keyboard, *names: str) -> None:
    """Groups with their capacity, which stands among the details."""
    hands.press("Ctrl+Shift+Tab", "Space", "Tab")
    for name in names:
        hands.write(name)
        hands.press("Tab", "Tab", "Tab", "Tab")
        hands.find("tr")
        hands.press("Return")


def tags(hands: Keyboard, lists: Mapping[str, Sequence[str]], *, own: Sequence[str] = ()) -> None:
    """Terms by the first letters of each, then own tags."""
    for name, typed in lists.items():
        hands.to(name)
        for text in typed:
            hands.find(text)
            hands.press("Return")
    if own:
        hands.to("Own tags")
    for text in own:
        hands.write(text)
        hands.press("Return")


def result(hands: Keyboard, text: str, kind: tuple[str, str]) -> None:
    """What an announcement promises."""
    hands.press("Ctrl+Return")
    hands.write(text)
    hands.press("Tab", "Tab")
    hands.choose(*kind)


def source(hands: Keyboard, title: str, kind: tuple[str, str], publisher: str) -> None:
    """A new source."""
    hands.to("Enter a new source")
    hands.press("Space")
    hands.write(title)
    hands.press("Tab")
    hands.choose(*kind)
    hands.press("Tab")
    hands.write(publisher)
