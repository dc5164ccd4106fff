"""What a person types or pastes to attach something: a file that is there, or a link. Loads no model class."""

from __future__ import annotations

from leadtui.platform.attached_files import bytes_in
from leadtui.rules.attached import link_of, sized, without_quotes
from leadtui.rules.file_names import named_path
from leadtui.rules.text import clean
from leadtui.words.errors import InputError
from leadtui.words.records import record


@record
class Reference:
    """What is attached: "file" or "link", the absolute path or the link, its name, and of a file its size in words."""

    kind: str
    target: str
    name: str
    size: str = ""


def reference(typed: str) -> Reference:
    """What a person typed or pasted means; raises InputError for no file that is there, and no http(s) link."""
    text = without_quotes(typed)
    if not text:
        raise InputError("Nothing is named.", "Give a file's path, or an http(s) link.")
    if clean(text) != text:
        raise InputError(f"{clean(text)[:60]!r}: there is a character in it that no name has.", "Type it anew.")
    link = link_of(text)
    if link is not None:
        return Reference("link", *link)
    path = named_path(text).absolute()
    return Reference("file", str(path), path.name, sized(bytes_in(path)))
