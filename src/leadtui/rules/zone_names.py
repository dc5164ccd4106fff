"""The name of a time zone as people and programs write it: "europe/paris", HubSpot's "europe_slash_paris"."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

_SLASH = re.compile(r"(?i)_slash_|\s*/\s*")


@lru_cache(maxsize=1024)
def zone_named(text: str) -> str:
    """The IANA name of a zone; case, blanks and what stands between its words do not matter. "" for none."""
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return _by_key().get(_key(text), "")
    return text


@cache
def _by_key() -> dict[str, str]:
    return {_key(name): name for name in sorted(available_timezones())}


def _key(text: str) -> str:
    return re.sub(r"[\s_\-]+", "_", _SLASH.sub("/", text.strip())).lower()
