"""Whether rules that came about without a file, as when a load is taken back, go together as those of a file do."""

from __future__ import annotations

from leadtui.rules.query.context import Context
from leadtui.rules.toml.places import Path
from leadtui.rules.workspace.reading import read_file
from leadtui.rules.workspace.rules_file import RulesFile
from leadtui.rules.workspace.writing import written
from leadtui.words.errors import InputError


class _Held(RulesFile):
    """The file these rules would be: nobody has it before him, so a mistake names the rule and not its line."""

    def mistake(self, path: Path, problem: str, hint: str = "", *, value: bool = True, into: int = 0) -> InputError:
        return InputError(f"{'.'.join(map(str, path))}: {problem}.", hint)


def check_rules(context: Context) -> None:
    """Raises InputError, which names the rule, when `context.workspace` could not be loaded from a file."""
    read_file(_Held(written(context.workspace), "rules"), context)
