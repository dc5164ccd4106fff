"""The tabs of the queue: named queries, built in or saved by a rep."""

from __future__ import annotations

from leadtui.words.records import record


@record
class View:
    """A named query; `empty` is what the list says when nothing is in it.

    `columns` are keys of columns in their order, none for the usual ones. A `pinned` view is a tab. `number` is the row
    in which a rep's own is kept, or what he changed of a built-in one; 0 where nothing is.
    """

    key: str
    name: str
    query: str
    empty: str
    several_users: bool = False
    columns: tuple[str, ...] = ()
    pinned: bool = True
    position: int = 0
    number: int = 0

    @property
    def own(self) -> bool:
        """Whether the rep saved it; a built-in one keeps its name and its query."""
        return self.key.startswith(OWN)


@record
class KeptView:
    """A view as it is kept: one of a user's own (`key` is ""), or what he changed of the built-in one of that key."""

    number: int
    key: str
    name: str
    query: str
    columns: tuple[str, ...]
    position: int
    pinned: bool


OWN = "own-"
"""What the key of a rep's own view begins with; the number of its row follows."""

FOUND = "found"
"""The key of the tab that shows what a search found; it is kept nowhere."""

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

DONE = View(
    "done",
    "Done",
    "changed:today",
    "Nothing done yet today. `[` goes back to what is to be done.",
    columns=("done", "company", "phone"),
)
"""What the rep did today, the newest first, each lead once. Its query holds these leads and what others changed."""

BUILT_IN = (*VIEWS, DONE)
"""Every view that is there without being saved, in the usual order."""

EMPTY = "No lead is in this view. `v` shows all views, `e` there changes this one."
"""What a view of a rep's own says when nothing is in it."""

LONGEST_NAME = 40
"""Characters of a view's name."""
