"""Lead rows and key bursts for tests that need no base."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from leadtui.tui.keyboard.prompts import Answer, Prompt, Situation
from leadtui.words.rows import LeadRow, UserRow
from leadtui.words.workspace import Workspace

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))
EMPTY: dict[str, Any] = dict.fromkeys(LeadRow._fields)
FLAGS = ("do_not_call", "email_opt_out", "reached", "next_automatic")
NUMBERS = ("status_since", "created", "tries", "lane", "touched", "newness")
ZERO = dict.fromkeys((*FLAGS, *NUMBERS), 0)


def lead(number: int = 1, name: str = "Ada Lovelace", **values: Any) -> LeadRow:
    """A new lead."""
    base = {**EMPTY, **ZERO, "id": number, "version": 1, "name": name, "status": "new", "category": "new", "tags": ""}
    return LeadRow(**{**base, "band": 5, "segment": 0, "sort": 0, **values})


def situation(row: LeadRow | None = None, **values: Any) -> Situation:
    """What a prompt is told: Wednesday 18 November 2026, ten o'clock."""
    users = (UserRow(1, "Sam"), UserRow(2, "Kim"))
    return Situation(row or lead(), values.pop("now", NOW), Workspace(), users=users, **values)


def press(prompt: Prompt, *keys: str) -> Answer:
    """Feed keys one by one; a key of several letters that is no key's name is typed. The last answer."""
    answer: Answer = None
    for key in keys:
        for name, character in named(key):
            assert answer is None or isinstance(answer, Prompt), f"{key} was typed after {answer}"
            prompt = answer if isinstance(answer, Prompt) else prompt
            answer = prompt.feed(name, character)
    return answer


KEYS = {"enter", "escape", "tab", "shift+tab", "backspace", "delete", "left", "right", "home", "end", "up", "down"}


def named(key: str) -> list[tuple[str, str | None]]:
    """A key's name and character; a text letter by letter."""
    if key in KEYS or key.startswith(("ctrl+", "alt+")):
        return [(key, None)]
    return [({" ": "space", "+": "plus"}.get(letter, letter), letter) for letter in key]
