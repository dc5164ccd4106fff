"""Reads a command line into a verb and its arguments. Only the parser of the verb in use is built.

Always holds: nothing is abbreviated or guessed; what is misspelt is answered with what was probably meant; nothing here
writes; arguments keep their order. A token after `--`, or one that begins with a dash and cannot be an option
(`-tag:vip`, `-3d`, `"--that is all"`), is text.
"""

from __future__ import annotations

import re
from argparse import Action, ArgumentParser, Namespace
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from leadtui.cli.arguments import HelpAsked, near_to
from leadtui.cli.output import terminal_width
from leadtui.cli.verbs import VERBS, Argument, Verb
from leadtui.words.errors import InputError
from leadtui.words.fields import FIELDS
from leadtui.words.lifecycle import STATUSES
from leadtui.words.workspace import word_key

_TEXT = "\0"
"""Put before a token that is text in spite of its dash; no argument of a program can contain it."""


class _Help(Action):
    def __call__(self, parser: ArgumentParser, *_: object) -> NoReturn:
        raise HelpAsked(parser.format_help().rstrip())


class _Once(Action):
    """An option that is given at most once, so that no typed value is dropped unseen."""

    def __call__(self, parser: ArgumentParser, namespace: Namespace, value: Any, option: str | None = None) -> None:
        given = namespace.__dict__.setdefault("_given", set())
        if self.dest in given and option:
            parser.error(f"{option} is given twice")
        given.add(self.dest)
        setattr(namespace, self.dest, value)


