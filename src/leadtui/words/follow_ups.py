"""What a follow-up is beside its time: what is to be done, how it is told of, whether it comes back."""

from __future__ import annotations

from leadtui.words.contact import FollowUpKind
from leadtui.words.next_steps import FOREIGN_CALLS, FOREIGN_MAILS, FOREIGN_MEETINGS
from leadtui.words.records import record

HIGH, LOW = 1, -1
PRIORITIES = {"high": HIGH, "normal": 0, "low": LOW}


@record
class How:
    """The rest of a follow-up. `kind` is "" where the first word of the subject decides.

    `lead_minutes`: how long before it is due it is told of, None for the usual time. `priority`: HIGH, 0 or LOW.
    `repeat`: a step as rules/recurring keeps it, "" for once.
    """

    subject: str = ""
    kind: str = ""
    lead_minutes: int | None = None
    priority: int = 0
    repeat: str = ""


ONCE = How()
"""A call, once, told of when it is due."""

_WORDS = {
    FollowUpKind.CALL: "call phone ring callback",
    FollowUpKind.EMAIL: "email e-mail mail send share write forward",
    FollowUpKind.MEETING: """
        meeting meet demo visit lunch dinner breakfast coffee appointment workshop presentation webinar kickoff kick-off
    """,
    FollowUpKind.TASK: """
        task todo to-do prepare fix book check post review research order draft update sign ship invoice add approve
        arrange build calculate clean clear collect compare complete compose copy correct create delete design enter
        estimate fill find finish gather google import investigate log make measure organise organize pack pay plan
        print process proofread quote read register request schedule scan search sort study submit test translate
        upload verify
    """,
    FollowUpKind.LINKEDIN: "linkedin",
    FollowUpKind.LETTER: "letter",
}
_FOREIGN = (
    (FollowUpKind.CALL, FOREIGN_CALLS), (FollowUpKind.EMAIL, FOREIGN_MAILS), (FollowUpKind.MEETING, FOREIGN_MEETINGS),
)  # fmt: skip
KIND_WORDS = {word: kind for kind, words in _WORDS.items() for word in words.split()}
KIND_WORDS |= {word: kind for kind, words in _FOREIGN for word in words}
"""The first word of what is to be done, and the kind it names; any other is a call."""
_BEFORE_IT = """
to and then also please pls the a an my our quick short first second third final next another new intro online onsite
site product video follow-up followup
"""
PASSED_OVER = frozenset(_BEFORE_IT.split())
"""Words before the one that names the kind: "quick demo", "please check the contract"."""
