"""The views of a rep in his order, and the names they go by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.views import arranged, moved, named, tabs_of
from leadtui.words.errors import InputError
from leadtui.words.views import BUILT_IN, KeptView, View
from leadtui.words.workspace import Workspace


def kept(number: int, key: str = "", name: str = "Paris", position: int = 20, *, pinned: bool = True) -> KeptView:
    """A view as it is kept."""
    return KeptView(number, key, name, "city:Paris", (), position, pinned)


def keys(views: tuple[View, ...]) -> list[str]:
    """The keys of views in their order."""
    return [view.key for view in views]


def test_without_anything_kept_the_built_in_ones_stand_in_the_usual_order() -> None:
    alone = arranged((), Workspace(), several_users=False)
    assert keys(alone) == [view.key for view in BUILT_IN if not view.several_users]
    assert [view.name for view in alone][:2] == ["Today", "New"]
    assert keys(arranged((), Workspace(), several_users=True)) == [view.key for view in BUILT_IN]


def test_own_views_follow_and_a_kept_place_goes_before_the_usual_one() -> None:
    views = arranged([kept(7), kept(8, "hot", position=0, pinned=False)], Workspace(), several_users=False)
    assert keys(views)[:2] == ["today", "hot"]
    assert keys(views)[-1] == "own-7"
    assert "hot" not in keys(tabs_of(views))


def test_what_is_kept_of_a_built_in_view_never_changes_its_name_or_its_query() -> None:
    found = next(v for v in arranged([kept(8, "hot", "Cold")], Workspace(), several_users=False) if v.key == "hot")
    assert (found.name, found.query, found.number) == ("Hot", "is:hot", 8)


def test_with_no_tab_the_first_view_is_one() -> None:
    rows = [kept(n, view.key, pinned=False, position=n) for n, view in enumerate(BUILT_IN)]
    assert keys(tabs_of(arranged(rows, Workspace(), several_users=False))) == ["today"]


rows = st.lists(
    st.tuples(st.sampled_from(["", *(view.key for view in BUILT_IN)]), st.integers(-3, 20), st.booleans()), max_size=12
)


@given(rows, st.booleans())
def test_every_built_in_view_is_there_once_whatever_is_kept(
    given_rows: list[tuple[str, int, bool]], several: bool
) -> None:
    views = arranged(
        [kept(n, key, f"V{n}", at, pinned=pin) for n, (key, at, pin) in enumerate(given_rows, 1)],
        Workspace(),
        several_users=several,
    )
    own = sum(not key for key, _, _ in given_rows)
    wanted = {view.key for view in BUILT_IN if several or not view.several_users}
    assert len(set(keys(views))) == len(views) == len(wanted) + own
    assert wanted <= set(keys(views))
    assert tabs_of(views)


@given(rows, st.integers(0, 30), st.integers(-20, 20))
def test_moving_a_view_keeps_the_others_in_their_order_and_goes_back(
    given_rows: list[tuple[str, int, bool]], which: int, step: int
) -> None:
    views = arranged(
        [kept(n, "", f"V{n}", at) for n, (_, at, _) in enumerate(given_rows, 1)], Workspace(), several_users=True
    )
    key = views[which % len(views)].key
    after = moved(views, key, step)
    others = [one for one in keys(after) if one != key]
    assert others == [one for one in keys(views) if one != key]
    assert [view.position for view in after] == list(range(len(after)))
    shift = keys(after).index(key) - keys(views).index(key)
    assert abs(shift) <= abs(step)
    assert keys(moved(after, key, -shift)) == keys(views)


@pytest.mark.parametrize("name", ["", "   ", "\x1b\x07", "x" * 41])
def test_a_name_that_says_nothing_or_too_much_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="Name: "):
        named(BUILT_IN, name)


@pytest.mark.parametrize("name", ["Today", "all open", "ALL-OPEN", "unassigned", "done", "paris "])
def test_a_name_another_view_goes_by_is_refused(name: str) -> None:
    views = arranged([kept(7)], Workspace(), several_users=False)
    with pytest.raises(InputError, match="there is a view"):
        named(views, name)


def test_a_name_scripts_call_a_built_in_view_by_is_refused() -> None:
    with pytest.raises(InputError, match="'Open' is how scripts call All open"):
        named(BUILT_IN, "Open")


def test_a_view_may_keep_its_own_name() -> None:
    views = arranged([kept(7)], Workspace(), several_users=False)
    assert named(views, " Paris ", "own-7") == "Paris"