class _Parser(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise InputError(_sentence(message), f"`{self.prog} --help` shows how it is used.")


def parsed(verb: Verb, tokens: Sequence[str]) -> Namespace:
    """The arguments of a verb; raises InputError, and HelpAsked for `VERB --help`."""
    parser = _parser(verb)
    tokens = list(tokens)
    if verb.name == "add":
        tokens = _field_options(parser, tokens)
    options = [name for action in parser._actions for name in action.option_strings]
    arguments, extra = parser.parse_known_args(_options_first(parser, _marked(tokens, options, parser.prog)))
    if extra:
        raise _unexpected(extra, options, parser.prog)
    for name, value in vars(arguments).items():
        setattr(arguments, name, _plain(value))
    return arguments


def overview(version: str) -> str:
    """The help of the whole program."""
    lines = [f"leadtui {version}: the daily lead queue in a terminal", "", "Usage: leadtui              open the app"]
    lines += ["       leadtui VERB ...     the same operations, scriptable; leadtui VERB --help says more"]
    group = ""
    for verb in VERBS.values():
        if verb.group != group:
            group = verb.group
            lines += ["", group]
        lines.append(f"  {verb.name:<12}{verb.about}")
    lines += [
        "",
        "REF is L17 (or 17), an email, a full name, or a part that only one lead has.",
        "Set LEADTUI_DB to use another base; `leadtui config` shows where everything is.",
    ]
    return "\n".join(lines)


def _parser(verb: Verb) -> _Parser:
    parser = _Parser(
        prog=f"leadtui {verb.name}", description=f"{verb.about[0].upper()}{verb.about[1:]}.", add_help=False,
        allow_abbrev=False, epilog=_epilog(verb), formatter_class=_formatter,
    )  # fmt: skip
    parser.add_argument("-h", "--help", action=_Help, nargs=0, help="show this")
    for argument in verb.arguments:
        _add(parser, argument)
    return parser


def _add(parser: ArgumentParser, argument: Argument) -> None:
    options = dict(argument.options)
    if argument.names[0].startswith("--") and "action" not in options:
        options["action"] = _Once
    parser.add_argument(*argument.names, **options)


def _formatter(prog: str) -> Any:
    from argparse import RawDescriptionHelpFormatter

    # Told its width it need not look for one, which argparse does for each argument.
    return RawDescriptionHelpFormatter(prog, width=min(terminal_width() or 100, 100))


def _epilog(verb: Verb) -> str | None:
    parts = []
    if verb.examples:
        parts.append("\n".join(["examples:", *(f"  {example}" for example in verb.examples)]))
    if verb.name == "add":
        fields = ", ".join(f"--{key.replace('_', '-')}" for key, field in FIELDS.items() if field.writable)
        parts.append(f"fields, each with a VALUE:\n{_wrapped(fields)}\n  and --custom.NAME")
    return "\n\n".join(parts) or None


def _wrapped(text: str) -> str:
    import textwrap

    return "\n".join(textwrap.wrap(text, 78, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False))


def _field_options(parser: ArgumentParser, tokens: list[str]) -> list[str]:
    """Gives `add` an option for each field and each custom field that is named; the tokens under those names."""
    from argparse import SUPPRESS

    keys = {word_key(key): key for key, field in FIELDS.items() if field.writable}
    for key in keys.values():
        parser.add_argument(
            f"--{key.replace('_', '-')}", f"--{key}", dest=f"field.{key}", action=_Once, help=SUPPRESS, metavar="VALUE"
        )
    known = set(parser._option_string_actions)
    out: list[str] = []
    for token in tokens:
        name, equals, value = token.partition("=")
        if name.startswith("--custom.") and len(name) > len("--custom."):
            if name not in known:
                parser.add_argument(name, dest=f"field.{name[2:]}", action=_Once, help=SUPPRESS, metavar="VALUE")
                known.add(name)
        elif name.startswith("--") and name not in known and word_key(name[2:]) in keys:
            name = f"--{keys[word_key(name[2:])]}"
        out.append(f"{name}{equals}{value}")
    return out


def _marked(tokens: Iterable[str], options: Sequence[str], prog: str) -> list[str]:
    out: list[str] = []
    literal = False
    for token in tokens:
        if token == "--" and not literal:
            literal = True
        elif literal or (token.startswith("-") and not token.startswith("--") and token not in ("-", "-h")):
            if not literal and f"-{token.partition('=')[0]}" in options:
                raise InputError(
                    f"There is no option {token!r}.", f"Did you mean -{token}? `{prog} --help` lists them."
                )
            out.append(_TEXT + token)
        elif token.startswith("--") and " " in (name := token.partition("=")[0]) and name not in options:
            out.append(_TEXT + token)  # no option has a blank in it: argparse takes it for text, wherever it stands
        elif token.startswith("--") and token.endswith("=--"):
            # argparse takes a value that is `--` out of the option it belongs to.
            out.append(f"{token[:-2]}{_TEXT}--")
        else:
            out.append(token)
    return out


def _options_first(parser: _Parser, tokens: Iterable[str]) -> list[str]:
    """Options with their values, then the rest: so they may stand anywhere between the words of a query."""
    takes_value = {name for action in parser._actions if action.nargs != 0 for name in action.option_strings}
    options: list[str] = []
    words: list[str] = []
    waiting = False
    for token in tokens:
        is_option = token.startswith("--") or token == "-h"
        (options if is_option or waiting else words).append(token)
        waiting = is_option and token in takes_value
    if waiting:
        parser.error(f"argument {options[-1]}: expected one argument")
    return options + words


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return value.removeprefix(_TEXT)
    return [_plain(item) for item in value] if isinstance(value, list) else value


def _unexpected(extra: Sequence[str], options: Sequence[str], prog: str) -> InputError:
    first = extra[0].removeprefix(_TEXT)
    hint = f"`{prog} --help` shows how it is used."
    if prog == "leadtui add" and first.partition("=")[0] == "--status":
        value = first.partition("=")[2] or (extra[1].removeprefix(_TEXT) if len(extra) > 1 else "STATUS")
        said = f"A lead begins as {STATUSES[0].name}; `leadtui status REF {value}` gives it another status afterwards."
        return InputError(f"`{prog}` has no option '--status'.", said)
    if first.startswith("--") and extra[0] == first:
        name = first.partition("=")[0]
        near = near_to(name, [option for option in options if option.startswith("--")])
        return InputError(f"`{prog}` has no option {name!r}.", f"Did you mean {near}? {hint}" if near else hint)
    return InputError(f"{first!r} is one argument too many.", f"Put quotation marks around text with blanks. {hint}")


def _sentence(message: str) -> str:
    """What argparse says, as a sentence."""
    message = message.replace(_TEXT, "")
    missing = re.fullmatch(r"the following arguments are required: (.*)", message)
    if missing:
        return f"{missing[1]} is missing."
    wrong = re.fullmatch(r"argument ([^:]+): (.*)", message, re.DOTALL)
    if wrong:
        name = wrong[1].split("/")[-1]
        if wrong[2].startswith("expected"):
            return f"{name} needs a value; one that begins with a dash is written {name}=VALUE."
        return f"{name}: {wrong[2]}."
    return f"{message[0].upper()}{message[1:]}."
