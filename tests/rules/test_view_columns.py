"""The columns of a view as one types them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.view_columns import column_of, matching, read_columns, typed
from leadtui.words.errors import InputError
from leadtui.words.fields import FIELDS
from leadtui.words.records import replace
from leadtui.words.workspace import CustomField, Workspace

WORKSPACE = Workspace(custom_fields=(CustomField(3, "Lead origin", "text"), CustomField(4, "City", "text")))


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("", ()),
        (" , ,", ()),
        ("company, phone", ("company", "phone")),
        ("Company,COMPANY, company", ("company",)),
        ("name, why", ("why",)),
        ("Next follow-up, due", ("next_follow_up",)),
        ("Lead origin", ("custom.3",)),
        ('custom."Lead origin", custom.3', ("custom.3",)),
        ("city, custom.City", ("city", "custom.4")),
        ("emails, tag", ("email", "tags")),
    ],
)
def test_columns_are_read_by_key_or_label_each_once(text: str, keys: tuple[str, ...]) -> None:
    assert read_columns(text, WORKSPACE) == keys


@pytest.mark.parametrize("key", [key for key in FIELDS if key not in ("emails", "phones")])
def test_every_field_can_be_a_column(key: str) -> None:
    assert read_columns(key, Workspace()) == (key,)
    assert column_of(key, Workspace()) is not None


def test_what_is_no_field_is_named_with_the_nearest() -> None:
    with pytest.raises(InputError, match="there is no field 'compny'; did you mean company"):
        read_columns("phone, compny", WORKSPACE)
    with pytest.raises(InputError, match="there is no field 'zzzz'"):
        read_columns("zzzz", WORKSPACE)


def test_a_field_of_ones_own_stays_when_its_label_is_changed_and_leaves_with_it() -> None:
    renamed = replace(WORKSPACE, custom_fields=(CustomField(3, "Origin", "text"),))
    assert typed(("custom.3", "company"), renamed) == "Origin, company"
    assert typed(("custom.4", "company"), renamed) == "company"


keys = st.lists(
    st.sampled_from([*(k for k in FIELDS if k not in ("emails", "phones")), "why", "custom.3"]), unique=True
)


@given(keys)
def test_what_is_shown_for_editing_is_read_back_as_the_same(chosen: list[str]) -> None:
    few = tuple(chosen[:20])
    assert read_columns(typed(few, WORKSPACE), WORKSPACE) == few


def test_more_columns_than_fit_are_refused() -> None:
    with pytest.raises(InputError, match="20 at most"):
        read_columns(",".join(list(FIELDS)[:24]), WORKSPACE)


def test_what_is_typed_is_completed_from_its_beginning_first() -> None:
    assert matching("ci", WORKSPACE)[0] == "city"
    assert "source_detail" in matching("detail", WORKSPACE)
    assert matching("", WORKSPACE)[:2] == ("why", "company")
    assert matching("qqqq", WORKSPACE) == ()
