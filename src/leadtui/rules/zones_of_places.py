"""The time zone somebody lives in, from what is known of the address and the number.

The surest first: a state in one zone, a country in one zone, what the number says, the zone of most of a state. A
number is less sure than an address, since people keep it when they move.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from leadtui.rules.phones import zone_of
from leadtui.rules.states import read_state
from leadtui.words.state_zones import SPLIT, state_zones
from leadtui.words.states import states

_SEASONS = (datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC))


def zone_of_place(country: str, state: str, numbers: Iterable[str] = ()) -> str | None:
    """The zone (an IANA name) of an address and numbers, None when they do not tell.

    `country` is alpha-2, `state` as written, `numbers` in E.164; "" for what is not known.
    """
    there = (country.upper(), _state_code(country.upper(), state)) if country and state else ("", "")
    sure = state_zones().get(there) if there not in SPLIT else None
    return (
        sure
        or (_zone_of_country(country.upper()) if country else None)
        or next((zone for zone in map(zone_of, numbers) if zone), None)
        or state_zones().get(there)
    )


@lru_cache(maxsize=4096)
def _state_code(country: str, state: str) -> str:
    name = read_state(state, country)
    known = {code for place, code in state_zones() if place == country}
    return next((word for word, kept in states().get(country, {}).items() if kept == name and word in known), "")


@lru_cache(maxsize=512)
def _zone_of_country(country: str) -> str | None:
    """The zone of a country whose clocks agree everywhere."""
    zones = _zones_by_country().get(country, [])
    clocks = {tuple(at.astimezone(ZoneInfo(zone)).utcoffset() for at in _SEASONS) for zone in zones}
    return zones[0] if len(clocks) == 1 else None


@cache
def _zones_by_country() -> dict[str, list[str]]:
    """By country (alpha-2) its zones, the one most people live in first: the IANA database's zone.tab."""
    from importlib.resources import files

    found: dict[str, list[str]] = {}
    for line in (files("tzdata.zoneinfo") / "zone.tab").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            country, _, zone = line.split("\t")[:3]
            found.setdefault(country, []).append(zone)
    return found
