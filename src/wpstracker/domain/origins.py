"""What is said where recommendations come from: which answers each mechanism knows."""

from wpstracker.domain.vocabularies import Mechanism, Response

_UPR = (Response.SUPPORTED, Response.NOTED)
"""A State under review supports a recommendation or notes it; it does not reject one (A/HRC/RES/5/1, annex, para. 32)."""


def responses_of(mechanism: str | None) -> tuple[Response, ...]:
    """The answers that can be given to a recommendation of this origin."""
    return _UPR if mechanism == Mechanism.UPR else tuple(Response)
