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


def participation_html(blocks: Sequence[Block], mark: str = "") -> str:
    """A table of those who were counted with a totals row, then a list of those who were not; "" without blocks.

    `mark` is HTML behind the heading.
    """
    if not blocks:
        return ""
    counted = [block for block in blocks if block.part.headcount.is_reported]
    others = [block for block in blocks if not block.part.headcount.is_reported]
    heading = f"<h2>{esc(tr('Participation'))}{mark}</h2>"
    table = _table(counted) + _remarks(counted) if counted else ""
    return heading + table + _not_counted(others, bool(counted))


def _table(blocks: Sequence[Block]) -> str:
    """Only columns in which somebody was counted; a column for those of unknown sex where some were counted by sex."""
    counts = [block.part.headcount for block in blocks]
    shown = [*counts, added(counts)] if len(counts) > 1 else counts
    by_sex = any(number is not None for count in shown for number in (count.women, count.men, count.other))
    columns = [
        (tr("Women"), by_sex, [count.women for count in shown]),
        (tr("Men"), by_sex, [count.men for count in shown]),
        (tr("Other"), any(count.other is not None for count in shown), [count.other for count in shown]),
        (tr("Sex not reported"), by_sex and any(count.not_split() for count in shown), [count.not_split() for count in shown]),
    ]
    wanted = [(label, numbers) for label, is_wanted, numbers in columns if is_wanted]
    names = [*map(_who, blocks), f"<b>{esc(tr('All together'))}</b>"]
    rows = [
        [names[at], *(_number(numbers[at]) for _, numbers in wanted), f"<b>{esc(count.show(words())).replace(' ', '&nbsp;')}</b>"]
        for at, count in enumerate(shown)
    ]
    headers = [tr("Who"), *(label for label, _ in wanted), tr("Total")]
    return table_html(headers, rows, ["left"] + ["right"] * (len(headers) - 1))


def _not_counted(blocks: Sequence[Block], some_counted: bool) -> str:
    """Who took part without anybody saying how many."""
    if not blocks:
        return ""
    said = tr("Took part as well, numbers not reported:") if some_counted else tr("How many took part was not reported.")
    return f'<p class="muted">{esc(said)}</p><ul>{"".join(f"<li>{_who(block)}</li>" for block in blocks)}</ul>'


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


def _remarks(blocks: Sequence[Block]) -> str:
    """The share of women or that nobody said, and what does not add up."""
    counts = [block.part.headcount for block in blocks]
    total = added(counts)
    lines = []
    if total.share_of_women is not None:
        lines.append(("small", tr("Women are {percent} % of those counted by sex.", percent=round(total.share_of_women * 100))))
    elif not any(count.is_disaggregated for count in counts):
        lines.append(("small", tr("Not sex-disaggregated: women and men were not both reported.")))
    lines += [("warning", _does_not_add_up(block, count)) for block, count in zip(blocks, counts, strict=True) if not count.adds_up]
    return "".join(f'<p class="{role}">{esc(text)}</p>' for role, text in lines)


def _does_not_add_up(block: Block, count: Headcount) -> str:
    return tr(
        "{who}: the parts make {sum}, the source states {total}. Both are kept.",
        who=block.who or tr("Participants"),
        sum=count.sum_of_parts(),
        total=count.total,
    )
