"""The last answers, for `.`: a status, outcome, follow-up, snooze, owner or tags, done once more on another lead.

Always holds: a time that was typed is read anew where it is repeated, so "tomorrow 9" is tomorrow of that day and
"their time" that lead's; a follow-up that the outcome filled in, or the note, is filled in anew; minutes that were
counted stay with the call they were counted in.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from leadtui.tui.keyboard.actions import LogCall, SetFollowUp, SetOwner, SetStatus, SetTags, Snooze, Write
from leadtui.tui.keyboard.noted_field import NotedField
from leadtui.words.errors import InputError

if TYPE_CHECKING:
    from leadtui.tui.keyboard.prompts import Prompt, Situation

REPEATABLE = (SetStatus, LogCall, SetFollowUp, Snooze, SetOwner, SetTags)
NOTHING = "Nothing to repeat yet: . repeats a status, outcome, follow-up, snooze, owner or tags"
ON_LEADS_ONLY = (SetStatus, LogCall)


@dataclass(frozen=True, slots=True)
class Repeat:
    """An action, and how the time in it was typed; "" where none was, and where it was `noted`: taken from the note."""

    action: Write
    phrase: str = ""
    noted: bool = False


def remembered(action: Write, prompt: Prompt | None) -> Repeat | None:
    """Return what to repeat of an action, None for one that is not repeated."""
    if not isinstance(action, REPEATABLE):
        return None
    if isinstance(action, LogCall):
        counted = not (prompt is not None and prompt.minutes_typed)
        action = replace(action, minutes=None if counted else action.minutes, asked=None)
    phrase = prompt.phrase().strip() if prompt is not None else ""
    time = getattr(prompt, "time", None)
    return Repeat(action, phrase, isinstance(time, NotedField) and time.step is not None and time.untouched)


def again(last: Repeat, situation: Situation) -> Write:
    """Return the same action for another situation; raises InputError when its time cannot be read there."""
    action = last.action
    if last.noted and isinstance(action, LogCall):
        from leadtui.tui.keyboard.times import from_note

        step = next(iter(from_note(action.note, situation)), None)
        return replace(action, follow_up=step.when if step else None, what=step.what if step else "")
    if last.phrase:
        from leadtui.tui.keyboard.times import read

        when = read(last.phrase, situation)
        match action:
            case SetFollowUp() | Snooze():
                action = replace(action, when=when)
            case SetStatus():
                action = replace(action, wake=when)
            case LogCall():
                action = replace(action, nurture=when) if action.nurture else replace(action, follow_up=when)
    return replace(action, follow_up_id=situation.follow_up_id) if isinstance(action, Snooze) else action


def begin(last: Repeat | None, situation: Situation) -> Write | str:
    """Return what `.` does on the situation's record, or the sentence why it does nothing."""
    if last is None:
        return NOTHING
    if situation.row is not None and situation.lead is None and isinstance(last.action, ON_LEADS_ONLY):
        return "The last thing done is done on leads only."
    try:
        return again(last, situation)
    except InputError as error:
        return f"{last.phrase!r} cannot be read here: {error}"


def with_note(action: Write) -> str:
    """What is said of a repeated action, with the note it writes once more: that was typed for another lead."""
    note = action.note if isinstance(action, LogCall | SetStatus) else ""
    return f"again, note too: {note.splitlines()[0]}" if note else "again"
