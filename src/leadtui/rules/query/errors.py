"""The answer to a query that cannot be read: where it is, and what was expected."""

from __future__ import annotations

from collections.abc import Iterable

from leadtui.words.errors import InputError
from leadtui.words.workspace import word_key

_SHOWN = 40


class QueryError(InputError):
    """A mistake in a query. `position` counts characters from 0; `part` is the text there ("" at the end); `problem`
    says what is wrong with it, without the place."""

    def __init__(self, position: int, part: str, problem: str, hint: str = "") -> None:
        self.position = position
        self.part = part
        shown = part if len(part) <= _SHOWN else part[: _SHOWN - 1] + "…"
        where = f"at '{shown}' (column {position + 1})" if part else f"at the end (column {position + 1})"
        stop = "" if problem.endswith("?") else "."
        self.problem = f"{problem[:1].upper()}{problem[1:]}{stop}"
        super().__init__(f"In the query, {where}: {problem}{stop}", hint)


def did_you_mean(text: str, known: Iterable[str]) -> str:
    """`; did you mean status?`, or "" when nothing is near."""
    from difflib import get_close_matches

    keys = {word_key(name): name for name in known}
    near = get_close_matches(word_key(text), list(keys), 1, 0.6)
    return f"; did you mean {keys[near[0]]}?" if near else ""
