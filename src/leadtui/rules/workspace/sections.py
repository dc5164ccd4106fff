"""What there is to set in a workspace: the kinds of words with what each word has, and the single rules.

The file, the stored settings and the checks all read these lists, so that none knows an option the others do not.
"""

from __future__ import annotations

from leadtui.rules.workspace.section import NAME, OFFERED, Option, Section
from leadtui.rules.workspace.sections_promises import PROMISES
from leadtui.words.contact import OUTCOMES, FollowUpKind, Next, Outcome
from leadtui.words.lifecycle import REASONS, SOURCES, STATUSES, Category, Reason, Source, Status
from leadtui.words.records import record
from leadtui.words.stages import STAGES, Stage, StageKind
from leadtui.words.templates import PLACEHOLDERS, TEMPLATES, Template

_OWN_CATEGORIES = tuple(c.value for c in Category if c is not Category.CONVERTED)
_FOLLOW_UPS = tuple(kind.value for kind in FollowUpKind if kind is not FollowUpKind.WAKE_UP)

SECTIONS: dict[str, Section] = {
    section.key: section
    for section in (
        Section(
            "statuses", "status", Status, STATUSES,
            (
                NAME,
                Option("category", "choice", "what it means", Category, _OWN_CATEGORIES, lasting=True, optional=False),
                Option("digit", "digit", 'its key in the status menu, "1" to "9", or "" for none'),
                Option("owes", "text", "what the rep owes a lead in it"),
                Option("touch_days", "count", "most days between two things done with a lead in it; 0 for no limit",
                       most=3650),
                OFFERED,
            ),
            ("Where a lead stands. Converted is set by converting alone and stays.",),
        ),
        Section(
            "outcomes", "outcome", Outcome, OUTCOMES,
            (
                NAME,
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
                OFFERED,
            ),
            ("How a call ended, and what follows from it.",),
        ),
        Section(
            "reasons", "reason", Reason, REASONS,
            (
                NAME,
                Option("letter", "letter", 'its key in the menu (not z: nurturing), "" for none'),
                Option("needs_note", "yes_no", "it has to be explained in a note"),
                Option("do_not_contact", "yes_no", "sets do-not-call and email-opt-out"),
                OFFERED,
            ),
            ("Why a lead is unqualified.",),
        ),
        Section(
            "sources", "source", Source, SOURCES,
            (NAME, Option("answers_owed", "yes_no", "a single lead from here is owed an answer"), OFFERED),
            ("Where leads come from.",),
        ),
        Section(
            "stages", "stage", Stage, STAGES,
            (
                NAME,
                Option("probability", "count", "of winning, in percent", optional=False, most=100),
                Option("kind", "choice", "whether the deal is closed in it", StageKind, tuple(StageKind), lasting=True),
                OFFERED,
            ),
            ("Where an opportunity stands, in the order of the pipeline.",),
        ),
        Section(
            "templates", "template", Template, TEMPLATES,
            (
                NAME,
                Option("letter", "letter", 'its key in the email menu, "" for none'),
                Option("subject", "mail", "the subject line"),
                Option("body", "mail_lines", "the text, on as many lines as it has"),
                OFFERED,
            ),
            (
                "Emails to begin with. In subject and body stand, in braces, and are filled in:",
                f"{', '.join(PLACEHOLDERS)}.",
                "A brace itself is written twice: {{",
            ),
        ),
        *PROMISES,
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
        Limit("nurture_review_days", 1, 3650, "days after which a lead that is nurtured is to be reviewed"),
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
