"""Which step Ctrl+Z takes back and Ctrl+Y does again, since the file was opened."""


class UndoStack:
    """Ids of steps; a new step forgets what could be redone."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._undone: list[str] = []

    def did(self, step: str) -> None:
        """A new step was made."""
        self._done.append(step)
        self._undone.clear()

    def next_undo(self) -> str | None:
        """The step to take back."""
        return self._done[-1] if self._done else None

    def next_redo(self) -> str | None:
        """The undoing step to take back in its turn."""
        return self._undone[-1] if self._undone else None

    def undone(self, inverse: str) -> None:
        """The last step was taken back by `inverse`."""
        self._done.pop()
        self._undone.append(inverse)

    def redone(self, inverse: str) -> None:
        """The last undoing was taken back by `inverse`."""
        self._undone.pop()
        self._done.append(inverse)

    def forget(self) -> None:
        """Nothing before this moment can be undone, for instance setting up a new file."""
        self._done.clear()
        self._undone.clear()
