"""When what was typed is worth keeping beside what was understood: when the one does not show the other."""

from __future__ import annotations

from typing import Any

from leadtui.rules.text import fold


def differs(kind: str, text: str, kept: Any) -> bool:
    """Whether the text of a field of this kind (see `words.fields`) says more than what is kept of it.

    "51-200" does beside 51, "DE" beside Germany; "1,000" beside 1000 and "example.com" beside https://example.com do
    not, nor does what is kept as a time, a user or a yes or no.
    """
    if kept is None or kind not in ("number", "country", "url", "text"):
        return False
    if kind == "number":
        return "".join(filter(str.isdigit, text.removesuffix(".0").removesuffix(".00"))) != str(kept)
    if kind == "url":
        return fold(text) not in fold(str(kept))
    return bool(text != kept)
