"""What every write answers: its number, its summary, its leads, and how to take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadtui.cli import present
from leadtui.cli.output import Answer
from leadtui.cli.terminal import Line

if TYPE_CHECKING:
    from leadtui.words.rows import Done


def written(result: Done) -> Answer:
    """The answer of a write; what else there is to say goes to stderr."""
    return Answer(present.done(result), [said(result)], result.notes, result.verbs)


def said(result: Done) -> Line:
    """What was done, in one line; the lead's number where it was one."""
    where = f"  L{result.leads[0]}" if len(result.leads) == 1 else ""
    nothing = "" if result.operation is not None else "  nothing changed"
    return ((result.summary, "good" if result.operation else ""), (f"{where}{nothing}", "dim"))
