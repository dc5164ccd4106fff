"""Text from outside is text: whatever a lead is called, no screen and no verb breaks, and no byte of it is obeyed."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from tests.support import make_lead, program_env, sample, snapshot
from tests.terminal.conftest import Start
from tests.terminal.leaks import leaked

from leadtui.bootstrap import Base
from leadtui.model import Activity, Attachment, FollowUp
from leadtui.services import editing, triage
from leadtui.services.desk import Desk
from leadtui.words.errors import InputError

PAGE_DOWN, TOP, OPEN, NEXT = "\x1b[6~", "\x1b[H", "\r", "J"

NASTY = (
    "[/b]", "[@click=app.quit]x", "[red]not red[/red]", "[link=https://evil.example]x[/link]",
    "\x1b]52;c;ZXZpbA==\x07", "\x1b]0;title\x07", "\x1b[2J\x1b[H", "\x1b[31mred", "\x9b31mred",
    "\x9d52;c;ZXZpbA==\x9c",
    "\u202egnp.exe", "\u2066left\u2069", "a\u200fb", "\U000e0041\U000e0042", "a\x00b\x08c\x07", "line\rback",
    "tab\there",
    "=cmd|' /C calc'!A0", "@SUM(1+1)", "\ufeffmark", "a\u0301\u0302\u0303" * 8, "\u200b\u200c",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 family", "\ufdfa" * 20, "x" * 3000, "%s%n{0}{}", "$(reboot)",
    "\\x1b[2J", "; DROP TABLE lead",
)  # fmt: skip
"""Markup, escapes, turned text, formulas, and text that is wider, narrower or longer than it looks."""


def _raw(desk: Desk, text: str) -> None:
    """A lead that holds a text as it is, as an older version or another program might have left it there."""
    columns = ("first_name", "company", "title", "city", "description", "budget_detail", "product_interest", "campaign")
    lead = make_lead(desk, tags=[text], email=text, phone=text, **dict.fromkeys(columns, text))
    with desk.store.operation("note", f"Note, {text}", desk.user.id, lead_id=lead) as op:
        op.add(Activity, {"lead_id": lead, "kind": "note", "at": op.at, "body": text, "subject": text})
        op.add(FollowUp, {"lead_id": lead, "due_at": op.at, "remind_at": op.at, "subject": text})
        op.add(Attachment, {"owner_id": lead, "kind": "link", "target": text, "name": text})


def _typed(desk: Desk, text: str) -> None:
    """A lead that was typed: name, company and note."""
    with suppress(InputError):  # nothing is left of some when what cannot be seen is taken away
        lead = editing.add_lead(desk, {"first_name": text, "company": text}, on_duplicate="create").leads[0]
        triage.log_note(desk, lead, text)


def naughty() -> list[str]:
    """Every line of the big list of naughty strings."""
    return [line for line in sample("strings", "blns.txt").read_text(encoding="utf-8").splitlines() if line]


def _look_at_every_lead(start: Start, base: Base, *, columns: int, rows: int) -> bytes:
    """Goes through the list, then through every lead's own screen; what the program wrote."""
    leads = len(snapshot(base)["lead"])
    with start(columns=columns, rows=rows) as terminal:
        terminal.wait_for("Today")
        terminal.settle()
        for _ in range(leads // (rows - 10) + 2):
            terminal.type(PAGE_DOWN)
            terminal.take(0.2)
        terminal.settle()
        head = terminal.line(0)
        terminal.type(TOP + OPEN)
        for _ in range(leads):
            terminal.wait_for(lambda before=head: terminal.line(0) != before)  # type: ignore[misc]
            head = terminal.line(0)
            terminal.type(NEXT)
        terminal.settle()
        assert terminal.leave("\x03\x03") == 0
        return bytes(terminal.written)


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (140, 40)])
def test_text_that_was_stored_as_it_is_harms_no_screen(
    base: Base, desk: Desk, start: Start, columns: int, rows: int
) -> None:
    for text in NASTY:
        _raw(desk, text)
    desk.close()
    assert leaked(_look_at_every_lead(start, base, columns=columns, rows=rows)) == []


def test_every_naughty_string_as_name_company_and_note_harms_no_screen(base: Base, desk: Desk, start: Start) -> None:
    strings = naughty()
    for text in strings:
        _typed(desk, text)
    desk.close()
    assert leaked(_look_at_every_lead(start, base, columns=100, rows=30)) == []


def test_a_hostile_name_is_called_noted_searched_and_deleted_like_any_other(
    base: Base, desk: Desk, start: Start
) -> None:
    for text in NASTY[:18]:
        _raw(desk, text)
    desk.close()
    with start(columns=120, rows=34) as terminal:
        terminal.wait_for("Today")
        for _ in range(6):
            terminal.type("cnsome note\r")
            terminal.settle()
            terminal.type("nagain [/b]\r")
            terminal.settle()
            terminal.type("X")
            terminal.settle()
            terminal.type("u")
            terminal.settle()
            terminal.type("zt")
            terminal.settle()
        terminal.type("/[@click\r")
        terminal.settle()
        terminal.type("\x1b\x1b?")
        terminal.settle()
        assert terminal.leave("\x03\x03") == 0
        assert leaked(bytes(terminal.written)) == []


VERBS: tuple[tuple[str, ...], ...] = (
    ("list",), ("list", "--json"), ("next",), ("due",), ("log",), ("log", "--json"), ("export", "--all"),
    ("export", "--all", "--format", "json"), ("show", "L1"), ("show", "L5", "--json"), ("set", "L5", "city=x"),
    ("call", "L6", "no-answer"), ("undo",), ("redo",), ("note", "L7", "\x1b[2J"), ("show", "\x1b]52;c;x\x07"),
    ("doctor",),
    ("list", "\u202egnp"), ("when", "\x1b[31mtue"), ("delete", "L8"), ("status", "L9", "qualified"),
)  # fmt: skip


@pytest.mark.parametrize("where", ["terminal", "pipe"])
def test_no_verb_prints_what_a_terminal_would_obey(base: Base, desk: Desk, start: Start, where: str) -> None:
    for text in NASTY:
        _raw(desk, text)
    desk.close()
    for verb in VERBS:
        written = _in_terminal(start, verb) if where == "terminal" else _in_pipe(verb)
        text = written.decode(errors="replace")
        assert "Traceback" not in text, f"{verb}: {text[-2000:]}"
        if "export" not in verb or where == "terminal":
            assert leaked(written) == [], verb


def _in_terminal(start: Start, verb: tuple[str, ...]) -> bytes:
    with start(*verb, columns=100, rows=40) as terminal:
        terminal.wait_for(lambda: terminal.program.poll() is not None)
        while terminal.take(0.05):
            pass
        return bytes(terminal.written)


def _in_pipe(verb: tuple[str, ...]) -> bytes:
    command: list[Any] = [Path(sys.executable).with_name("leadtui"), *verb]
    done = subprocess.run(command, env=program_env(), capture_output=True, check=False)
    return done.stdout + done.stderr
