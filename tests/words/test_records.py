"""Rows and patterns that are cheap to declare are what the standard library would have made."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest

from leadtui.words.patterns import pattern
from leadtui.words.records import NamedTuple


class Row(NamedTuple):
    """A row with a default."""

    id: int
    name: str | None
    lane: int = 0

    @property
    def ref(self) -> str:
        """Its number as it is said."""
        return f"L{self.id}"


def test_a_row_is_a_tuple_with_names() -> None:
    row = Row(1, "Ada")
    assert tuple(row) == (1, "Ada", 0)
    assert (row.id, row.name, row.lane, row.ref) == (1, "Ada", 0, "L1")
    assert Row(name="Ada", id=1) == Row._make((1, "Ada", 0)) == row
    assert row._replace(lane=3)._asdict() == {"id": 1, "name": "Ada", "lane": 3}
    assert repr(row) == "Row(id=1, name='Ada', lane=0)"
    assert Row._fields == ("id", "name", "lane")
    assert not hasattr(row, "__dict__")


def test_a_row_cannot_be_changed_and_can_be_copied() -> None:
    row: Any = Row(1, "Ada")
    with pytest.raises(AttributeError):
        row.id = 2
    for same in (copy.deepcopy(row), pickle.loads(pickle.dumps(row))):
        assert same == row
        assert type(same) is Row


@pytest.mark.parametrize(
    ("values", "named"),
    [((1,), {}), ((), {"id": 1}), ((1, "Ada", 0, 4), {}), ((1, "Ada"), {"id": 2}), ((1, "Ada"), {"band": 2})],
)
def test_a_row_takes_each_value_once(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    made: Any = Row
    with pytest.raises(TypeError):
        made(*values, **named)
    with pytest.raises(TypeError):
        made._make((1, "Ada"))


def test_a_pattern_answers_as_a_compiled_one() -> None:
    late = pattern("a+")
    assert late.sub("b", "caat") == "cbt"
    assert late.fullmatch("aa")
    assert late.pattern == "a+"
