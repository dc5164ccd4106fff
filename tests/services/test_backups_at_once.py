"""Several programs that make backups, upgrade and sweep at once do not fail each other."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.services.test_backups import old_base
from tests.support import NOW, SetTime, make_lead

from leadtui.bootstrap import Base, open_base
from leadtui.rules.backups import BackupName
from leadtui.services import backups
from leadtui.services.backups import Why
from leadtui.services.desk import Desk
from leadtui.store.sqlite import backup_folder
from leadtui.store.sqlite.backup import copied
from leadtui.store.sqlite.driver import SCHEMA_VERSION, connect_reader
from leadtui.store.sqlite.files import NameTaken
from leadtui.words.errors import InputError, StorageError


def test_a_name_that_another_program_takes_meanwhile_gives_way_to_the_next(base: Base, desk: Desk) -> None:
    make_lead(desk)
    folder = base.path.parent / "backups"

    def other() -> bool:
        """Another program's backup of this second, finished while ours is copied."""
        if folder.is_dir() and not any(file.suffix == ".backup" for file in folder.iterdir()):
            connection = connect_reader(base.path)
            first = BackupName(base.path.name, NOW, SCHEMA_VERSION, Why.ASKED)
            copied(connection, base.path, folder / first.file)
            connection.close()
        return False

    made = backups.back_up(base.path, NOW, Why.ASKED, stop=other)
    assert made.name is not None
    assert made.name.number == 2
    assert len(list(backups.backups(base.path))) == 2


def test_many_backups_at_once_all_succeed(base: Base, desk: Desk) -> None:
    make_lead(desk)
    with ThreadPoolExecutor(6) as pool:
        made = [done.file for done in pool.map(lambda _: backups.back_up(base.path, NOW, Why.ASKED), range(6))]
    assert len(set(made)) == 6
    assert all(one.contents for one in backups.backups(base.path))


@pytest.mark.usefixtures("clock")
def test_of_many_programs_that_start_after_an_upgrade_one_makes_the_backup(tmp_path: Path) -> None:
    path = old_base(tmp_path, "0002")
    with ThreadPoolExecutor(4) as pool:
        opened = list(pool.map(lambda _: open_base(str(path)).users, range(4)))
    assert all(users == opened[0] for users in opened)
    (kept,) = backups.backups(path)
    assert kept.name is not None
    assert (kept.name.why, kept.name.schema) == (Why.UPGRADE, 2)


def test_a_link_to_nowhere_takes_a_name_too(base: Base, desk: Desk, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "nowhere")
    with pytest.raises(InputError, match="exists already"):
        backups.back_up_to(base.path, link, NOW)
    connection = connect_reader(base.path)
    with pytest.raises(NameTaken):
        copied(connection, base.path, link)
    connection.close()
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.usefixtures("clock")
def test_backups_of_a_base_with_a_name_like_ours_are_not_swept_up(tmp_path: Path) -> None:
    base = open_base(str(tmp_path / ".leadtui-leads.db"))
    desk = base.desk()
    make_lead(desk)
    desk.close()
    made = backups.back_up(base.path, NOW, Why.ASKED)
    os.utime(made.file, (0, 0))
    backups.back_up(base.path, NOW, Why.ASKED)
    assert made.file.exists()


def test_what_another_sweeper_took_away_is_no_error(
    base: Base, desk: Desk, clock: SetTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_lead(desk)
    backups.back_up(base.path, NOW, Why.ASKED)
    for number in range(3):
        left = base.path.parent / "backups" / f".leadtui-left000{number}.part"
        left.touch()
        os.utime(left, (0, 0))
    real = Path.iterdir

    def taken_meanwhile(folder: Path) -> list[Path]:
        seen = list(real(folder))
        for file in seen:
            if file.suffix == ".part":
                file.unlink(missing_ok=True)
        return seen

    monkeypatch.setattr(Path, "iterdir", taken_meanwhile)
    assert backup_folder.thin(base.path) == 0


@pytest.mark.usefixtures("clock")
def test_a_base_whose_backups_would_have_too_long_a_name_says_so(tmp_path: Path) -> None:
    base = open_base(str(tmp_path / ("b" * 235)))
    desk = base.desk()
    make_lead(desk)
    desk.close()
    with pytest.raises(StorageError) as error:
        backups.back_up_today(base.path, base.clock)
    assert "too long" in error.value.message
    assert "shorter" in error.value.hint
    assert "Errno" not in str(error.value)
