"""A small collection of records in the scripts and spellings of the region, for the table of searches."""

from dataclasses import dataclass
from pathlib import Path

from tests import unsaved
from wpstracker.services import attached_texts, attachments
from wpstracker.services.attachments import Incoming
from wpstracker.store.database import Store


@dataclass(frozen=True, slots=True)
class Sample:
    """An event by its texts; `file` is the text of an attached file."""

    title: str
    summary: str = ""
    place: str = ""
    country: str = ""
    file: str = ""


EVENTS = {
    "astana": Sample("Круглый стол по резолюции 1325", "Прошёл в Астане при участии экспертов.", "Астана"),
    "tren": Sample("Тренинг для пограничников", "Состоялись три тренинга по управлению границами.", "Ош"),
    "train": Sample("Training of border guards", "Officers were trained in border management and in policy analysis.", "Dushanbe"),
    "kaz": Sample("Әйелдер және бейбітшілік", "Өңірлік құрылымдар; қоғамдық қауіпсіздік, теңдік."),
    "kyr": Sample("Аялдар үчүн окуу", "Коомдук өнүгүү, тең укуктуулук жана коопсуздук.", "Чолпон-Ата"),
    "taj": Sample("Ҳамоиши занон ва сулҳ", "Ҷаласаи ғайринавбатӣ, ӯҳдадориҳо ва қарорҳо."),
    "uzl": Sample("Oʻzbek ayollari yigʻilishi", "Qoʻshma bayonot, G‘afur G'ulom nomidagi markaz."),
    "uzc": Sample("Ўзбек хотин-қизлари йиғилиши", "Қўшма баёнот.", "Тошкент"),
    "tur": Sample("Zenanlar we parahatçylyk", "Ýygnak, köňül, şäher.", "Aşgabat"),
    "names": Sample("Лекция в академии", "Выступили Ляззат Рамазанова и Назгуль Тохтогулова; о речи Жанны Ахметовой писали."),
    "latin": Sample("Panel of speakers", "Lyazzat Ramazanova, Jamila Xudoyberdiyeva and Alexander Shcherbakov spoke."),
    "british": Sample("Women’s leadership workshop", "Organisation of policewomen, programme of the centre, defence, labour, travelling."),
    "american": Sample("Mediation program", "Organizations of the center, defense and labor, traveling."),
    "look": Sample("Сonference on the NAР", "Written with Cyrillic letters among Latin ones."),
    "yo": Sample("Отчёт о приёме делегации", "Ещё раз о партнёрстве."),
    "law": Sample("Правовая помощь", "Защита прав: решение правительства и правила приёма."),
    "burabay": Sample("Летняя школа", "Слушатели приехали в Боровое.", "Боровое"),
    "french": Sample("Réseau des médiatrices à Genève", "Une façade naïve, Łódź, Straße, Ærø."),
    "online": Sample("Онлайн-семинар", "An online webinar on mediation."),
    "file": Sample("Заседание рабочей группы", file="Повестка: противодействие насилию в семье. Hotline for survivors in Bishkek."),
    "children": Sample("Forum on children and men", "Ребёнок и человек в центре внимания."),
    "kids": Sample("Дети и люди", "A child, a man and a woman."),
    "kg": Sample("Country visit", country="KG"),
    "police": Sample("Полиция и общество", "Полицейские, сотрудницы полиции, начальник полицейского участка."),
    "phrase": Sample("Border", "Management of the border; table round."),
}


def collection(path: Path) -> Store:
    """A file with these events; the id of each is its key."""
    store = Store.create(path)
    with store.change("Collection") as writer:
        for key, each in EVENTS.items():
            writer.save(unsaved.event(id=key, title=each.title, summary=each.summary, place=each.place, country=each.country))
    for key, each in EVENTS.items():
        if each.file:
            attachments.attach(store, "event", key, [Incoming("agenda.txt", each.file.encode())])
    attached_texts.read_all(store)
    return store
