"""What a kind of words is made of: its table in the file, and the options each of its words has."""

from __future__ import annotations

from typing import Any, Literal

from leadtui.words.records import record

OptionKind = Literal[
    "text", "letter", "digit", "yes_no", "count", "choice", "status", "mail", "mail_lines",
    "query", "within", "after", "user", "tag", "offset", "window", "template", "steps",
]  # fmt: skip

NAME_LIMIT = 60
"""Most characters of a name: it has to fit a column."""

TEXT_LIMIT = 200

MAIL_LIMIT = 5_000
"""Most characters of the text of a template: what a mail program takes over in a link."""


@record
class Option:
    """One thing a word has, under the name of its attribute. `says` explains it in the file.

    `made_of`: the enumeration a choice is kept as. `lasting`: it is given when the word is made and stays, since
    records were made by it. `most`: the largest count. `parts`: what each of the steps has.
    """

    key: str
    kind: OptionKind
    says: str
    made_of: type[Any] = str
    choices: tuple[str, ...] = ()
    lasting: bool = False
    optional: bool = True
    most: int = 0
    parts: tuple[Option, ...] = ()


@record
class Section:
    """A kind of words: its table in the file, what one is called, what a new base has, and what each word has."""

    key: str
    one: str
    make: type[Any]
    defaults: tuple[Any, ...]
    options: tuple[Option, ...]
    says: tuple[str, ...]

    @property
    def built_in(self) -> dict[str, Any]:
        """The words of a new base by fixed key."""
        return {word.key: word for word in self.defaults}

    @property
    def pressed(self) -> str:
        """The attribute that holds the key pressed for a word, "" for words that have none."""
        return next((option.key for option in self.options if option.kind in ("digit", "letter")), "")


NAME = Option("name", "text", "what it is called, at most 60 characters", optional=False)
OFFERED = Option("offered", "yes_no", "false takes it away from menus; records that hold it keep it")
