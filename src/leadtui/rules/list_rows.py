"""What a row of a list is, told by the names of its columns: a lead, something done with one, or something one did.

A list of activities says whose, when and what; a list of events names the event. Whatever says more of a person than
whose the row is (an address, a website, a title beside a company) makes it a list of leads.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leadtui.rules.list_kind import kind_of
from leadtui.rules.mapping import map_header
from leadtui.rules.mapping_activities import LEAD_FIELDS, map_activities, read_event
from leadtui.words.importing import REJECTED_BECAUSE

ROWS = ("leads", "activities", "events")
_CALLED = {"activities": "calls, mails, meetings or notes", "events": "events: opened, visited, downloaded …"}
_LASTS = frozenset(("minutes", "seconds", "milliseconds", "duration"))
_DONE = frozenset(("kind", "outcome", "direction"))
_BESIDE = frozenset(("subject", "note", "next_step", "done", "activity_id", "who", "url"))
_LEADS_ONLY = frozenset(
    (
        "leadtui",
        "linkedin",
        "linkedin_ads",
        "facebook",
        "google_ads",
        "google",
        "outlook",
        "thunderbird",
        "apollo",
        "mailchimp",
    )
)
"""Programs whose lists of this shape hold people."""


def rows_are(header: Sequence[str], rows: Sequence[Sequence[str]] = ()) -> tuple[str, bool]:
    """What a row is ("leads", "activities" or "events"), and whether that is certain. `rows`: the cells of some rows;
    an event of which none is known makes no list of events.
    """
    for what, reason in REJECTED_BECAUSE.items():
        if what != "leads" and reason in header:
            return what, True
    fields = map_activities(header)
    keys = {key for key in fields.values() if key}
    if kind_of(header) in _LEADS_ONLY or not keys & set(LEAD_FIELDS):
        return "leads", True
    found = map_header(header, ())
    more = sum(1 for name in header if fields[name] is None and found.fields.get(name) is not None)
    happened = {key for key in keys if key.startswith("event.")}
    lasts, done = bool(keys & _LASTS), len(keys & _DONE)
    if "event" in keys and not _understood(fields, header, rows):
        keys.discard("event")
    if "event" in keys and "at" in keys:
        return "events", not more
    if ("event" in keys and (lasts or "url" in keys)) or len(happened) > 1:
        return ("events", False) if more < 2 else ("leads", True)
    if "at" in keys and done:
        certain = done + lasts > 1
        created = any(found.fields.get(name) == "created" for name in header if fields[name] == "at")
        if certain or (keys & _BESIDE and not created and not more):
            return "activities", certain and not more
    return "leads", True


def _understood(fields: Mapping[str, str | None], header: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    at = next(at for at, name in enumerate(header) if fields[name] == "event")
    values = [row[at] for row in rows if row[at].strip()]
    return not values or any(read_event(value) for value in values)


def said_of_rows(file: str, header: Sequence[str]) -> str:
    """A sentence for who takes rows for leads that seem to be something else; "" when they do not."""
    what, certain = rows_are(header)
    if what == "leads":
        return ""
    return f"The rows of {file} {'look like' if certain else 'may be'} {_CALLED[what]}: --as {what} brings them in so."
