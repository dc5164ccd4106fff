"""A fortnight of work in simulated time: 300 leads, calls, replies, sequences, app and timer, the app killed twice.

The app runs in a process of its own and is worked by keys; the timer is the verbs that `remind install` has the
computer run. Clocks of answers are worked out here once more, minute by minute.
"""

from __future__ import annotations

import csv
import json
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.cli.running import Program
from tests.support import SetTime, program_env

from leadtui.bootstrap import Base
from leadtui.services.reading import Reading

ROOT = Path(__file__).parents[2]
ZONE = ZoneInfo("Europe/Paris")
MONDAY = datetime(2026, 11, 9, 8, 0, tzinfo=ZONE)
LISTED, INBOUND = 250, 50
TIMES = (time(8), time(9, 30), time(11), time(14), time(16, 30), time(19))
DAYS = 14
KILLED = {(2, time(11)), (9, time(14))}
"""Days and times at which the app is killed in the middle of its work."""

WORK: tuple[tuple[str, ...], ...] = (
    ("c", "n", "enter"), ("c", "v", "enter"), ("c", "b", "enter"), ("c", "m", "enter"),
    ("c", "c", *"talked", "enter"), ("c", "c", *"wants it", "tab", *"tue 10", "enter"),
    ("c", "k", *"later", "tab", *"tomorrow 11", "enter"), ("f", *"fri 9 send it", "enter"), ("f", *"thu", "enter"),
    ("5", "u"), ("5", "b"), ("4",), ("3", "enter"), ("2",), ("z", "t"), ("d",), ("n", *"said nothing", "enter"),
    ("N", "f"), ("N", "e"), ("N", "s"), ("j", "c", "n", "enter"), ("u",), ("R",),
)  # fmt: skip
"""What the rep does with the lead under the cursor."""


