"""Rows that are dealt with: they leave at once, and taking it back shows them as they were."""

from __future__ import annotations

from itertools import pairwise

from leadtui.tui.keyboard.found_clusters import Found, keys_of
from leadtui.words.duplicates import Cluster, Member, Pair, RecordKey
from leadtui.words.rows import Undone


def cluster(*ids: int, kind: str = "lead", score: int = 90) -> Cluster:
    """A cluster in which each may be the one before it."""
    keys: list[RecordKey] = [(kind, number) for number in ids]
    pairs = tuple(Pair(a, b, score, ("same phone",)) for a, b in pairwise(keys))
    return Cluster(tuple(Member(key, f"No {key[1]}") for key in keys), pairs, score)


def found(*clusters: Cluster) -> Found:
    """These are shown."""
    return Found(clusters)


def ids(of: Found) -> list[tuple[int, ...]]:
    """The numbers of each cluster shown."""
    return [tuple(number for _, number in keys_of(row)) for row in of.rows]


def test_what_is_dealt_with_leaves_and_the_cursor_stands_on_what_comes_next() -> None:
    rows = found(cluster(1, 2), cluster(3, 4), cluster(5, 6))
    rows.move(1)
    rows.drop([rows.rows[1]])
    assert ids(rows) == [(1, 2), (5, 6)]
    assert rows.cursor == 1


def test_the_cursor_follows_its_row_when_rows_above_leave() -> None:
    rows = found(cluster(1, 2), cluster(3, 4), cluster(5, 6))
    rows.move(2)
    rows.drop(rows.rows[:1])
    assert rows.row is not None
    assert keys_of(rows.row)[0] == ("lead", 5)


def test_taking_back_and_doing_again_go_to_and_fro() -> None:
    rows = found(cluster(1, 2), cluster(3, 4))
    rows.move(1)
    before = rows.before()
    rows.drop([rows.rows[1]])
    rows.noted(7, before)
    assert rows.taken_back(Undone(8, "took back", undone=(7,)))
    assert (ids(rows), rows.cursor) == ([(1, 2), (3, 4)], 1)
    assert rows.taken_back(Undone(9, "again", undone=(8,)))
    assert ids(rows) == [(1, 2)]
    assert rows.taken_back(Undone(10, "took back", undone=(9,)))
    assert ids(rows) == [(1, 2), (3, 4)]
    assert not rows.taken_back(Undone(11, "something else", undone=(3,)))


def test_of_three_two_that_became_one_leave_what_is_left_of_them() -> None:
    rows = found(cluster(1, 2, 3), cluster(4, 5))
    rows.merged((("lead", 2), ("lead", 3)), ("lead", 2))
    assert ids(rows) == [(1, 2), (4, 5)]
    rows.merged((("lead", 1), ("lead", 2)), ("lead", 1))
    assert ids(rows) == [(4, 5)]


def test_one_that_is_another_leaves_the_others_together() -> None:
    rows = found(cluster(1, 2, 3))
    rows.apart((("lead", 3), ("lead", 1), ("lead", 2)), ("lead", 3))
    assert ids(rows) == [(1, 2)]
    rows.apart((("lead", 1), ("lead", 2)), None)
    assert ids(rows) == []


def test_a_row_that_is_gone_is_no_longer_selected() -> None:
    rows = found(cluster(1, 2), cluster(3, 4))
    rows.toggle_all()
    rows.drop([rows.rows[0]])
    assert len(rows.selected) == 1
    rows.toggle_all()
    assert not rows.selected
