"""`wpstracker report NAME`: any report of the family or a saved one, with what is set about it."""

from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wpstracker.cli.asking import file_named, file_params, languages, may_leave, question, unlocked, where, yes_option
from wpstracker.cli.lists import WHERE_HELP
from wpstracker.cli.told import NotUnderstood, Told
from wpstracker.domain.handover import Handover
from wpstracker.domain.question import Filter
from wpstracker.domain.report_periods import ReportPeriod
from wpstracker.domain.report_request import ReportRequest
from wpstracker.words import N_, Words

if TYPE_CHECKING:
    from wpstracker.store.keys import Address

_HANDOVER = {
    "--include-restricted": ("restricted", N_("With restricted records; give the workbook only to those who may see them.")),
    "--include-participants": ("participants", N_("With the names of participants.")),
    "--include-contacts": ("contacts", N_("With the contact details of people.")),
    "--suppress-small": ("suppress_small", N_("Write counts below 5 in security institutions as “<5”.")),
}
"""What goes into the workbook only when somebody asks for it, and what can be kept out besides."""

_OPTIONS: tuple[tuple[tuple[str, ...], str, dict[str, Any]], ...] = (
    (("--list", "listed"), N_("Name the reports and stop; with a file its saved ones too."), {"is_flag": True}),
    (("--out",), N_("The workbook to write; an older one is replaced."), {"default": "", "metavar": "REPORT.xlsx"}),
    (("--country",), N_("Only this country; may be given several times."), {"multiple": True, "metavar": "KZ"}),
    (("--from", "first"), N_("Only from this day, month or year on."), {"default": "", "metavar": "2023-01"}),
    (("--to", "last"), N_("Only until this day, month or year."), {"default": "", "metavar": "2023-12"}),
    (("--where", "asked"), WHERE_HELP, {"default": "", "metavar": "QUESTION"}),
    (("--lang",), N_("The language of the workbook; with two, headings in both."), {"default": "", "metavar": "en|ru|en,ru"}),
    (("--layout",), N_("One of the layouts the report has, see --list."), {"default": "", "metavar": "LAYOUT"}),
    (("--group", "group_by"), N_("One of the groupings the report has, see --list."), {"default": "", "metavar": "GROUP"}),
    (("--plan", "plans"), N_("Only this plan, by its reference; may be given several times."), {"multiple": True, "metavar": "KG-PL-001"}),
    (("--hxl",), N_("With a row of HXL tags below the headings."), {"is_flag": True}),
)
"""Names, help and what else click is told."""


def report(words: Words) -> click.Command:
    """Write a report, or name those there are."""

    def run(names: Sequence[str], listed: bool, file: str | None, **asked: Any) -> None:
        if listed:
            _list(file or next(iter(names), None), words)
        elif not names:
            click.echo(click.get_current_context().get_help())
        else:
            _write(names[0], file_named(file, names[1:], words), asked, words)

    asked = [click.Option(list(names), help=words(help), **more) for names, help, more in _OPTIONS]
    params: list[click.Parameter] = [
        click.Argument(["names"], nargs=-1, metavar="[REPORT] [FILE]"),
        file_params(words)[0],
        *asked,
        click.Option(["--period"], default="", metavar="last_half", help=_periods(words)),
        *(click.Option([option, name], is_flag=True, help=words(help)) for option, (name, help) in _HANDOVER.items()),
        yes_option(words),
    ]
    return Told("report", words(N_("Write a report as an Excel workbook.")), params, run, words)


def _periods(words: Words) -> str:
    return words(N_("A period named from today: {names}."), names=", ".join(period.value for period in ReportPeriod))


def _list(file: str | None, words: Words) -> None:
    """The kinds with what they are, then the saved ones."""
    from wpstracker.reports.family import FAMILY
    from wpstracker.services import saved_reports
    from wpstracker.store.database import Store

    saved = []
    if file:
        with closing(Store.open_for_reading(unlocked(Path(file), words))) as store:
            saved = saved_reports.all_saved(store)
    width = max(len(name) for name in (*FAMILY, *(each.name for each in saved)))
    for kind in FAMILY.values():
        click.echo(f"{kind.key:{width}}  {words(kind.title)}: {words(kind.about)}")
        for option, codes in (("--layout", kind.layouts), ("--group", kind.groups)):
            if codes:
                click.echo(f"{'':{width}}    {option} {'|'.join(code for code, _ in codes)}")
    for each in saved:
        title = words(FAMILY[each.request.kind].title) if each.request.kind in FAMILY else each.request.kind
        click.echo(f"{each.name:{width}}  {words(N_('saved'))}: {title}")