class App:
    """The app at work."""

    def __init__(self, base: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.services.working_app", str(base)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env=program_env(PYTHONPATH=f"{ROOT}:{ROOT / 'src'}"), cwd=ROOT,
        )  # fmt: skip
        self.said("ready")

    def said(self, word: str) -> None:
        assert self.process.stdout is not None
        assert self.process.stdout.readline().strip() == word, "the app ended"

    def begin(self, keys: tuple[str, ...]) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{json.dumps(keys)}\n")
        self.process.stdin.flush()

    def end(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(60)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(60)


@contextmanager
def closing(app: App) -> Iterator[App]:
    try:
        yield app
    finally:
        app.kill()


def test_after_a_fortnight_nothing_fell_through_the_cracks(
    base: Base, clock: SetTime, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run, dice, told = Program(capsys), random.Random(20261109), []
    clock.set(MONDAY)
    listed(run, tmp_path)
    app = App(base.path)
    with closing(app):
        come_in = iter(range(INBOUND))
        for day in range(DAYS):
            for hour in TIMES:
                clock.set(datetime.combine(MONDAY.date() + timedelta(days=day), hour, ZONE))
                weekend = day % 7 > 4
                work = [dice.choice(WORK) for _ in range(0 if weekend else 5)]
                app.begin(tuple(key for keys in work for key in (*keys, "escape", "escape", "R", "home")))
                outside(run, tmp_path, dice, come_in)
                if (day, hour) in KILLED:
                    app.kill()
                    app = App(base.path)
                else:
                    app.said("done")
                told += run.json("due", "--notify")
                run.json("tick")
        app.end()
    reading = base.new_reading()
    much_was_done(reading)
    everyone_has_a_next_step_or_is_listed(reading)
    clocks_are_right(reading)
    each_reminder_was_told_of_once(reading, told)
    reading.close()
    assert run("doctor").status == 0
    only_the_rules_are_left(run, base)


def listed(run: Program, folder: Path) -> None:
    """A list that was bought: it promises nobody an answer."""
    file = folder / "list.csv"
    with file.open("w", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["First name", "Last name", "Company", "Email", "Phone", "Lead source"])
        for number in range(LISTED):
            rows.writerow(
                [f"First{number}", f"Listed{number}", f"Company {number}", f"l{number}@list{number}.example",
                 f"+33 1 42 68 {number // 100:02} {number % 100:02}", "Purchased list"]
            )  # fmt: skip
    assert run.json("import", str(file))["created"] == LISTED


def outside(run: Program, folder: Path, dice: random.Random, come_in: Iterator[int]) -> None:
    """What happens meanwhile: somebody fills in the form, somebody writes back, the timer looks."""
    number = next(come_in, None) if dice.random() < 0.7 else None
    if number is not None:
        rating = ("--rating", "Hot") if number % 5 == 0 else ()
        run.json("add", "--first-name", "In", "--last-name", f"Bound{number}", "--email", f"i{number}@form.example",
                 "--source", "Web form", *rating)  # fmt: skip
    if dice.random() < 0.6:
        number = dice.randrange(LISTED)
        now = run.json("when", "now")[0]["at"]
        file = folder / "replies.csv"
        file.write_text(f"Email,Event,Date\nl{number}@list{number}.example,replied,{now}\n")
        assert run.json("import", str(file), "--as", "events")["created"] == 1
    if dice.random() < 0.5:
        run.json("tick")


def much_was_done(reading: Reading) -> None:
    """The fortnight was one: otherwise what follows shows nothing."""
    by_origin = dict(reading.connection.execute("SELECT origin, count(*) FROM operation GROUP BY origin").fetchall())
    assert by_origin["hand"] > 150, by_origin
    assert by_origin["rule"] > 50, by_origin
    ended = {row[0] for row in reading.connection.execute("SELECT DISTINCT why FROM enrolment WHERE hidden_by IS NULL")}
    assert {"replied", "disqualified"} & ended, ended
    met = "SELECT count(*) FROM sla_clock WHERE met_at {} due_at"
    assert all(reading.connection.execute(met.format(how)).fetchone()[0] for how in (">", "<="))
    kinds = {row[0] for row in reading.connection.execute("SELECT DISTINCT kind FROM alert")}
    assert {"hot", "late", "reply", "escalation"} <= kinds


def everyone_has_a_next_step_or_is_listed(reading: Reading) -> None:
    leads = reading.page(reading.listing("is:open"), limit=1000).rows
    assert len(leads) > 200
    without, today = set(reading.ids("is:no-next-step")), set(reading.ids("is:actionable"))
    for row in leads:
        listed = row.id in without or (row.category == "new" and row.id in today)
        assert row.next_due is not None or row.in_sequence or listed, row
    closed = "SELECT count(*) FROM lead l JOIN {} x ON x.lead_id = l.id WHERE l.lane = 0 AND x.hidden_by IS NULL AND "
    for table, still in (("follow_up", "x.state = 'open'"), ("enrolment", "x.state IN ('running', 'paused')")):
        assert reading.connection.execute(closed.format(table) + still).fetchone() == (0,), table


def clocks_are_right(reading: Reading) -> None:
    clocks = rows_of(reading, "SELECT * FROM sla_clock WHERE hidden_by IS NULL ORDER BY started_at")
    leads = {row["id"]: row for row in rows_of(reading, "SELECT l.*, o.at AS came FROM lead l JOIN operation o"
                                                        " ON o.id = l.made_by WHERE l.hidden_by IS NULL")}  # fmt: skip
    happened = rows_of(reading, "SELECT * FROM activity WHERE hidden_by IS NULL ORDER BY at, id")
    inbound = {number for number, row in leads.items() if row["source"] == "web-form"}
    assert sorted(row["lead_id"] for row in clocks if row["cause"] == "capture") == sorted(inbound)
    assert {row["lead_id"] for row in clocks if row["cause"] == "reply"} <= leads.keys() - inbound
    assert len([row for row in clocks if row["cause"] == "reply"]) > 5
    for row in clocks:
        lead, theirs = leads[row["lead_id"]], [a for a in happened if a["lead_id"] == row["lead_id"]]
        hot = lead["rating"] == "Hot"
        assert row["rule"] == ("hot-inbound" if hot else "inbound")
        if row["cause"] == "capture":
            assert row["started_at"] == lead["came"]
        else:
            assert row["started_at"] in [a["at"] for a in theirs if a["direction"] == "in" and a["kind"] == "email"]
        start = datetime.fromtimestamp(row["started_at"], ZONE)
        assert datetime.fromtimestamp(row["due_at"], ZONE) == (five_minutes(start) if hot else next_day(start))
        answers = [a["at"] for a in theirs if a["at"] >= row["started_at"] and answers_it(a)]
        left = left_new(reading, row["lead_id"]) if row["cause"] == "capture" else None
        assert row["met_at"] == min((at for at in (*answers, left) if at is not None), default=None)
    owed = {row["lead_id"] for row in clocks if row["met_at"] is None}
    for number, lead in leads.items():
        raised = lead["raised_at"] is not None and lead["raised_at"] > (lead["last_activity"] or 0)
        is_open = lead["category"] not in ("disqualified", "converted")
        assert (lead["answer_due"] is not None) == (is_open and (number in owed or raised)), lead


def answers_it(activity: dict[str, Any]) -> bool:
    ours = activity["direction"] == "out" and activity["kind"] in ("call", "email", "meeting", "other")
    return ours or activity["kind"] in ("call", "meeting")


def left_new(reading: Reading, lead: int) -> int | None:
    """When a hand took it from New, by what stands in the journal and was not taken back."""
    sql = """SELECT o.at FROM change c JOIN operation o ON o.id = c.operation_id WHERE c.table_name = 'lead'
        AND c.row_id = ? AND c.field = 'category' AND c.before = '"new"' AND o.undone_by IS NULL
        AND o.kind NOT IN ('undo', 'redo') AND o.origin = 'hand' ORDER BY o.id"""
    row = reading.connection.execute(sql, (lead,)).fetchone()
    return row[0] if row else None


def five_minutes(start: datetime) -> datetime:
    """The end of the fifth worked minute, counted one by one."""
    left, at = 5, start
    while left:
        if at.weekday() < 5 and time(9) <= at.time() < time(17, 30):
            left -= 1
        at += timedelta(minutes=1)
    return at


def next_day(start: datetime) -> datetime:
    day = start + timedelta(days=1)
    while day.weekday() > 4:
        day += timedelta(days=1)
    return datetime.combine(day.date(), min(max(start.time(), time(9)), time(17, 30)), ZONE)


def each_reminder_was_told_of_once(reading: Reading, told: list[dict[str, Any]]) -> None:
    by_timer = [(row["follow_up"], row["due"]) for row in told if row.get("follow_up")]
    assert len(by_timer) == len(set(by_timer))
    now = int(reading.who.clock.now().timestamp())
    untold = """SELECT count(*) FROM follow_up f JOIN lead l ON l.id = f.lead_id WHERE f.state = 'open' AND l.lane > 0
        AND f.hidden_by IS NULL AND f.remind_at <= ? AND NOT EXISTS (SELECT 1 FROM notice n
            WHERE n.follow_up_id = f.id AND n.remind_at = f.remind_at)"""
    assert reading.connection.execute(untold, (now,)).fetchone() == (0,)
    assert reading.connection.execute("SELECT count(*) FROM notice").fetchone()[0] > 20


def only_the_rules_are_left(run: Program, base: Base) -> None:
    while True:
        ran = run("undo", "--json")
        if ran.status == 1:
            break
        assert ran.status == 0, ran.out + ran.err
    reading = base.new_reading()
    made = """SELECT count(*) FROM {} x JOIN operation o ON o.id = x.made_by
        WHERE x.hidden_by IS NULL AND o.origin <> 'rule'"""
    for table in ("lead", "activity", "follow_up", "enrolment", "sla_clock", "alert", "escalation", "reach", "tag"):
        assert reading.connection.execute(made.format(table)).fetchone() == (0,), table
    assert {row[0] for row in reading.connection.execute(
        "SELECT DISTINCT origin FROM operation WHERE undone_by IS NULL AND kind NOT IN ('undo', 'redo')"
    )} <= {"rule"}  # fmt: skip
    reading.close()
    assert run("doctor").status == 0


def rows_of(reading: Reading, sql: str) -> list[dict[str, Any]]:
    found = reading.connection.execute(sql)
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found]
