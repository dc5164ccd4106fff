"""A template and what is known of somebody make a mail; `{first_name}` and the like stand for it.

Values are put in once and never looked through again, so that a name such as "{my_name}" stays what it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from leadtui.words.records import record
from leadtui.words.templates import PLACEHOLDERS, Template

GAP = "[{}?]"
"""What stands in a mail where nothing is known: "[first name?]"."""

_MARK = re.compile(r"\{\{|\}\}|\{([^{}\n]{0,60})\}")


@record
class Mail:
    """A mail as it would be sent; `empty` are the things nothing is known of, in words, in the order they stand."""

    subject: str
    body: str
    empty: tuple[str, ...] = ()


def unknown(text: str) -> tuple[str, int] | None:
    """The first placeholder of a text that nobody knows, and where its brace stands; None when all are known."""
    for found in _MARK.finditer(text):
        if found[1] is not None and found[1].strip().lower() not in PLACEHOLDERS:
            return found[1], found.start()
    return None


def unclosed(text: str) -> int | None:
    """Where the first brace stands that opens and is not closed, so that it would go out as it is; None without one."""
    at = _MARK.sub(lambda mark: " " * len(mark[0]), text).find("{")
    return at if at >= 0 else None


def filled(template: Template, values: Mapping[str, str | None]) -> Mail:
    """The mail a template makes; where a value is empty or not there a gap stands that names it."""
    empty: dict[str, None] = {}

    def put(found: re.Match[str]) -> str:
        if found[1] is None:
            return found[0][0]
        key = found[1].strip().lower()
        if key not in PLACEHOLDERS:
            return found[0]
        value = (values.get(key) or "").strip()
        if not value:
            empty[PLACEHOLDERS[key]] = None
        return value or GAP.format(PLACEHOLDERS[key])

    subject = " ".join(_MARK.sub(put, template.subject).split())
    body = _MARK.sub(put, template.body)
    return Mail(subject, body, tuple(empty))


def gaps(mail: Mail) -> tuple[str, ...]:
    """The things that still are missing in a mail that may have been changed since."""
    text = f"{mail.subject}\n{mail.body}"
    return tuple(label for label in PLACEHOLDERS.values() if GAP.format(label) in text)
