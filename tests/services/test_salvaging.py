"""What a damaged file still holds is saved, under the numbers it had; the damaged file itself is kept as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support import NOW, SetTime, make_lead, snapshot

from leadtui.bootstrap import Base, open_base
from leadtui.services import checking, sampling, triage, undoing
from leadtui.services.damage import behind
from leadtui.services.desk import Desk
from leadtui.services.salvaging import Salvaged, salvage
from leadtui.store import schema
from leadtui.store.engine import open_engine
from leadtui.store.sqlite.driver import connect_writer
from leadtui.words.errors import DamagedError, NothingToDo, StorageError

PAGE = 4096
ME = "Sam Rep"


@pytest.fixture
def said(base: Base, desk: Desk) -> dict[str, dict[int, dict[str, object]]]:
    """What a base of some hundred leads says that nobody has open."""
    sampling.fill(desk, 150, 7)
    for number in range(30):
        triage.log_call(desk, make_lead(desk, company=f"Company {number}"), "no-answer", note="a long note " * 700)
    desk.close()
    return snapshot(base)


def saved(base: Base) -> Salvaged:
    """Salvages a base; the damaged file is as it was, what was saved has no faults and can be worked with."""
    before = base.path.read_bytes()
    done = salvage(base.path, NOW, ME)
    assert done.aside.read_bytes() == before
    desk = open_base().desk()
    assert checking.doctor(desk).faults == ()
    assert desk.user.name == ME
    triage.log_note(desk, make_lead(desk), "life goes on")
    assert undoing.undo(desk).undone
    assert checking.doctor(desk).faults == ()
    desk.close()
    return done


def overwrite(base: Base, *pages: int, with_: bytes = b"\xa5" * PAGE) -> None:
    """Destroys pages of the file, the first being 0."""
    data = bytearray(base.path.read_bytes())
    for page in pages:
        data[page * PAGE : (page + 1) * PAGE] = with_
    base.path.write_bytes(bytes(data))


def test_without_its_first_pages_everything_is_still_found(base: Base, said: dict[str, dict[int, object]]) -> None:
    overwrite(base, 0)
    done = saved(base)
    assert done.contents.leads == len(said["lead"])
    assert done.contents.rows


@pytest.mark.parametrize("table", ["lead", "activity", "reach", "follow_up", "operation", "account"])
def test_a_table_whose_way_in_is_lost_is_found_page_by_page(
    base: Base, said: dict[str, dict[int, object]], table: str
) -> None:
    connection = connect_writer(base.path)
    root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0]
    connection.close()
    entry = base.path.read_bytes()[(root - 1) * PAGE]
    overwrite(base, root - 1)
    saved(base)
    now = snapshot(base)
    if entry == 0x05:  # an interior page: all rows stand elsewhere
        assert set(now[table]) >= set(said[table]) if table in said else True
        for number, row in said.get(table, {}).items():
            assert now[table][number] == row
    if table != "lead":
        assert set(now["lead"]) >= set(said["lead"])


@pytest.mark.parametrize("first", [1, 6])
def test_a_tenth_of_all_pages_lost_costs_no_more_than_what_stood_there(
    base: Base, said: dict[str, dict[int, object]], first: int
) -> None:
    pages = base.path.stat().st_size // PAGE
    overwrite(base, *range(first, pages, 10))
    saved(base)
    now = snapshot(base)
    same = sum(now["lead"].get(number) == row for number, row in said["lead"].items())
    assert same > 0.7 * len(said["lead"])
    # A lead whose own row is lost is there while its numbers or notes are.
    assert len(set(now["lead"]) & set(said["lead"])) > 0.9 * len(said["lead"])


def test_a_file_cut_short_gives_what_is_left(base: Base, said: dict[str, dict[int, object]]) -> None:
    data = base.path.read_bytes()
    base.path.write_bytes(data[: int(len(data) * 0.6)])
    saved(base)
    now = snapshot(base)
    assert any(now["lead"].get(number) == row for number, row in said["lead"].items())


def test_values_that_cannot_be_give_way_and_the_rest_of_the_row_stays(
    base: Base, said: dict[str, dict[int, object]]
) -> None:
    connection = connect_writer(base.path)
    connection.execute("UPDATE lead SET created = 9000000000000, custom = '[1', city = x'ff' WHERE id = 3")
    connection.execute("UPDATE lead SET category = 'nwe', status = 'nurturinh' WHERE id = 4")
    connection.execute("UPDATE lead SET company = CAST(x'41ff42' AS TEXT) WHERE id = 5")
    connection.execute("UPDATE change SET before = '{' WHERE id = 1")
    connection.close()
    desk = base.desk()
    health = checking.doctor(desk)
    desk.close()
    assert health.damaged
    assert behind(base.path)
    saved(base)
    assert behind(base.path) is None
    now = snapshot(base)["lead"]
    for number, changed in {3: {"created", "custom", "city"}, 4: {"status", "category"}, 5: {"company"}}.items():
        before = said["lead"][number]
        assert isinstance(before, dict)
        assert {k: v for k, v in now[number].items() if k not in changed} == {
            k: v for k, v in before.items() if k not in changed
        }
    assert now[4]["status"] == "nurturing"
    assert now[5]["company"] == "A\ufffdB"


def test_numbers_are_not_given_out_again(base: Base, desk: Desk) -> None:
    for _ in range(3):
        make_lead(desk)
    desk.close()
    connection = connect_writer(base.path)
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("DELETE FROM lead WHERE id = 3")
    connection.execute("UPDATE lead SET created = 9000000000000 WHERE id = 1")
    connection.close()
    salvage(base.path, NOW, ME)
    own = open_base().desk()
    assert make_lead(own) == 4
    own.close()


def test_what_stands_in_the_log_is_saved_too(base: Base, desk: Desk) -> None:
    lead = make_lead(desk, description="in the log only")
    desk_files = [base.path.with_name(base.path.name + end) for end in ("", "-wal")]
    held = {file: file.read_bytes() for file in desk_files if file.exists()}
    desk.close()
    for file, content in held.items():
        file.write_bytes(content)
    data = bytearray(base.path.read_bytes())
    if len(held) < 2:
        pytest.skip("this engine keeps no log")
    data[60:64] = (0).to_bytes(4, "big")
    base.path.write_bytes(bytes(data))
    done = salvage(base.path, NOW, ME)
    assert snapshot(base)["lead"][lead]["description"] == "in the log only"
    assert done.aside.with_name(done.aside.name + "-wal").read_bytes() == held[desk_files[1]]


def test_a_sound_base_is_left_alone(base: Base, said: dict[str, dict[int, object]]) -> None:
    before = base.path.read_bytes()
    with pytest.raises(NothingToDo):
        salvage(base.path, NOW, ME)
    assert base.path.read_bytes() == before
    assert not list(base.path.parent.glob("*.damaged-*"))


@pytest.mark.parametrize("content", [b"", b"x", b"no database at all " * 500, b"\0" * 50_000])
def test_a_file_of_which_nothing_can_be_read_is_left_alone(base: Base, content: bytes) -> None:
    base.path.write_bytes(content)
    with pytest.raises((DamagedError, NothingToDo)):
        salvage(base.path, NOW, ME)
    assert base.path.read_bytes() == content


def test_a_base_that_is_open_elsewhere_is_not_replaced(base: Base, said: dict[str, dict[int, object]]) -> None:
    import multiprocessing

    overwrite(base, 5)
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    other = context.Process(target=hold_open, args=(str(base.path), theirs))
    other.start()
    try:
        assert ours.poll(60)
        if ours.recv() != "wal":
            pytest.skip("with this engine an idle program cannot be seen")
        before = base.path.read_bytes()
        with pytest.raises(StorageError, match="in use"):
            salvage(base.path, NOW, ME)
        assert base.path.read_bytes() == before
    finally:
        ours.send("end")
        other.join()


def hold_open(path: str, pipe: object) -> None:
    """Another program that has a base open."""
    from leadtui.store.sqlite.driver import connect_reader

    connection = connect_reader(Path(path))
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    pipe.send(connection.execute("PRAGMA journal_mode").fetchone()[0])  # type: ignore[attr-defined]
    pipe.recv()  # type: ignore[attr-defined]
    connection.close()


@pytest.mark.parametrize("version", ["0001", "0002"])
def test_an_older_base_is_saved_as_a_new_one(tmp_path: Path, clock: SetTime, version: str) -> None:
    path = tmp_path / "old.db"
    engine = open_engine(path)
    schema.upgrade(engine, path, version)
    engine.dispose()
    connection = connect_writer(path)
    for sql in _OLD:
        connection.execute(sql)
    connection.execute(f"PRAGMA user_version={int(version)}")
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.close()
    data = bytearray(path.read_bytes())
    data[:100] = b"\0" * 100
    path.write_bytes(bytes(data))
    salvage(path, NOW, ME)
    base = open_base(str(path))
    said = snapshot(base)
    assert said["lead"][7]["company"] == "Acme"
    assert said["reach"][2]["value"] == "a@b.co"


_OLD = (
    "INSERT INTO user (id, name, name_key) VALUES (1, 'Sam Rep', 'samrep')",
    "INSERT INTO operation (id, at, user_id, kind, summary, origin, program, leads, rows, state) "
    "VALUES (1, 0, 1, 'add', 'Added', 'hand', 'p', 1, 1, 'applied')",
    "INSERT INTO lead (id, version, made_by, company, custom, status, category, status_since, created, name, tags, "
    "reached, tries, next_automatic, lane, newness, do_not_call, email_opt_out) "
    "VALUES (7, 1, 1, 'Acme', '{}', 'new', 'new', 0, 0, 'Acme', '', 0, 0, 0, 6, 0, 0, 0)",
    "INSERT INTO reach (id, version, made_by, owner_kind, owner_id, kind, value, normal, label, is_primary, position, "
    "digits) VALUES (2, 1, 1, 'lead', 7, 'email', 'a@b.co', 'a@b.co', '', 1, 0, '')",
)


def test_without_any_user_left_the_one_who_works_stands_for_all(base: Base, desk: Desk) -> None:
    lead = make_lead(desk)
    desk.close()
    connection = connect_writer(base.path)
    root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'user'").fetchone()[0]
    connection.close()
    overwrite(base, root - 1)
    saved(base)
    assert snapshot(base)["lead"][lead]["owner_id"] == open_base().user.id
