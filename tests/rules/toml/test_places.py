"""Everything of a TOML text has a place, whatever way it is written."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

from leadtui.rules.toml.places import Path, Places, line_and_column

TRICKY = '''\
# a comment with [brackets] and "quotes
a.b . "c d" = 1 # and another = one
'e' = 'x # no comment'
f = ["[", ']', """a
]"b\\"""", {g = 1, h = [2, 3]}, 2026-01-01 10:00:00]

[ t . "u.v" ]
w = \'\'\'lit"eral
\'\'\'
x = {}
[[many]]
y = -1
[[many.less]]
z = true
[[many.less]]
z = false
[[many]]
[many.sub]
q = """"quoted""""
[t.later]
r = 1e3
'''


def values_of(told: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value with its path."""
    pairs: Any = told.items() if isinstance(told, dict) else enumerate(told)
    for key, value in pairs:
        yield (*path, key), value
        if isinstance(value, dict | list):
            yield from values_of(value, (*path, key))


def test_every_value_has_its_place() -> None:
    places = Places(TRICKY)
    found = dict(values_of(tomllib.loads(TRICKY)))
    for path, value in found.items():
        at = places.of(path)
        if isinstance(value, bool):
            assert TRICKY.startswith(str(value).lower(), at), path
        elif isinstance(value, int) and path != ("t", "later", "r"):
            assert TRICKY.startswith(str(value), at), path
        elif isinstance(value, str):
            assert TRICKY[at] in "\"'", path
    assert line_and_column(TRICKY, places.of(("many", 0, "less", 1, "z"))) == (16, 5)
    assert line_and_column(TRICKY, places.of(("a", "b", "c d"), value=False)) == (2, 7)
    assert line_and_column(TRICKY, places.of(("f", 3, "h", 1))) == (5, 27)
    assert line_and_column(TRICKY, places.of(("t", "u.v"))) == (7, 7)


def test_what_is_not_there_has_the_place_of_what_it_would_stand_in() -> None:
    places = Places("[a]\nb = 1\n")
    assert places.of(("a", "c", "d")) == 1
    assert places.of(("z",)) == 0
