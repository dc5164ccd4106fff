"""A sequence in full: how leads come into it and leave it, and each step with who stands there."""

from __future__ import annotations

from collections.abc import Sequence as Several

from leadtui.rules.sequences import say_step
from leadtui.tui.text import safe, width, wrap
from leadtui.tui.widgets.record_header import titled
from leadtui.tui.widgets.scroll_lines import Line
from leadtui.words.errors import InputError
from leadtui.words.sequences import Sequence, Step, StepCount
from leadtui.words.workspace import Workspace, find

INDENT = 3


def steps(sequence: Sequence, counted: Several[StepCount], workspace: Workspace, cells: int) -> list[Line]:
    """The lines of a sequence in so many cells."""
    number = len(sequence.steps)
    lines = [titled(f"{sequence.name} · {number} step{'' if number == 1 else 's'}", cells)]
    for said in (_begins(sequence), _ends(sequence)):
        lines += [[(part, "dim")] for part in wrap(safe(said), cells)]
    for count in counted:
        lines += [[], *_step(count, workspace, cells)]
    return lines


def _begins(sequence: Sequence) -> str:
    if sequence.enrol:
        return f"Enrolled by itself: {sequence.enrol}"
    return "Enrolled by hand"


def _ends(sequence: Sequence) -> str:
    on = "a reply, a conversation" if sequence.stops_when_reached else "a reply"
    return f"Ends with {on}, conversion, disqualification, or by hand"


def _step(count: StepCount, workspace: Workspace, cells: int) -> list[Line]:
    told = ", ".join(
        f"{many:,} {what}"
        for many, what in ((count.open, "to do"), (count.waiting, "waiting"), (count.paused, "paused"))
        if many
    )
    if count.step is None:
        return [[("At a step that is gone", "warning"), (f"  {told}", "strong")]]
    head = f"{count.number:>2} {safe(count.step.subject or count.step.channel)}"
    lines: list[Line] = [[(head, "strong"), (f"  {told}" if width(head) + width(told) + 2 <= cells else "", "title")]]
    if told and not lines[0][1][0]:
        lines.append([(" " * INDENT, "text"), (told, "title")])
    for said in _details(count.step, workspace):
        lines += [[(" " * INDENT, "text"), (part, "dim")] for part in wrap(safe(said), max(cells - INDENT, 10))]
    return lines


def _details(step: Step, workspace: Workspace) -> list[str]:
    """When and how; the mail it opens; what has to hold for it."""
    try:
        when = say_step(step).partition(": ")[0]
    except InputError:
        when = step.after
    template = find(workspace.templates, step.template) if step.template else None
    said = [f"{step.channel}, {when}"]
    if step.template:
        said.append(f"opens the mail {template.name if template is not None else step.template}")
    return [*said, *([f"only if {step.query}, else the next step"] if step.query else [])]
