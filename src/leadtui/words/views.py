"""The tabs of the queue: named queries."""

from __future__ import annotations

from leadtui.words.records import record


@record
class View:
    """A named query; `empty` is what the list says when nothing is in it."""

    key: str
    name: str
    query: str
    empty: str
    several_users: bool = False


VIEWS = (
    View("today", "Today", "is:actionable", "Nothing left for today. `]` shows the other views, `a` adds a lead."),
    View("new", "New", "category:new", "No new leads. `g i` imports a list, `a` adds one."),
    View("due", "Due", "due:..today", "Nothing is due. `f` on a lead sets its next step."),
    View("hot", "Hot", "is:hot", "No hot leads. Set a rating with `E`."),
    View("stale", "Stale", "is:stale", "Nothing is stale: every contacted lead moved lately or has a next step."),
    View("nurturing", "Nurturing", "category:nurturing", "Nobody is nurtured. `3` on a lead sets a wake-up date."),
    View("qualified", "Qualified", "category:qualified", "No qualified leads yet. `4` marks one."),
    View("open", "All open", "is:open", "No open leads. `g i` imports a list, `a` adds one."),
    View("unassigned", "Unassigned", "is:open owner:none", "Every lead has an owner.", several_users=True),
)
