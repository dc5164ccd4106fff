"""The rules by which nothing is forgotten: answers in time, what is done with leads that wait, and sequences."""

from __future__ import annotations

from leadtui.rules.workspace.section import NAME, OFFERED, Option, Section
from leadtui.words.contact import FollowUpKind
from leadtui.words.sequences import SEQUENCES, Sequence
from leadtui.words.sla import ESCALATIONS, SLA_RULES, EscalationRule, SlaRule

NOBODY = "nobody"
"""Who an escalation gives a lead to that everybody may claim."""

CHANNELS = tuple(kind for kind in FollowUpKind if kind not in (FollowUpKind.MEETING, FollowUpKind.WAKE_UP))

STEP = (
    Option("key", "text", "its fixed key: a lead that waits for it finds it when steps are moved", optional=False),
    Option("after", "offset", 'how long after the step before: "3d", "2w", or "2bd" business days', optional=False),
    Option("channel", "choice", "what is to be done", FollowUpKind, CHANNELS, optional=False),
    Option("subject", "text", "what the follow-up says"),
    Option("template", "template", 'the fixed key of the email it opens, "" for none'),
    Option("window", "window", 'at which time, as in "9-11" or "16-18"; "" for the working day'),
    Option("query", "query", 'has to hold, else the next step is taken; "" for always'),
)

PROMISES = (
    Section(
        "sla", "answer rule", SlaRule, SLA_RULES,
        (
            NAME,
            Option("query", "query", 'the leads it is for, as in "rating:Hot"; "" for all'),
            Option("within", "within",
                   '"5 working minutes", "4 hours", "1 business day" (the same time on it); "" for no promise',
                   optional=False),
            Option("offered", "yes_no", "false takes it out of force"),
        ),
        (
            "How soon a lead that is owed an answer gets one. The first that holds for it counts, in this order:",
            "one for all stands last. Working minutes pass in [hours] alone.",
        ),
    ),
    Section(
        "escalations", "escalation", EscalationRule, ESCALATIONS,
        (
            NAME,
            Option("after", "after",
                   '"breach" (the answer is late), "breach +2 hours", or so long untouched: "3 days"', optional=False),
            Option("query", "query", 'the leads it is for; "" for all'),
            Option("mark", "tag", 'a tag put on the lead, "" for none'),
            Option("raised", "yes_no", "puts it among those an answer is owed"),
            Option("notify", "yes_no", "tells its owner"),
            Option("give_to", "user", f'a user it is given to, or "{NOBODY}"; "" leaves its owner'),
            Option("offered", "yes_no", "false takes it out of force"),
        ),
        ("What is done with an open lead that waits, once for each time it waits.",),
    ),
    Section(
        "sequences", "sequence", Sequence, SEQUENCES,
        (
            NAME,
            Option("letter", "letter", 'its key in the menu (not p, r, k, x), "" for none'),
            Option("enrol", "query", 'a lead for which it becomes true is enrolled by itself; "" for by hand only'),
            Option("stops_when_reached", "yes_no", "a conversation ends it, as a reply does"),
            OFFERED,
            Option("steps", "steps", "the plan, all of it: each step is a [[sequences.KEY.steps]] of its own, with",
                   optional=False, parts=STEP),
        ),
        ("Plans of steps; each becomes a follow-up at its time. No mail is sent: a step opens it ready.",),
    ),
)  # fmt: skip
