"""What there is to set in a workspace: the kinds of words with what each word has, and the single rules.

The file, the stored settings and the checks all read these lists, so that none knows an option the others do not.
"""

from __future__ import annotations

from typing import Any, Literal

from leadtui.words.contact import OUTCOMES, FollowUpKind, Next, Outcome
from leadtui.words.lifecycle import REASONS, SOURCES, STATUSES, Category, Reason, Source, Status
from leadtui.words.records import record
from leadtui.words.stages import STAGES, Stage, StageKind
from leadtui.words.templates import PLACEHOLDERS, TEMPLATES, Template

OptionKind = Literal["text", "letter", "digit", "yes_no", "count", "choice", "status", "mail", "mail_lines"]

NAME_LIMIT = 60
"""Most characters of a name: it has to fit a column."""

TEXT_LIMIT = 200

MAIL_LIMIT = 5_000
"""Most characters of the text of a template: what a mail program takes over in a link."""


@record
class Option:
    """One thing a word has, under the name of its attribute. `says` explains it in the file.

    `made_of`: the enumeration a choice is kept as. `lasting`: it is given when the word is made and stays, since
    records were made by it. `most`: the largest count.
    """

    key: str
    kind: OptionKind
    says: str
    made_of: type[Any] = str
    choices: tuple[str, ...] = ()
    lasting: bool = False
    optional: bool = True
    most: int = 0


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


_NAME = Option("name", "text", "what it is called, at most 60 characters", optional=False)
_OFFERED = Option("offered", "yes_no", "false takes it away from menus; records that hold it keep it")

_OWN_CATEGORIES = tuple(c.value for c in Category if c is not Category.CONVERTED)
_FOLLOW_UPS = tuple(kind.value for kind in FollowUpKind if kind is not FollowUpKind.WAKE_UP)

SECTIONS: dict[str, Section] = {
    section.key: section
    for section in (
        Section(
            "statuses", "status", Status, STATUSES,
            (
                _NAME,
                Option("category", "choice", "what it means", Category, _OWN_CATEGORIES, lasting=True, optional=False),
                Option("digit", "digit", 'its key in the status menu, "1" to "9", or "" for none'),
                Option("owes", "text", "what the rep owes a lead in it"),
                _OFFERED,
            ),
            ("Where a lead stands. Converted is set by converting alone and stays.",),
        ),
        Section(
            "outcomes", "outcome", Outcome, OUTCOMES,
            (
                _NAME,
                Option("letter", "letter", "its key in the call strip (not i: an incoming call)"),
                Option("reached", "yes_no", "contact has happened"),
                Option("counts_try", "yes_no", "it is an unanswered try"),
                Option("becomes", "status", 'the status a New lead gets, "" to leave it'),
                Option("next", "choice", "the follow-up filled in", Next, tuple(Next)),
                Option("amount", "count", "how many hours or business days", most=1000),
                Option("kind", "choice", "what kind of follow-up", FollowUpKind, _FOLLOW_UPS),
                Option("subject", "text", "what the follow-up is about"),
                Option("repeat_business_days", "count", "from the second unanswered try on, so many business days",
                       most=1000),
                Option("asks_reason", "yes_no", "asks why, and the lead becomes unqualified or nurturing"),
                _OFFERED,
            ),
            ("How a call ended, and what follows from it.",),
        ),
        Section(
            "reasons", "reason", Reason, REASONS,
            (
                _NAME,
                Option("letter", "letter", 'its key in the menu (not z: nurturing), "" for none'),
                Option("needs_note", "yes_no", "it has to be explained in a note"),
                Option("do_not_contact", "yes_no", "sets do-not-call and email-opt-out"),
                _OFFERED,
            ),
            ("Why a lead is unqualified.",),
        ),
        Section(
            "sources", "source", Source, SOURCES,
            (_NAME, Option("answers_owed", "yes_no", "a single lead from here is owed an answer"), _OFFERED),
            ("Where leads come from.",),
        ),
        Section(
            "stages", "stage", Stage, STAGES,
            (
                _NAME,
                Option("probability", "count", "of winning, in percent", optional=False, most=100),
                Option("kind", "choice", "whether the deal is closed in it", StageKind, tuple(StageKind), lasting=True),
                _OFFERED,
            ),
            ("Where an opportunity stands, in the order of the pipeline.",),
        ),
        Section(
            "templates", "template", Template, TEMPLATES,
            (
                _NAME,
                Option("letter", "letter", 'its key in the email menu, "" for none'),
                Option("subject", "mail", "the subject line"),
                Option("body", "mail_lines", "the text, on as many lines as it has"),
                _OFFERED,
            ),
            (
                "Emails to begin with. In subject and body stand, in braces, and are filled in:",
                f"{', '.join(PLACEHOLDERS)}.",
                "A brace itself is written twice: {{",
            ),
        ),
    )
}  # fmt: skip
"""The kinds of words by the name of their table."""


@record
class Limit:
    """A single rule that is a whole number: its range, and what it says."""

    key: str
    least: int
    most: int
    says: str


LIMITS: dict[str, tuple[Limit, ...]] = {
    "queue": (
        Limit("stale_days", 1, 3650, "days after which a lead that is being worked, without a next step, is stale"),
        Limit("nurture_days", 1, 3650, "days until the wake-up that Nurturing fills in"),
        Limit("unanswered_tries", 1, 100, "tries without an answer after which giving up is offered"),
    ),
    "matching": (
        Limit("suggest", 1, 100, "score from which on two records are shown as possible duplicates"),
        Limit("automatic", 0, 100, "score from which on a row of a list counts as the lead it is like; 0 for never"),
    ),
    "cleansing": (
        Limit("review_days", 1, 3650, "days after which a check of cleansing is to be looked through again"),
    ),
}
"""The rules that are whole numbers, by their table in the file; each is an attribute of the workspace."""
