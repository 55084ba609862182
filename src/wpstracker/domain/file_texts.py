"""What became of reading the text of an attached file."""

from wpstracker.domain.vocabularies import Vocabulary
from wpstracker.words import N_

LONGEST = 500_000
"""Letters of one file that are searched: about 200 pages."""


class TextProblem(Vocabulary):
    """Why a file is not searched, or not to its end."""

    CUT = "cut", N_("Only the beginning is searched: the text is very long.")
    PASSWORD = "password", N_("No text could be read: the file is protected by a password.")
    DAMAGED = "damaged", N_("No text could be read: the file is damaged, or not what its name says.")
    NO_TEXT = "no_text", N_("No text could be read: there are only pictures in it, perhaps a scan.")
    TOO_LARGE = "too_large", N_("No text could be read: unpacked, the file is too large.")
    TOO_LONG = "too_long", N_("No text could be read: it took too long.")
    OTHER_KIND = "other_kind", N_("Files of this kind are not searched, only their names.")
