"""Completion for the shell, made of the same list the parser is made of.

The scripts complete verbs, options and words that are fixed; they never start leadtui, so a tab is never waited for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from leadtui.cli.output import Answer
from leadtui.cli.verbs import VERBS, Argument, OneOf, Verb

if TYPE_CHECKING:
    from leadtui.cli.session import Session

FILES = ("FILE", "FILE|URL")
"""How an argument is named that takes a file."""


def completion(session: Session) -> Answer:
    """The script for a shell, to be read by it at its start."""
    shell = session.arguments.shell
    return Answer(
        {"shell": shell, "script": script(shell)}, raw=None if session.arguments.json else [script(shell).encode()]
    )


def script(shell: str) -> str:
    """The completion script of bash, zsh or fish."""
    lines = {"bash": _bash, "zsh": _zsh, "fish": _fish}[shell]
    return "\n".join(lines()) + "\n"


def is_option(argument: Argument) -> bool:
    """Whether it is written with dashes."""
    return argument.names[0].startswith("--")


def takes_value(argument: Argument) -> bool:
    """Whether a value is written after it."""
    return argument.options.get("action") != "store_true"


def words_of(argument: Argument) -> tuple[str, ...]:
    """The fixed words an argument can be, () where it is free."""
    reads = argument.options.get("type")
    if isinstance(reads, OneOf):
        return reads.words
    return _known().get(argument.names[0], ())


def takes_file(argument: Argument) -> bool:
    """Whether it names a file."""
    return argument.options.get("metavar") in FILES


def options_of(verb: Verb) -> tuple[Argument, ...]:
    """The options of a verb; `add` has one for each field."""
    own = tuple(argument for argument in verb.arguments if is_option(argument))
    if verb.name != "add":
        return own
    from leadtui.words.fields import FIELDS

    writable = [(key, field) for key, field in FIELDS.items() if field.writable]
    return own + tuple(Argument((f"--{key.replace('_', '-')}",), {"help": field.label}) for key, field in writable)


def _known() -> dict[str, tuple[str, ...]]:
    from leadtui.words.contact import OUTCOMES
    from leadtui.words.lifecycle import REASONS, STATUSES, Category
    from leadtui.words.stages import STAGES
    from leadtui.words.views import VIEWS

    return {
        "status": tuple(status.key for status in STATUSES if status.category is not Category.CONVERTED),
        "outcome": tuple(outcome.key for outcome in OUTCOMES),
        "--reason": tuple(reason.key for reason in REASONS),
        "--stage": tuple(stage.key for stage in STAGES),
        "--view": tuple(view.key for view in VIEWS),
    }


def _words(verb: Verb) -> tuple[Argument, ...]:
    return tuple(argument for argument in verb.arguments if not is_option(argument))


def _quoted(text: str) -> str:
    """Text in single quotes, as every one of the shells reads it."""
    return "'" + text.replace("'", "'\\''") + "'"


def _bash() -> Iterator[str]:
    yield from (
        '# leadtui in bash. In ~/.bashrc:  eval "$(leadtui completion bash)"',
        "_leadtui() {",
        '    local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}" options="" takes="" at=0 i=2',
        "    COMPREPLY=()",
        '    if [ "$COMP_CWORD" -eq 1 ]; then',
        f"        COMPREPLY=($(compgen -W '{' '.join(VERBS)} --help --version' -- \"$cur\"))",
        "        return",
        "    fi",
        '    case "${COMP_WORDS[1]}" in',
    )
    for verb in VERBS.values():
        options = options_of(verb)
        takes = " ".join(argument.names[0] for argument in options if takes_value(argument))
        names = " ".join(argument.names[0] for argument in options)
        yield f"        {verb.name}) options='{f'{names} --help'.strip()}' takes=' {takes} ' ;;"
    yield from (
        "        *) return ;;",
        "    esac",
        '    case "${COMP_WORDS[1]} $prev" in',
    )
    for verb in VERBS.values():
        for argument in options_of(verb):
            if takes_value(argument):
                yield f"        '{verb.name} {argument.names[0]}') {_bash_value(argument)} return ;;"
    yield from (
        "    esac",
        '    case "$cur" in -*) COMPREPLY=($(compgen -W "$options" -- "$cur")); return ;; esac',
        '    while [ "$i" -lt "$COMP_CWORD" ]; do',
        '        case "${COMP_WORDS[i]}" in',
        '            -*) case "$takes" in *" ${COMP_WORDS[i]} "*) i=$((i + 1)) ;; esac ;;',
        "            *) at=$((at + 1)) ;;",
        "        esac",
        "        i=$((i + 1))",
        "    done",
        '    case "${COMP_WORDS[1]} $at" in',
    )
    for verb in VERBS.values():
        for at, argument in enumerate(_words(verb)):
            many = "*" if argument.options.get("nargs") in ("+", "*") else f"{at}"
            if words_of(argument) or takes_file(argument):
                yield f"        '{verb.name} '{many}) {_bash_value(argument)} ;;"
    yield from ("    esac", "}", "complete -F _leadtui leadtui")


def _bash_value(argument: Argument) -> str:
    words = words_of(argument)
    if words:
        return f"COMPREPLY=($(compgen -W '{' '.join(words)}' -- \"$cur\"));"
    return 'compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$cur"));' if takes_file(argument) else ":;"


def _zsh() -> Iterator[str]:
    yield from (
        "#compdef leadtui",
        '# leadtui in zsh. As a file _leadtui in a folder of $fpath, or in ~/.zshrc:  eval "$(leadtui completion zsh)"',
        "_leadtui() {",
        "    local -a verbs",
        "    verbs=(",
    )
    yield from (f"        {_quoted(f'{verb.name}:{verb.about}')}" for verb in VERBS.values())
    yield from (
        "    )",
        "    if (( CURRENT == 2 )); then",
        "        _describe verb verbs",
        "        return",
        "    fi",
        "    local verb=$words[2]",
        "    shift words",
        "    (( CURRENT-- ))",
        "    case $verb in",
    )
    for verb in VERBS.values():
        specs = [_zsh_option(argument) for argument in options_of(verb)]
        specs += [_zsh_word(argument) for argument in _words(verb)]
        yield f"        {verb.name}) _arguments {' '.join(map(_quoted, ['--help[show how it is used]', *specs]))} ;;"
    yield from (
        "    esac",
        "}",
        'if [ "$funcstack[1]" = "_leadtui" ]; then _leadtui "$@"; else compdef _leadtui leadtui; fi',
    )


def _zsh_told(text: str) -> str:
    return text.replace("\\", "").replace("[", "(").replace("]", ")").replace(":", "\\:")


def _zsh_option(argument: Argument) -> str:
    told = f"{argument.names[0]}[{_zsh_told(argument.options.get('help', ''))}]"
    several = "*" if argument.options.get("action") == "append" else ""
    return several + (f"{told}{_zsh_value(argument)}" if takes_value(argument) else told)


def _zsh_word(argument: Argument) -> str:
    several = argument.options.get("nargs")
    return f"{'*' if several in ('+', '*') else ':' if several == '?' else ''}{_zsh_value(argument)}"


def _zsh_value(argument: Argument) -> str:
    name = _zsh_told(str(argument.options.get("metavar", "VALUE")))
    words = words_of(argument)
    return f":{name}:{'(' + ' '.join(words) + ')' if words else '_files' if takes_file(argument) else ' '}"


def _fish() -> Iterator[str]:
    yield "# leadtui in fish. As ~/.config/fish/completions/leadtui.fish"
    yield "complete -c leadtui -f"
    for verb in VERBS.values():
        yield f"complete -c leadtui -n __fish_use_subcommand -a {verb.name} -d {_quoted(verb.about)}"
        seen = f"complete -c leadtui -n '__fish_seen_subcommand_from {verb.name}'"
        for argument in options_of(verb):
            value = f" -x{_fish_words(argument)}" if takes_value(argument) else ""
            value = " -rF" if takes_file(argument) else value
            yield f"{seen} -l {argument.names[0][2:]}{value} -d {_quoted(argument.options.get('help', ''))}"
        for argument in _words(verb):
            if words_of(argument):
                yield f"{seen}{_fish_words(argument)}"
            elif takes_file(argument):
                yield f"{seen} -F"


def _fish_words(argument: Argument) -> str:
    words = words_of(argument)
    return f" -a '{' '.join(words)}'" if words else ""
