"""A conversion is whole or was not: whenever its program is killed, and whoever else converts the same lead."""

from __future__ import annotations

import multiprocessing
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.services.converted import rows, sound
from tests.services.working_process import work
from tests.support import NOW, SetTime, make_leads, program_env, quick_folder

from leadtui.bootstrap import Base, open_base
from leadtui.model import Activity, Attachment
from leadtui.services import people, undoing

KILLS = 100
LEADS = 10
RACES = 5

_LINKS = ("account_id", "contact_id", "opportunity_id")


@pytest.fixture
def base(clock: SetTime) -> Iterator[Base]:
    """A base with ten leads of six companies, each with all that moves. In memory: a kill loses nothing that was
    handed to the system.
    """
    with tempfile.TemporaryDirectory(dir=quick_folder()) as folder:
        base = open_base(f"{folder}/leads.db")
        desk = base.desk()
        # Another's, so that the programs never take it back.
        desk.user = people.add_user(desk, "Kim")
        names = [
            {"company": f"Company {i % 6}", "company_key": f"company {i % 6}", "last_name": f"L{i}"}
            for i in range(LEADS)
        ]
        more = {"status": "qualified", "follow_up": NOW + timedelta(days=1), "tags": ["VIP"]}
        leads = make_leads(desk, [{**more, "email": f"l{i}@c{i}.example", **name} for i, name in enumerate(names)])
        with desk.store.operation("work", "worked", desk.user.id) as op:
            for lead in leads:
                op.add(Activity, {"lead_id": lead, "kind": "note", "at": NOW, "body": "keen", "user_id": desk.user.id})
                op.add(Attachment, {"owner_id": lead, "kind": "link", "target": "https://c.example", "name": "c"})
        desk.close()
        yield base


def _whole(base: Base) -> int:
    """Every lead was converted with all that belongs to it, or not at all; how many were."""
    told = rows(base)
    used: dict[str, set[Any]] = {link: set() for link in _LINKS}
    converted = 0
    for lead in told["lead"].values():
        became = {link: lead[f"converted_{link}"] for link in _LINKS}
        done = lead["category"] == "converted"
        converted += done
        assert all((number is not None) is done for number in became.values())
        assert (lead["converted_at"] is not None) is done
        own = [
            row for table in ("activity", "follow_up") for row in told[table].values() if row["lead_id"] == lead["id"]
        ]
        assert len(own) >= 2
        assert all({link: row[link] for link in _LINKS} == became for row in own)
        for link in _LINKS if done else ():
            kind, number = link.removesuffix("_id"), became[link]
            used[link].add(number)
            assert number in told[kind]
            for table in ("tag", "attachment"):
                assert [row for row in told[table].values() if (row["owner_kind"], row["owner_id"]) == (kind, number)]
    for link in _LINKS:
        assert set(told[link.removesuffix("_id")]) == used[link]
    return converted


def _start(base: Base, said: Path) -> Any:
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload([work.__module__])
    said.touch()
    arguments = (str(base.path), str(said), "conversions", 10_000, dict(os.environ))
    process = processes.Process(target=work, args=arguments)
    process.start()
    return process


def _acknowledged(said: Path) -> set[int]:
    return {int(line) for line in said.read_text().splitlines(keepends=True) if line.endswith("\n")}


def _operations(base: Base) -> set[int]:
    reading = base.new_reading()
    found = {operation.id for operation in reading.log()}
    reading.close()
    return found


def test_a_killed_conversion_is_whole_or_was_not(base: Base, tmp_path: Path) -> None:
    r = random.Random(20261122)
    saved: set[int] = set()
    seen: set[int] = set()
    waiting, heard = _start(base, tmp_path / "said-0"), tmp_path / "said-0"
    for kill in range(KILLS):
        # The next one is at work already, so that a lock is often held or waited for.
        program, said = waiting, heard
        heard = tmp_path / f"said-{kill + 1}"
        waiting = _start(base, heard)
        while not said.stat().st_size:
            program.join(timeout=0.001)
            assert program.is_alive()
        program.join(timeout=r.uniform(0.0, 0.06))
        program.kill()
        program.join()
        saved |= _acknowledged(said)
        seen.add(_whole(base))
        assert saved <= _operations(base)
    waiting.kill()
    waiting.join()
    _whole(base)
    assert len(seen) > 3
    desk = base.desk()
    sound(desk)
    assert undoing.undo(desk, to=2).conflicts == ()
    assert _whole(base) == 0
    sound(desk)
    desk.close()


def test_two_programs_converting_one_lead_one_wins_and_the_other_is_refused(base: Base) -> None:
    env = program_env(LEADTUI_DB=str(base.path))
    for lead in range(1, RACES + 1):
        command = [sys.executable, "-m", "leadtui", "convert", f"L{lead}", "--json"]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        programs = [subprocess.Popen(command, env=env, **pipes) for _ in range(2)]  # type: ignore[call-overload]
        wrote = [program.communicate(timeout=60) for program in programs]
        assert sorted(program.returncode for program in programs) == [0, 4], wrote
        refused = next(err for (_, err), program in zip(wrote, programs, strict=True) if program.returncode == 4)
        assert "converted" in refused
        assert _whole(base) == lead
