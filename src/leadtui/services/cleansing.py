"""Cleansing: what the checks find in a base, mended in bulk, found right, and reviewed.

Reading loads no model class and streams, so a page of findings costs what it shows. A fix is worked out again inside
the lock from the lead as it is then, so it never writes over what somebody has changed since it was shown; only what is
proposed is written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import islice
from typing import TYPE_CHECKING

from leadtui.rules import cleansing_checks as checks
from leadtui.rules.cleansing import BY_KEY, CHECKS, UNTOUCHED_DAYS, Counted, Finding
from leadtui.rules.cleansing_usual import usual_sources, usual_titles
from leadtui.rules.email_typos import suggested_domain
from leadtui.rules.emails import is_role
from leadtui.rules.odd_numbers import MOST_EMPLOYEES, ODD_SHAPES
from leadtui.rules.states import countries_with_digits
from leadtui.rules.values import country_code
from leadtui.services.reading import Reader, Reading
from leadtui.store import cleansing as store
from leadtui.store import settings
from leadtui.store.sqlite.driver import Connection, storage_errors
from leadtui.words.errors import InputError
from leadtui.words.rows import Done

if TYPE_CHECKING:
    from leadtui.services.desk import Desk

COUNTED_AT_MOST = 10_000
"""More than so many leads of a check are not counted."""

_WHO = ("first_name", "last_name")
_WANTED: dict[str, store.Wanted] = {
    "missing": store.Wanted(
        (*_WHO, "company", "email", "phone", "mobile"),
        where="(l.email IS NULL AND l.phone IS NULL AND l.mobile IS NULL) OR coalesce(l.company, '') = '' "
        "OR (coalesce(l.first_name, '') = '' AND coalesce(l.last_name, '') = '')",
    ),
    "phone": store.Wanted(("country",), "phone", reached=store.UNREAD),
    "casing": store.Wanted((*_WHO, "company", "city"), where=store.SHOUTED),
}


def summary(reading: Reading) -> tuple[Counted, ...]:
    """Every check with how many leads it finds and when it was reviewed."""
    return tuple(count(reading, check.key) for check in CHECKS)


def count(reading: Reading, check: str) -> Counted:
    """One check with how many leads it finds, `COUNTED_AT_MOST` at most; raises InputError for an unknown one."""
    key = f"{settings.CLEANSED}{_known(check)}"
    with storage_errors(reading.path):
        found_ones = findings(reading.connection, reading.who, check)
        leads = sum(1 for _ in islice(found_ones, COUNTED_AT_MOST + 1))
        last = settings.settings(reading.connection, f" AND key = '{key}'").get(key, "")
    again = ""
    if last:
        due = date.fromisoformat(last) + timedelta(days=reading.who.workspace.review_days)
        again = due.isoformat() if due > reading.who.clock.local().date() else ""
    return Counted(BY_KEY[check], min(leads, COUNTED_AT_MOST), leads > COUNTED_AT_MOST, last, again)


def found(reading: Reading, check: str, after: int = 0, limit: int = 200) -> tuple[Finding, ...]:
    """What a check finds, a lead each, by number from the one after `after`; raises InputError for an unknown one."""
    with storage_errors(reading.path):
        return tuple(islice(findings(reading.connection, reading.who, check, after), limit))


def fix(desk: Desk, check: str, ids: Sequence[int], *, region: str = "") -> Done:
    """Writes what the check proposes for these leads, as one operation; leads without a proposal stay as they are.

    `region`: the country (alpha-2) that numbers are from, whatever country the leads are in.
    """
    from leadtui.services.cleansing_fixes import fix as write

    return write(desk, _known(check), ids, region=region)


def take_away(desk: Desk, check: str, ids: Sequence[int]) -> Done:
    """Takes away what cannot be right with these leads, as one operation; raises InputError for an unknown check."""
    from leadtui.services.cleansing_fixes import fix as write

    return write(desk, _known(check), ids, away=True)


def accept(desk: Desk, check: str, ids: Sequence[int]) -> Done:
    """Keeps that what the check finds with these leads is right; it is not found again while the value stays."""
    from leadtui.services.cleansing_fixes import accept as write

    return write(desk, _known(check), ids)


def reviewed(desk: Desk, check: str) -> Done:
    """Keeps that a check was looked through today."""
    from leadtui.services.cleansing_fixes import reviewed as write

    return write(desk, _known(check))


def _known(check: str) -> str:
    if check not in BY_KEY:
        raise InputError(f"There is no check {check[:60]!r}.", f"Known: {', '.join(BY_KEY)}.")
    return check


def findings(
    connection: Connection,
    who: Reader,
    check: str,
    after: int = 0,
    ids: Sequence[int] | None = None,
    *,
    region: str = "",
) -> Iterator[Finding]:
    """What a check finds, by number; with `ids` (500 at most) only with these leads. `region`: see `fix`."""
    wanted, usual = _asked(connection, who, _known(check))
    examine = checks.EXAMINERS[check]
    right = store.dismissed(connection, check)
    for number, name, company, values, reach in store.rows(connection, wanted, after, ids):
        if "touched" in values:
            values["day"] = _day(values["touched"], who.clock.zone)
        dialled = region or country_code(values.get("country") or "") or who.region
        held = checks.Held(number, name, company, values, tuple(checks.Reached(*one) for one in reach), dialled)
        items = tuple(item for item in examine(held, usual) if item.mark not in right.get(number, ()))
        if items:
            yield Finding(number, name, company if company != name else "", items)


def _asked(connection: Connection, who: Reader, check: str) -> tuple[store.Wanted, checks.Usual]:
    """What a check reads, and what it has to know of the whole base."""
    if check == "title":
        titles = usual_titles(store.titles(connection))
        return _among("title", titles), checks.Usual(titles=titles)
    if check == "source":
        sources = usual_sources(store.sources(connection), who.workspace.sources)
        names = {source.key: source.name for source in who.workspace.sources}
        return _among("source", sources), checks.Usual(sources=sources, names=names)
    if check == "email":
        odd = _json([domain for domain in store.domains(connection) if suggested_domain(domain)])
        where = f"{store.UNREAD} OR {store.among(store.DOMAIN)}"
        return store.Wanted((), "email", reached=where, reached_params=(odd,)), checks.Usual()
    if check == "role":
        boxes = _json([local for local in store.locals_of(connection) if is_role(local)])
        return store.Wanted(_WHO, "email", reached=store.among(store.LOCAL), reached_params=(boxes,)), checks.Usual()
    if check == "number":
        where, digits = store.SHORT_CODES, tuple(_json(countries_with_digits(number)) for number in (4, 6))
        return store.Wanted(
            ("postal_code", "country", "employees"), "phone",
            where=f"{where} OR l.employees < 1 OR l.employees > ?", params=(*digits, MOST_EMPLOYEES),
            reached=store.shaped(ODD_SHAPES), reached_params=ODD_SHAPES,
        ), checks.Usual()  # fmt: skip
    if check == "place":
        return _odd_places(connection), checks.Usual()
    if check == "untouched":
        before = int((who.clock.now() - timedelta(days=UNTOUCHED_DAYS)).timestamp())
        where = "l.touched < ? AND (l.next_due IS NULL OR l.next_due < ?)"
        return store.Wanted(("touched",), where=where, params=(before, before)), checks.Usual()
    return _WANTED[check], checks.Usual()


def _among(column: str, values: dict[str, str]) -> store.Wanted:
    return store.Wanted((column,), where=store.among(f"l.{column}"), params=(_json(values),))


def _odd_places(connection: Connection) -> store.Wanted:
    """Leads at places at which something is odd; a base has far fewer places than leads."""
    odd = []
    for country, state in store.places(connection):
        held = checks.Held(0, "", "", {"country": country, "state": state})
        if checks.places(held, checks.Usual()):
            odd.append(f"{country}\n{state}")
    where = store.among("coalesce(l.country, '') || char(10) || coalesce(l.state, '')")
    return store.Wanted(("country", "state"), where=where, params=(_json(odd),))


def _json(values: Sequence[str] | dict[str, str]) -> str:
    return json.dumps(list(values))


def _day(at: int, zone: tzinfo) -> str:
    return datetime.fromtimestamp(at, UTC).astimezone(zone).date().isoformat()
