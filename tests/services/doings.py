"""Everything a rep may do with a few leads and what they become, as hypothesis draws it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from tests.support import NOW, ZONE

from leadtui.rules.when import When
from leadtui.services import (
    attaching,
    bulk,
    converting,
    corresponding,
    customers,
    editing,
    following_up,
    importing,
    merging,
    triage,
)
from leadtui.services.desk import Desk
from leadtui.services.dismissing import not_duplicates
from leadtui.services.importing_report import ImportOptions
from leadtui.words.contact import CRITERIA, OUTCOMES, ActivityKind
from leadtui.words.conversion import Choice, Conversion
from leadtui.words.customer_fields import CUSTOMER_FIELDS
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import LeadtuiError
from leadtui.words.follow_ups import How
from leadtui.words.lifecycle import REASONS, STATUSES
from leadtui.words.stages import STAGES

LEADS = 3
"""How many leads there are to begin with."""


@dataclass(frozen=True)
class Doing:
    """One thing done, with its arguments: shown as it is when a property fails."""

    what: Callable[..., Any]
    arguments: tuple[Any, ...]
    named: tuple[tuple[str, Any], ...] = ()

    def __call__(self, desk: Desk) -> None:
        """Does it; what a rule refuses is left undone."""
        try:
            self.what(desk, *self.arguments, **dict(self.named))
        except LeadtuiError:
            return

    def __repr__(self) -> str:
        named = "".join(f", {key}={value!r}" for key, value in self.named)
        return f"{self.what.__name__}({', '.join(map(repr, self.arguments))}{named})"


HOW_TOLD = st.builds(
    How,
    st.sampled_from(["", "figures"]),
    st.sampled_from(["", "email"]),
    st.sampled_from([None, 15, 1440]),
    st.sampled_from([-1, 0, 1]),
    st.sampled_from(["", "1d", "1mo", "mon,thu"]),
)
"""What is said of a follow-up beside its time."""


def attach_to_lead(desk: Desk, number: int, target: str) -> Any:
    """A reference kept with a lead."""
    return attaching.attach(desk, ("lead", number), target)


def doing(what: Callable[..., Any], *arguments: Any, **named: Any) -> st.SearchStrategy[Doing]:
    """A doing of which each argument is a strategy."""
    return st.builds(Doing, st.just(what), st.tuples(*arguments), st.fixed_dictionaries(named).map(_items))


def _items(values: dict[str, Any]) -> tuple[tuple[str, Any], ...]:
    return tuple(values.items())


def _day(days: int) -> When:
    day = NOW.date() + timedelta(days=days)
    return When(datetime.combine(day, datetime.min.time(), ZONE), day)


def _time(hours: int) -> When:
    return When(NOW + timedelta(hours=hours), None)


LEAD = st.sampled_from([*range(1, LEADS + 1)] * 3 + [LEADS + 1])
"""Mostly one that is there; the next may have been added by then."""

SOME_LEADS = st.lists(LEAD, min_size=1, max_size=3, unique=True)
WHEN = st.integers(-3, 40).map(_day) | st.integers(-48, 48).map(_time)
NOTE = st.sampled_from(["", "call back", "très pressé", "a\nb", "null", '"'])
REASON = st.sampled_from([reason.key for reason in REASONS])
TAG = st.lists(st.sampled_from(["VIP", "fair", "Été", "vip"]), max_size=2)
_VALUES: dict[str, list[str]] = {
    "first_name": ["Ada", "", "Grace"],
    "company": ["Acme", "Acme Ltd", ""],
    "city": ["Nice", "", "Łódź"],
    "email": ["a@b.co", "", "no address"],
    "phone": ["+33 1 23 45 67 89", "", "0123456789"],
    "mobile": ["+33 6 12 34 56 78", ""],
    "employees": ["12", "", "1,200"],
    "annual_revenue": ["1.5m", ""],
    "rating": ["Hot", "Cold", ""],
    "do_not_call": ["yes", "no"],
    "tags": ["VIP, fair", "", "Été"],
    "country": ["France", "", "DE"],
    "source": ["web-form", ""],
    "custom.Seats": ["12", "", "3"],
    "custom.Pilot": ["yes", "no", ""],
}
FIELDS = st.lists(
    st.sampled_from(sorted(_VALUES)).flatmap(lambda key: st.tuples(st.just(key), st.sampled_from(_VALUES[key]))),
    min_size=1,
    max_size=4,
).map(dict)
KNOWN = st.tuples(
    st.sampled_from(["yes", "no", None]), st.sampled_from([None, "", "40k", "the CEO", "end of next month"])
)


def bring_in(desk: Desk, rows: list[dict[str, str]], **options: Any) -> None:
    """Imports a small list."""
    columns = list(dict.fromkeys(key for row in rows for key in row))
    lines = [columns, *([row.get(column, "") for column in columns] for row in rows)]
    text = "".join(",".join(f'"{cell}"' for cell in line) + "\n" for line in lines)
    importing.import_files(desk, [("list.csv", text.encode())], ImportOptions(**options))


_CELLS: dict[str, list[str]] = {
    "First name": ["Ada", "Grace"],
    "Company": ["Acme", "Smith"],
    "Email": ["a@b.co", "g@h.co"],
    "Phone": ["+33 1 23 45 67 89"],
    "City": ["Nice", "Bonn"],
    "Status": ["Open", "Working", "Dead", "Odd"],
    "Tags": ["VIP", "fair"],
    "Seats": ["7"],
    "Shoe size": ["42", "43"],
    "Notes": ["met at the fair"],
}
ROW = st.dictionaries(st.sampled_from(sorted(_CELLS)), st.integers(0, 3), min_size=1, max_size=6).map(
    lambda chosen: {key: _CELLS[key][number % len(_CELLS[key])] for key, number in chosen.items()}
)

KIND = st.sampled_from(CustomerKind)
CUSTOMER = st.sampled_from([1, 1, 1, 2])
"""Mostly the first of its kind, which is made sooner or later."""

_CUSTOMER_VALUES: dict[str, list[str]] = {
    "name": ["Acme", "Acme Ltd", ""],
    "first_name": ["Ada", ""],
    "last_name": ["Lovelace", "King", ""],
    "account": ["A1", "2", ""],
    "website": ["acme.de", ""],
    "city": ["Nice", "", "Łódź"],
    "email": ["a@b.co", "", "no address"],
    "phone": ["+33 1 23 45 67 89", "", "0123456789"],
    "mobile": ["+33 6 12 34 56 78", ""],
    "amount": ["12k", "", "1.234,50 $"],
    "currency": ["JPY", "EUR"],
    "close_date": ["eoq", "", "2026-12-31"],
    "do_not_call": ["yes", "no"],
    "tags": ["VIP, fair", "", "Été"],
}


def _of_kind(kind: CustomerKind) -> st.SearchStrategy[dict[str, str]]:
    known = sorted(CUSTOMER_FIELDS[kind].keys() & _CUSTOMER_VALUES.keys())
    key = st.sampled_from(known).flatmap(lambda key: st.tuples(st.just(key), st.sampled_from(_CUSTOMER_VALUES[key])))
    return st.lists(key, max_size=4).map(dict)


_NEW = {"name": "Acme", "last_name": "Lovelace"}
_SOME_CUSTOMER = KIND.flatmap(lambda kind: st.tuples(st.just(kind), _of_kind(kind)))


def make_customer(desk: Desk, what: tuple[CustomerKind, dict[str, str]], **links: int | None) -> None:
    """Adds an account, a contact or an opportunity, with the name it needs."""
    kind, values = what
    named = {key: name for key, name in _NEW.items() if key in CUSTOMER_FIELDS[kind]}
    customers.add(desk, kind, {**named, **values}, **links)


def change_customer(desk: Desk, what: tuple[CustomerKind, dict[str, str]], number: int) -> None:
    """Changes fields of an account, a contact or an opportunity."""
    customers.set_fields(desk, what[0], number, what[1])


def log(desk: Desk, ref: tuple[str, int], kind: ActivityKind, note: str, **named: Any) -> None:
    """Logs a meeting, an email or another way."""
    corresponding.log_contact(desk, ref, kind, note, subject="LinkedIn", **named)


_WAY = st.sampled_from([ActivityKind.MEETING, ActivityKind.EMAIL, ActivityKind.OTHER])
_HOW: dict[str, Any] = {"incoming": st.booleans(), "minutes": st.none() | st.just(30), "follow_up": st.none() | WHEN}

CUSTOMERS = (
    doing(log, st.tuples(KIND.map(str), CUSTOMER), _WAY, NOTE, **_HOW),
    doing(make_customer, _SOME_CUSTOMER, account=st.none() | CUSTOMER, contact=st.none() | CUSTOMER),
    doing(change_customer, _SOME_CUSTOMER, CUSTOMER),
    doing(customers.write_note, KIND, CUSTOMER, NOTE),
    doing(customers.set_follow_up, KIND, CUSTOMER, WHEN, st.sampled_from(["", "demo"])),
    doing(customers.finish, st.integers(1, 4)),
    doing(customers.snooze, st.integers(1, 4), WHEN),
    doing(
        customers.set_stage,
        CUSTOMER,
        st.sampled_from([stage.key for stage in STAGES]),
        lost_reason=st.none() | REASON,
        note=NOTE,
    ),
    doing(customers.set_tags, KIND, CUSTOMER, TAG, TAG),
    doing(customers.set_owner, KIND, st.just([1]), st.sampled_from([None, 1, 2])),
    doing(customers.delete, KIND, st.lists(CUSTOMER, min_size=1, max_size=2, unique=True)),
)
"""What can be done with accounts, contacts and opportunities."""


def convert_lead(
    desk: Desk, lead: int, choices: tuple[Choice | None, Choice | None, Choice | None], **named: Any
) -> None:
    """Converts a lead, whatever its status."""
    converting.convert(desk, Conversion(lead, *choices, reason="drawn", **named))


def convert_some(desk: Desk, leads: list[int]) -> None:
    """Converts several leads at once."""
    converting.convert_many(desk, leads, reason="drawn")


_EXISTING = CUSTOMER.map(lambda number: Choice("existing", number))
_CHOICES = st.tuples(
    st.none() | st.just(Choice("new")) | _EXISTING,
    st.none() | st.just(Choice("new")) | st.just(Choice("none")) | _EXISTING,
    st.none() | st.just(Choice("new")) | st.just(Choice("none")) | _EXISTING,
)
_TAKEN = ("account.city", "account.phone", "contact.first_name", "contact.email", "contact.phone", "opportunity.amount")
_TYPED = {"contact.last_name": "King", "account.name": "Acme", "opportunity.amount": "12k"}

CONVERSIONS = (
    doing(
        convert_lead,
        LEAD,
        _CHOICES,
        typed=st.sampled_from([{}, _TYPED]),
        take=st.frozensets(st.sampled_from(_TAKEN), max_size=3),
        follow_up=st.sampled_from(["", "tomorrow", "fri 10:00"]),
        note=NOTE,
    ),
    doing(convert_some, SOME_LEADS),
)
"""How leads can be converted."""

BULK = (
    doing(
        bulk.set_status,
        SOME_LEADS,
        st.sampled_from([status.key for status in STATUSES]),
        reason=st.just("") | REASON,
        note=NOTE,
        wake=st.none() | WHEN,
    ),
    doing(bulk.set_owner, SOME_LEADS, st.sampled_from([None, 1, 2])),
    doing(bulk.set_tags, SOME_LEADS, add=TAG, remove=TAG),
    doing(bulk.set_follow_up, SOME_LEADS, WHEN, st.sampled_from(["", "demo"])),
    doing(bulk.snooze, SOME_LEADS, WHEN),
    doing(bulk.done, SOME_LEADS),
    doing(bulk.log_note, SOME_LEADS, NOTE),
    doing(bulk.delete, SOME_LEADS),
)
"""What can be done with several leads at once."""


def merge_some(desk: Desk, kind: str, numbers: list[int], into: int | None, first: int, field: str) -> None:
    """Merges records of a kind; one field is taken from one of them."""
    choices = {field: first} if kind == "lead" and first < len(numbers) else {}
    merging.merge(desk, kind, numbers, into=into if into in numbers else None, choices=choices)


def tell_apart(desk: Desk, kind: str, numbers: list[int]) -> None:
    """Remembers that records are not one."""
    not_duplicates(desk, [(kind, number) for number in numbers])


_TOGETHER = st.lists(LEAD, min_size=2, max_size=3, unique=True)
_TWO = st.just([1, 2])
_CHOSEN = st.sampled_from(["name", "address", "company", "email", "phone", "status", "custom.1", "budget"])

MERGES = (
    doing(merge_some, st.just("lead"), _TOGETHER, st.none() | LEAD, st.integers(0, 3), _CHOSEN),
    doing(merge_some, st.sampled_from(["account", "contact"]), _TWO, st.none() | CUSTOMER, st.just(9), st.just("")),
    doing(tell_apart, st.sampled_from(["lead", "account"]), _TOGETHER),
)
"""How records are merged, and told apart."""

ANYTHING = st.one_of(
    doing(
        triage.log_call,
        LEAD,
        st.sampled_from([outcome.key for outcome in OUTCOMES]),
        note=NOTE,
        follow_up=st.just("auto") | st.none() | WHEN,
        incoming=st.booleans(),
        reason=st.just("") | REASON,
        nurture=st.none() | WHEN,
    ),
    doing(triage.log_note, LEAD, NOTE),
    doing(log, st.tuples(st.just("lead"), LEAD), _WAY, NOTE, **_HOW),
    doing(
        triage.set_status,
        SOME_LEADS,
        st.sampled_from([status.key for status in STATUSES]),
        reason=st.just("") | REASON,
        note=NOTE,
        wake=st.none() | WHEN,
    ),
    doing(triage.qualify, LEAD, st.dictionaries(st.sampled_from([c.key for c in CRITERIA]), KNOWN, max_size=3)),
    doing(triage.set_owner, SOME_LEADS, st.sampled_from([None, 1, 2])),
    doing(triage.set_tags, SOME_LEADS, add=TAG, remove=TAG),
    doing(following_up.set_follow_up, LEAD, WHEN, st.sampled_from(["", "demo"]), how=HOW_TOLD),
    doing(following_up.snooze, LEAD, WHEN),
    doing(following_up.done, LEAD),
    doing(following_up.drop, LEAD),
    doing(editing.add_lead, FIELDS, on_duplicate=st.sampled_from(["ask", "skip", "update", "create"])),
    doing(editing.set_fields, LEAD, FIELDS),
    doing(editing.delete, SOME_LEADS),
    doing(
        bring_in,
        st.lists(ROW, min_size=1, max_size=4),
        on_duplicate=st.sampled_from(["skip", "update", "overwrite", "create"]),
        custom_fields_all=st.booleans(),
    ),
    doing(attach_to_lead, LEAD, st.just("https://example.com/offer")),
    *CUSTOMERS,
    *CONVERSIONS,
    *BULK,
    *MERGES,
)
"""Any one thing a rep can do."""
