"""Which verb a command line names, and with which arguments.

A verb alone, as in the `leadtui due` of a shell prompt, is read without argparse, which takes a tenth of such a run.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from leadtui.cli.verbs import VERBS, Argument, Verb
from leadtui.words.errors import InputError

if TYPE_CHECKING:
    from argparse import Namespace


class HelpAsked(Exception):
    """`--help` was met; carries the text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


def read_arguments(argv: Sequence[str]) -> tuple[Verb, Namespace]:
    """The verb and its arguments; raises InputError, and HelpAsked for `VERB --help`."""
    verb = _verb(argv[0])
    if len(argv) == 1 and verb.name != "add" and not any(map(_required, verb.arguments)):
        return verb, _left_out(verb)
    from leadtui.cli.parser import parsed

    return verb, parsed(verb, argv[1:])


def near_to(text: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, "" when none is near."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(text, list(known), 1)), "")


def _verb(name: str) -> Verb:
    found = VERBS.get(name)
    if found is not None:
        return found
    if name.startswith("-"):
        raise InputError(f"There is no option {name!r} without a verb.", "`leadtui --help` lists the verbs.")
    near = near_to(name.lower(), VERBS)
    meant = f"Did you mean `leadtui {near}`? " if near else ""
    raise InputError(f"There is no verb {name!r}.", f"{meant}`leadtui --help` lists them.")


def _required(argument: Argument) -> bool:
    return not argument.names[0].startswith("-") and argument.options.get("nargs") not in ("?", "*")


def _left_out(verb: Verb) -> Namespace:
    """What argparse gives when nothing is typed; a test holds that it does."""
    held: dict[str, Any] = {}
    for names, options in verb.arguments:
        usual: Any = False if options.get("action") == "store_true" else [] if options.get("nargs") == "*" else None
        held[options.get("dest") or names[0].lstrip("-").replace("-", "_")] = options.get("default", usual)
    return cast("Namespace", SimpleNamespace(**held))
