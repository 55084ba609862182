"""Who took part, as a small table of the reading pane: what is unknown is said to be, never shown as 0."""

from collections.abc import Sequence

from wpstracker.domain.headcount import Headcount, added
from wpstracker.domain.places import country_name
from wpstracker.domain.vocabularies import Capacity
from wpstracker.figures.columns import label_of
from wpstracker.figures.event_details import Block
from wpstracker.gui.language import tr, words
from wpstracker.gui.widgets.reading_pane import esc, table_html

_DASH = '<span class="muted">–</span>'


def participation_html(blocks: Sequence[Block]) -> str:
    """A list when nobody was counted, else a table with a totals row; "" without blocks."""
    if not blocks:
        return ""
    counts = [block.part.headcount for block in blocks]
    heading = f"<h2>{esc(tr('Participation'))}</h2>"
    if not any(count.is_reported for count in counts):
        listed = "".join(f"<li>{_who(block)}</li>" for block in blocks)
        return f'{heading}<p class="muted">{esc(tr("How many took part was not reported."))}</p><ul>{listed}</ul>'
    return heading + _table(blocks, counts) + _remarks(blocks, counts)


def _table(blocks: Sequence[Block], counts: Sequence[Headcount]) -> str:
    total = added(counts)
    shown = [*counts, total]
    optional = [
        (tr("Other"), any(count.other is not None for count in shown), [count.other for count in shown]),
        (tr("Not disaggregated"), any(count.not_split() for count in shown), [count.not_split() for count in shown]),
    ]
    extra = [(label, values) for label, wanted, values in optional if wanted]
    headers = [tr("Who"), tr("Women"), tr("Men"), *(label for label, _ in extra), tr("Total")]
    rows = []
    for at, count in enumerate(shown):
        who = _who(blocks[at]) if at < len(blocks) else f"<b>{esc(tr('All together'))}</b>"
        cells = [_number(count.women), _number(count.men), *(_number(values[at]) for _, values in extra)]
        rows.append([who, *cells, f"<b>{esc(count.show(words()))}</b>" if count.is_reported else _not_reported()])
    return table_html(headers, rows if len(blocks) > 1 else rows[:1], ["left"] + ["right"] * (len(headers) - 1))


def _who(block: Block) -> str:
    """The words of the source, with what is known of the body and its capacity below."""
    part = block.part
    more = [text for text in (block.organisation, block.institution) if text and text != block.who]
    more += [country_name(part.country, words().language)] if part.country else []
    more += [label_of(Capacity, part.capacity, words())] if part.capacity not in (None, Capacity.PARTICIPANT) else []
    below = f'<br><span class="small">{esc(" · ".join(more))}</span>' if more else ""
    return esc(block.who or label_of(Capacity, part.capacity, words())) + below


def _number(number: int | None) -> str:
    return _DASH if number is None else f"{number:,}".replace(",", "&nbsp;")


def _not_reported() -> str:
    return f'<span class="muted">{esc(tr("not reported"))}</span>'


def _remarks(blocks: Sequence[Block], counts: Sequence[Headcount]) -> str:
    """The share of women, what does not add up, and what a dash means."""
    lines = []
    share = added(counts).share_of_women
    if share is not None:
        lines.append(("", tr("Women are {percent} % of those counted by sex.", percent=round(share * 100))))
    for block, count in zip(blocks, counts, strict=True):
        if not count.adds_up:
            lines.append(("warning", _does_not_add_up(block, count)))
    if any(number is None for count in counts for number in (count.women, count.men)):
        lines.append(("small", tr("– means not reported.")))
    return "".join(f'<p class="{role}">{esc(text)}</p>' for role, text in lines)


def _does_not_add_up(block: Block, count: Headcount) -> str:
    return tr(
        "{who}: the parts make {sum}, the source states {total}. Both are kept.",
        who=block.who or tr("Participants"),
        sum=count.sum_of_parts(),
        total=count.total,
    )
