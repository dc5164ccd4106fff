"""Runs one verb: reads the command line, opens what it needs, writes its answer, returns the exit status."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, cast

from leadtui.cli.arguments import HelpAsked, read_arguments
from leadtui.cli.output import INTERRUPTED, Answer, Output, close_quietly
from leadtui.cli.session import Session
from leadtui.words.errors import FAULTS, LeadtuiError
from leadtui.words.records import replace

if TYPE_CHECKING:
    from leadtui.cli.app import Show


def main(argv: Sequence[str], show: Show | None = None) -> int:
    """Runs the verb that `argv` begins with. `show` runs the app, for the one verb that opens it."""
    output = Output(json="--json" in argv[1:])
    try:
        try:
            return _run(argv, output, show)
        except LeadtuiError as error:
            return output.failure(error)
    except BrokenPipeError:
        return close_quietly()
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(argv: Sequence[str], output: Output, show: Show | None) -> int:
    if argv[0] in ("-h", "--help", "help"):
        from leadtui.cli.parser import overview

        return output.text(overview(_version()))
    if argv[0] == "--version":
        return output.text(f"leadtui {_version()}")
    try:
        verb, arguments = read_arguments(argv)
    except HelpAsked as asked:
        return output.text(asked.text)
    output.json = getattr(arguments, "json", False)
    module, _, function = verb.runs.partition(":")
    run = cast("Callable[[Session], Answer]", getattr(import_module(f"leadtui.cli.{module}"), function))
    with Session(arguments, show) as session:
        try:
            answer = run(session)
            notes = (*session.notes, *answer.notes, *filter(None, (session.keep_calendar(),)))
            if notes:
                answer = replace(answer, notes=notes)
            return output.answer(answer)
        except FAULTS as fault:
            damage = _damage(session)
            if damage is None:
                raise
            raise damage from fault


def _damage(session: Session) -> LeadtuiError | None:
    """What is wrong with the base of this run, None when nothing is: then a fault is the program's own."""
    if "base" not in session.__dict__:
        return None
    from leadtui.services.damage import behind

    return behind(session.base.path)


def _version() -> str:
    from leadtui import __version__

    return __version__
