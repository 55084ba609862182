"""A row of an event says the same whether all of it is read or some columns."""

from contextlib import closing
from pathlib import Path

from wpstracker.figures import events
from wpstracker.services.sample import write_sample


def test_some_columns_hold_what_they_hold_among_all(tmp_path: Path) -> None:
    with closing(write_sample(tmp_path / "sample.wpst")) as store:
        ids = [row[0] for row in store.rows("SELECT id FROM event")]
        whole = events.rows(store, ids, "ru")
        said = {column.key: events.rows(store, ids, "ru", only=[column.key]) for column in events.COLUMNS}
    assert len(whole) == len(ids) > 0
    for key, some in said.items():
        assert {id_: row[key] for id_, row in some.items()} == {id_: row[key] for id_, row in whole.items()}, key
