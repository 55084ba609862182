"""Where a plan stands and what that rests on, in whole sentences; claims and their contradictions as HTML."""

from collections.abc import Mapping, Sequence
from datetime import date

from wpstracker.domain.plan_status import Standing
from wpstracker.domain.vocabularies import Basis, Confidence, Stage
from wpstracker.figures.columns import show_day
from wpstracker.gui.language import tr, words
from wpstracker.gui.pages.facts import source_html
from wpstracker.gui.roles import role_of
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.reading_pane import chip_html, esc
from wpstracker.records import Claim, Source

Sources = Mapping[str, Source]


def stage_chip(stage: str | None) -> str:
    """A stage in its colour."""
    known = Stage(stage or Stage.UNKNOWN)
    return chip_html(tr(known.label), role=role_of(Stage, known))


def standing_html(stands: Standing, claims: Sequence[Claim], sources: Sources, period: str, day: date, *, is_today: bool) -> str:
    """The present status as a chip, whether it is to be confirmed, and the sentence that says why."""
    chips = [stage_chip(stands.stage)]
    if stands.to_be_confirmed:
        chips.append(chip_html(tr("To be confirmed"), role="warning"))
    when = "" if is_today else f' <span class="muted">{esc(tr("as of {day}", day=show_day(day)))}</span>'
    said = basis_sentence(stands, claims, sources, period)
    return f"<p>{'&nbsp; '.join(chips)}{when}</p><p>{esc(said)}</p>"


def basis_sentence(stands: Standing, claims: Sequence[Claim], sources: Sources, period: str) -> str:
    """What the present status rests on: who stated it and when, or that the plan's dates say so."""
    best = next((claim for claim in claims if claim.id == stands.claim), None)
    if best is None:
        if stands.stage is Stage.UNKNOWN:
            return tr("Nobody has said yet where it stands, and its dates do not tell. Add a status claim.")
        return tr("Derived from the plan's dates ({period}). Nobody has stated it.", period=period)
    said = _saying(best, sources)
    sure = tr("Confidence: {confidence}.", confidence=confidence_in_words(best.confidence))
    if best.basis == Basis.GENERAL_KNOWLEDGE:
        return " ".join((tr("General knowledge, no source found ({said}).", said=said), sure))
    if stands.basis is not Basis.DERIVED:
        return " ".join((tr("Stated by {said}.", said=said), sure))
    if best.basis == Basis.DERIVED:
        return " ".join((tr("Derived from the plan's dates ({period}) after {said}.", period=period, said=said), sure))
    stage = tr(Stage(best.stage or Stage.UNKNOWN).label)
    return " ".join(
        (tr("Stated as “{stage}” by {said}; the plan's dates ({period}) moved it on.", stage=stage, said=said, period=period), sure)
    )


def claims_html(claims: Sequence[Claim], sources: Sources, stands: Standing, day: date, known_note: str) -> str:
    """All claims, newest first; the one the status rests on is marked, later ones than the day are said to be so."""
    one, two = tr("Stage, as of"), tr("Who says so, and how sure it is")
    heads = f'<tr><th align="left" width="36%">{esc(one)}</th><th align="left">{esc(two)}</th></tr>'
    rows = [
        f'<tr><td valign="top">{stage_chip(claim.stage)}<br>{_when(claim, stands, day)}</td>'
        f'<td valign="top">{_words_of(claim, sources, known_note)}<br>{_trust(claim)}</td></tr>'
        for claim in claims
    ]
    return f'<table class="list" width="99%" cellspacing="0" cellpadding="0">{heads}{"".join(rows)}</table>'


def conflicts_html(stands: Standing, claims: Sequence[Claim], sources: Sources) -> str:
    """Each pair of claims that contradict each other, side by side."""
    by_id = {claim.id: claim for claim in claims}
    pairs = [(by_id[one], by_id[two]) for one, two in stands.conflicts if one in by_id and two in by_id]
    return "".join(_conflict(one, two, sources) for one, two in pairs)


def confidence_in_words(code: str | None) -> str:
    """How sure a claim is, to stand in a sentence."""
    labels = {
        Confidence.HIGH: tr("high"),
        Confidence.MEDIUM: tr("medium"),
        Confidence.LOW: tr("low, sources conflict; to be confirmed"),
        Confidence.UNVERIFIED: tr("to be confirmed"),
    }
    return labels[Confidence(code or Confidence.UNVERIFIED)]


def _saying(claim: Claim, sources: Sources) -> str:
    """Who and when."""
    source = sources.get(claim.source or "")
    who = (source.title or source.publisher) if source else tr("a source that is not named")
    if claim.as_of is None:
        return tr("{source}, date not known", source=who)
    return tr("{source}, as of {date}", source=who, date=claim.as_of.show(words().language))


def _conflict(one: Claim, two: Claim, sources: Sources) -> str:
    c = tokens()
    title = tr("Sources contradict each other")
    sentence = tr("The newest, most trusted claim decides the status shown. Both stay on record.")
    cells = "".join(f'<td width="50%" valign="top">{_side(claim, sources)}</td>' for claim in (one, two))
    return (
        f'<table width="99%" cellpadding="10" cellspacing="0" bgcolor="{c.warning_soft}"><tr><td colspan="2">'
        f'<b><span class="warning">{esc(title)}</span></b><br><span class="small">{esc(sentence)}</span></td></tr>'
        f"<tr>{cells}</tr></table><br>"
    )


def _side(claim: Claim, sources: Sources) -> str:
    """One of two claims."""
    when = claim.as_of.show(words().language) if claim.as_of else tr("date not known")
    lines = [f"<b>{esc(tr(Stage(claim.stage or Stage.UNKNOWN).label))}</b>", esc(when), source_html(sources.get(claim.source or ""))]
    lines += [f"<i>“{esc(claim.quote)}”</i>" if claim.quote else "", esc(claim.note) if len(claim.note) < 200 else ""]
    lines.append(f'<span class="small">{esc(tr("Confidence: {confidence}.", confidence=confidence_in_words(claim.confidence)))}</span>')
    return "<br>".join(line for line in lines if line)


def _when(claim: Claim, stands: Standing, day: date) -> str:
    when = esc(claim.as_of.show(words().language)) if claim.as_of else f'<span class="muted">{esc(tr("not known"))}</span>'
    first = claim.as_of.earliest() if claim.as_of else None
    if claim.id == stands.claim:
        return f'<b>{when}</b><br><span class="small">{esc(tr("shown above"))}</span>'
    later = f'<br><span class="small">{esc(tr("after the chosen day"))}</span>' if first and first > day else ""
    return when + later


def _words_of(claim: Claim, sources: Sources, known_note: str) -> str:
    """The source, what it says, and a note that does not stand on the page already."""
    quote = f"<i>“{esc(claim.quote)}”</i>" if claim.quote else ""
    note = esc(claim.note) if claim.note and claim.note != known_note else ""
    return "<br>".join(line for line in (source_html(sources.get(claim.source or "")), quote, note) if line)


def _trust(claim: Claim) -> str:
    """Basis and confidence; doubt is a word and a colour."""
    basis = esc(tr(Basis(claim.basis or Basis.STATED).label))
    doubt = claim.confidence in (Confidence.LOW, Confidence.UNVERIFIED)
    sure = confidence_in_words(claim.confidence)
    said = esc(tr("Confidence: {confidence}", confidence=sure))
    return f'<span class="small">{basis}.</span> <span class="{"warning" if doubt else "small"}">{said}</span>'
