"""The verbs backup, restore and doctor: what they say, their JSON, their status."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest
from tests.cli.running import Program
from tests.support import SetTime, make_lead, snapshot

from leadtui.bootstrap import Base
from leadtui.services.desk import Desk
from leadtui.store.sqlite.driver import SCHEMA_VERSION, connect_writer


@pytest.fixture
def lead(base: Base, desk: Desk) -> int:
    """A lead in a base nobody has open."""
    number = make_lead(desk, email="a@b.co")
    desk.close()
    return number


def damage(base: Base) -> bytes:
    """Destroys the middle of the file; what it holds now."""
    data = bytearray(base.path.read_bytes())
    data[4096 * 5 : 4096 * 9] = b"\xa5" * (4096 * 4)
    base.path.write_bytes(bytes(data))
    return bytes(data)


def test_a_backup_is_made_listed_and_put_back(program: Program, base: Base, lead: int, clock: SetTime) -> None:
    said = snapshot(base)
    made = program.json("backup")
    assert {key: made[key] for key in ("database", "schema", "leads", "operations")} == {
        "database": str(base.path), "schema": SCHEMA_VERSION, "leads": 1, "operations": 1,
    }  # fmt: skip
    assert made["bytes"] == Path(made["file"]).stat().st_size
    assert program("note", "1", "written since").status == 0
    clock.forward(hours=2)
    (listed,) = program.json("restore")
    assert listed == {
        "file": made["file"], "at": "2026-11-18T09:00:00Z", "why": "asked", "schema": SCHEMA_VERSION, "leads": 1,
        "operations": 1, "fault": None,
    }  # fmt: skip
    done = program.json("restore", made["file"])
    assert (done["leads"], done["aside"]) == (1, None)
    assert snapshot(base) == said
    assert len(program.json("restore")) == 2
    assert program.json("restore", Path(done["kept"]).name)["operations"] == 2


def test_a_backup_goes_where_it_is_told_to(program: Program, base: Base, lead: int, tmp_path: Path) -> None:
    file = tmp_path / "stick" / "mine.backup"
    assert program("backup", str(file)).status == 2
    file.parent.mkdir()
    assert program.json("backup", str(file))["file"] == str(file)
    assert "exists already" in program.refused("backup", str(file)).err
    assert Path(program.json("backup", str(file.parent))["file"]).parent == file.parent


def test_without_a_base_there_is_nothing_to_back_up(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEADTUI_DB", str(tmp_path / "none.db"))
    assert program.refused("backup").status == 2
    assert not (tmp_path / "none.db").exists()
    assert "no backup" in program("restore").out


@pytest.mark.parametrize(("file", "status"), [("nowhere", 2), (".", 2), ("text", 5)])
def test_what_cannot_be_restored_is_refused(
    program: Program, base: Base, lead: int, tmp_path: Path, file: str, status: int
) -> None:
    (tmp_path / "text").write_text("no database")
    before = snapshot(base)
    assert program.refused("restore", str(tmp_path / file)).status == status
    assert snapshot(base) == before


def test_a_repair_says_what_it_did_and_where_it_was_before(program: Program, base: Base, lead: int) -> None:
    assert program.json("doctor", "--repair")["mended"] == []
    connection = connect_writer(base.path)
    connection.execute("UPDATE lead SET lane = 4")
    connection.close()
    looked = program("doctor")
    assert looked.status == 1
    assert "--repair" in looked.err
    ran = program("doctor", "--repair", "--json")
    assert ran.status == 0
    assert ran.json["mended"] == ["1 lead worked out anew (lane)."]
    assert ran.json["faults"] == []
    assert Path(ran.json["backup"]).exists()
    assert program("doctor").status == 0


def test_a_damaged_base_says_what_helps_and_is_saved(program: Program, base: Base, lead: int) -> None:
    made = program.json("backup")
    damaged = damage(base)
    looked = program("doctor")
    assert looked.status == 1
    assert "doctor --salvage" in looked.err
    assert "restore" in looked.err
    assert program.refused("doctor", "--repair", "--salvage").status == 2
    ran = program.json("doctor", "--salvage")
    assert ran["newest_backup"] == made["file"]
    assert Path(ran["aside"]).read_bytes() == damaged
    assert program("doctor").status == 0
    assert program("doctor", "--salvage").status == 1


def test_a_damaged_base_is_replaced_by_a_backup(program: Program, base: Base, lead: int) -> None:
    said = snapshot(base)
    made = program.json("backup")
    damaged = damage(base)
    done = program.json("restore", made["file"])
    assert done["kept"] is None
    assert Path(done["aside"]).read_bytes() == damaged
    assert snapshot(base) == said


def test_the_way_back_after_a_restore_can_be_typed_as_it_stands(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "my leads"
    folder.mkdir()
    monkeypatch.setenv("LEADTUI_DB", str(folder / "it's.db"))
    program("add", "--company", "Acme")
    made = program.json("backup")
    words = shlex.split(program("restore", made["file"]).out.splitlines()[1].partition("leadtui ")[2])
    assert Path(words[1]).exists()
    assert words[0] == "restore"


def test_a_link_to_nowhere_is_not_written_through(program: Program, lead: int, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "nowhere" / "file")
    assert "exists already" in program.refused("backup", str(link)).err
    assert program("backup", str(link)).status == 2


def test_a_file_in_the_place_of_the_folder_is_told_by_a_sentence(program: Program, base: Base, lead: int) -> None:
    (base.path.parent / "backups").write_text("a file of that name")
    ran = program.refused("backup")
    assert "is no folder" in ran.err
    assert "Errno" not in ran.err


def test_a_damaged_backup_is_listed_as_such(program: Program, base: Base, lead: int) -> None:
    made = Path(program.json("backup")["file"])
    made.write_bytes(made.read_bytes()[:5000])
    (listed,) = program.json("restore")
    assert (listed["leads"], listed["schema"]) == (None, None)
    assert "damaged" in listed["fault"]
    assert "damaged" in program("restore").out
    assert program.refused("restore", str(made)).status == 5


@pytest.mark.parametrize("verb", [("backup",), ("restore",), ("restore", "x"), ("doctor", "--salvage")])
def test_no_screen_is_loaded(verb: tuple[str, ...], base: Base) -> None:
    import subprocess

    from tests.support import program_env

    code = f"import sys\nfrom leadtui.cli.main import main\nmain({verb!r})\nsys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], env=program_env(), check=False).returncode == 0


def test_a_file_without_a_name_is_refused(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.iterdir())
    assert program.refused("backup", "").status == 2
    assert program.refused("restore", "").status == 2
    assert set(tmp_path.iterdir()) == before
