"""Leads as they would stand once the rows before have been given to them: what a look holds the next row against.

Only a look at the first rows needs it: the import itself gives rows to their leads one after the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from leadtui.rules.text import fold
from leadtui.services.importing_incoming import Incoming
from leadtui.store.lead_rows import HeldLead

_REACH = ("email", "phone")


class Change(NamedTuple):
    """What a row changes of a lead: column, number of a custom field or kind of reach; its label; what stood there and
    what comes, of emails and phones their columns. `currencies` of both, where these are amounts. `beside`: it comes
    beside others of its kind, which stay."""

    key: str
    label: str
    was: Any
    becomes: Any
    currencies: tuple[str, str] = ("", "")
    beside: bool = False


class Standing:
    """The leads that the rows so far make or change. `columns` are those a lead has."""

    def __init__(self, columns: Sequence[str]) -> None:
        self._columns = columns
        self._leads: dict[int, HeldLead] = {}

    def of(self, lead_id: int, held: Mapping[int, HeldLead]) -> HeldLead | None:
        """The lead as it would stand."""
        return self._leads.get(lead_id) or held.get(lead_id)

    def comes(self, row: Incoming, columns: Mapping[str, Any], reach: Iterable[dict[str, Any]]) -> None:
        """A row makes a lead."""
        lead = {**dict.fromkeys(self._columns), **columns}
        lead["custom"] = lead["custom"] or {}
        self._leads[row.lead_id] = HeldLead(lead, list(reach), {fold(tag) for tag in row.tags or ()})

    def given(self, lead_id: int, held: HeldLead, changes: Sequence[Change], row: Incoming) -> None:
        """A row changes a lead."""
        lead = {**held.lead, "custom": dict(held.lead["custom"])}
        reach = list(held.reach)
        for change in changes:
            if change.key in _REACH and change.was in reach:
                reach[reach.index(change.was)] = {**change.was, **change.becomes}
            elif change.key in _REACH:
                reach.append(dict(change.becomes))
            elif change.key.isdecimal():
                lead["custom"][change.key] = change.becomes
            elif change.key in lead:
                lead[change.key] = change.becomes
        self._leads[lead_id] = HeldLead(lead, reach, held.tags | {fold(tag) for tag in row.tags or ()})
