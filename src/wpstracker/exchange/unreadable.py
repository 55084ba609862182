"""Said by a reader of texts that finds it cannot go on."""

from wpstracker.domain.file_texts import TextProblem


class NoText(Exception):
    """There is no text to be had, and why."""

    def __init__(self, problem: TextProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem
