"""The inputs of a status claim."""

from wpstracker.gui.forms.fields import FormFields
from wpstracker.gui.forms.names import Names
from wpstracker.gui.forms.record_choice import RecordChoice
from wpstracker.gui.language import tr
from wpstracker.records import Claim


def claim_fields(names: Names) -> FormFields:
    """Stage, as of, basis, confidence, source, quote, note; an unknown source becomes a new one."""
    source = RecordChoice(names, "source", creates=True, placeholder=tr("Source: title or address"))
    fields = FormFields(Claim, ["stage", "as_of", "basis", "confidence", "source", "quote", "note"], inputs={"source": source})
    fields.widget("quote").setPlaceholderText(tr("What the source says, word for word"))
    fields.widget("note").setPlaceholderText(tr("Note"))
    return fields
