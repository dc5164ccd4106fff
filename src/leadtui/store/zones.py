"""Where the leads of a base are, as far as calling them goes."""

from __future__ import annotations

from leadtui.store.sqlite.driver import Connection

# From one zone to the next by the index, so that it costs as much as there are zones, not leads.
_ZONES = """WITH RECURSIVE z(zone) AS (
    SELECT min(call_zone) FROM lead WHERE call_zone IS NOT NULL
    UNION ALL SELECT (SELECT min(call_zone) FROM lead WHERE call_zone > z.zone) FROM z WHERE z.zone IS NOT NULL)
    SELECT zone FROM z WHERE zone IS NOT NULL"""


def call_zones(connection: Connection) -> tuple[str, ...]:
    """The time zones in which there are leads with a number."""
    return tuple(zone for (zone,) in connection.execute(_ZONES))
