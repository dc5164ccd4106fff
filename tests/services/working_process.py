"""A program of its own that works on a base, to be run beside others and to be killed.

It writes the number of each operation on a line of its own, and only after the service has returned: acknowledged means
on disk.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import cycle, islice

from leadtui.bootstrap import open_base
from leadtui.rules.when import parse
from leadtui.services import editing, following_up, triage, undoing
from leadtui.services.converting import convert, convert_many
from leadtui.services.desk import Desk
from leadtui.words.conversion import Conversion
from leadtui.words.errors import NotFoundError, NothingToDo, RefusedError

OUTCOMES = ("no-answer", "voicemail", "busy", "connected", "left-message")

Doing = Callable[[], int | None]


def work(path: str, acknowledged: str, job: str, number: int, environment: dict[str, str]) -> None:
    """Works on the base at `path`: `calls`, `anything` or `conversions`, so many times; acknowledges in a file."""
    os.environ.update(environment)
    base = open_base(path)
    reading = base.new_reading()
    leads = reading.ids("is:open or is:converted")[:10]
    reading.close()
    desk = base.desk()
    file = os.open(acknowledged, os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    for turn, lead in enumerate(islice(cycle(leads), number)):
        for doing in JOBS[job](desk, turn, lead, leads):
            operation = _done(doing)
            if operation is not None:
                os.write(file, f"{operation}\n".encode())
    desk.close()


def _done(doing: Doing) -> int | None:
    try:
        return doing()
    except (NothingToDo, NotFoundError, RefusedError):
        # Another program of the same user has just taken back what this one was about to use.
        return None


def _a_call(desk: Desk, turn: int, lead: int, leads: tuple[int, ...]) -> list[Doing]:
    outcome = OUTCOMES[turn % len(OUTCOMES)]
    return [lambda: triage.log_call(desk, lead, outcome, note=f"call by {os.getpid()}").operation]


def _anything(desk: Desk, turn: int, lead: int, leads: tuple[int, ...]) -> list[Doing]:
    status = "qualified" if turn % 2 else "contacted"
    added: list[int] = []

    def add() -> int | None:
        done = editing.add_lead(desk, {"company": f"Company {turn} {os.getpid()}"}, on_duplicate="create")
        added.extend(done.leads)
        return done.operation

    return [
        *_a_call(desk, turn, lead, leads),
        lambda: triage.set_tags(desk, [lead], add=[f"tag {turn}"]).operation,
        lambda: triage.set_owner(desk, leads, None if turn % 2 else desk.user.id).operation,
        lambda: undoing.undo(desk).operation,
        lambda: undoing.redo(desk).operation,
        add,
        lambda: triage.set_status(desk, [lead], status, note="moved").operation,
        lambda: following_up.set_follow_up(desk, lead, parse("tomorrow 10:00", desk.local())).operation,
        lambda: editing.delete(desk, added).operation,
    ]


def _conversions(desk: Desk, turn: int, lead: int, leads: tuple[int, ...]) -> list[Doing]:
    """One lead and many are converted and taken back, so that there are always some of each."""
    wanted = Conversion(lead, note="converted", follow_up="tomorrow 10:00")
    many = leads[turn % 3 :: 2]
    return [
        lambda: convert(desk, wanted).operation,
        lambda: convert_many(desk, many).operation,
        lambda: undoing.undo(desk).operation,
        lambda: undoing.redo(desk).operation if turn % 2 else None,
        lambda: undoing.undo(desk, steps=2).operation,
    ]


JOBS = {"calls": _a_call, "anything": _anything, "conversions": _conversions}
"""What a program may be told to do."""