def _write(name: str, source: "Address", asked: dict[str, Any], words: Words) -> None:
    from wpstracker.services.reporting import export

    out, yes = asked.pop("out"), asked.pop("yes")
    request = _with_options(_named(name, source, words), asked, source, words)
    if not out:
        raise NotUnderstood(words(N_("Say where to write the workbook: --out REPORT.xlsx.")))
    may_leave(words, restricted=request.handover.is_confidential, yes=yes)
    written = export(source, request, Path(out), today=date.today())
    click.echo(words(N_("The report was written to {path}."), path=written))


def _named(name: str, source: "Address", words: Words) -> ReportRequest:
    """The request of a kind as it comes, or of a saved report."""
    from wpstracker.reports.family import FAMILY
    from wpstracker.services import saved_reports
    from wpstracker.store.database import Store

    if name in FAMILY:
        return ReportRequest(name, languages=(words.language,))
    with closing(Store.open_for_reading(source)) as store:
        saved = saved_reports.named(store, name)
    if saved is None:
        raise NotUnderstood(
            words(N_("There is no report “{name}”; there are {known}, and the saved ones of the file."), name=name, known=", ".join(FAMILY))
        )
    return saved.request


def _with_options(request: ReportRequest, asked: dict[str, Any], source: "Address", words: Words) -> ReportRequest:
    """What the command line says takes the place of what was saved; what it leaves unsaid stays."""
    narrowed = question(asked["country"], asked["first"], asked["last"], words)
    said = {name: value for name in ("countries", "after", "before") if (value := getattr(narrowed, name))}
    typed = _typed(asked["asked"], source, words)
    parts: dict[str, Any] = {"question": (typed or request.question).but(**said)}
    said |= {name: value for name in ("after", "before") if typed and (value := getattr(typed, name))}
    if said.keys() & {"after", "before"}:
        parts["period"] = None
    if asked["period"]:
        parts["period"] = _period(asked["period"], words)
    if asked["lang"]:
        parts["languages"] = languages(asked["lang"], words)
    parts |= {name: asked[name] for name in ("layout", "group_by", "hxl") if asked[name]}
    if asked["plans"]:
        parts["plans"] = _plans(asked["plans"], source, words)
    wanted = {name for name, _ in _HANDOVER.values() if asked[name]}
    flags = {name: name in wanted or getattr(request.handover, name) for name, _ in _HANDOVER.values()}
    _check_codes(request.kind, asked, words)
    return request.but(**parts, handover=Handover(**flags))


def _typed(text: str, source: "Address", words: Words) -> Filter | None:
    """The question after --where, which takes the place of a saved one."""
    from wpstracker.store.database import Store

    if not text.strip():
        return None
    with closing(Store.open_for_reading(source)) as store:
        return where(text, "", store, words)


def _period(code: str, words: Words) -> ReportPeriod:
    if code not in list(ReportPeriod):
        message = N_("There is no period “{code}”; there are {known}.")
        raise NotUnderstood(words(message, code=code, known=", ".join(period.value for period in ReportPeriod)))
    return ReportPeriod(code)


def _check_codes(kind: str, asked: dict[str, Any], words: Words) -> None:
    """A layout or grouping the report does not have is refused rather than passed over."""
    from wpstracker.reports.family import FAMILY

    found = FAMILY[kind]
    for name, option, codes in (("layout", "--layout", found.layouts), ("group_by", "--group", found.groups)):
        known = [code for code, _ in codes]
        if asked[name] and asked[name] not in known:
            message = N_("The report “{name}” knows {option} {known}.") if known else N_("The report “{name}” knows no {option}.")
            raise NotUnderstood(words(message, name=kind, option=option, known="|".join(known)))


def _plans(references: Sequence[str], source: "Address", words: Words) -> tuple[str, ...]:
    """The ids of plans named by their references."""
    from wpstracker.services.plans import id_by_reference
    from wpstracker.store.database import Store

    with closing(Store.open_for_reading(source)) as store:
        found = {reference: id_by_reference(store, reference) for reference in references}
    for reference, id_ in found.items():
        if id_ is None:
            raise NotUnderstood(words(N_("There is no plan “{reference}” in the file."), reference=reference))
    return tuple(id_ for id_ in found.values() if id_)
