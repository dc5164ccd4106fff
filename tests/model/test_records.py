"""How values are kept: instants as whole seconds UTC, and nothing by relationship."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite
from sqlmodel import SQLModel

from leadtui.model import RECORDS, Change, Operation, Setting, User
from leadtui.model.base import Instant

TABLES: tuple[type[SQLModel], ...] = (*RECORDS, Operation, Change, User, Setting)


def kept(moment: datetime | None) -> datetime | None:
    """An instant after it was stored and read."""
    column = Instant()
    return column.process_result_value(column.process_bind_param(moment, sqlite.dialect()), sqlite.dialect())


@given(st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1)), st.integers(-14 * 60, 14 * 60))  # noqa: DTZ001
def test_an_instant_comes_back_in_utc_to_the_second(moment: datetime, minutes: int) -> None:
    aware = moment.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=minutes)))
    back = kept(aware)
    assert back == aware
    assert back is not None
    assert back.tzinfo is UTC


def test_no_instant_stays_none() -> None:
    assert kept(None) is None


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)
def test_every_instant_of_a_table_is_kept_as_seconds(model: type[SQLModel]) -> None:
    table: Any = model.__table__  # type: ignore[attr-defined]
    for name, info in model.model_fields.items():
        if "datetime.datetime" in str(info.annotation):
            assert isinstance(table.c[name].type, Instant), name


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)
def test_no_model_has_relationships_or_behaviour(model: type[SQLModel]) -> None:
    assert not model.__sqlmodel_relationships__
    own = [name for name, value in vars(model).items() if callable(value) and not name.startswith("_")]
    assert not own


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)
def test_money_and_counts_are_whole_numbers(model: type[SQLModel]) -> None:
    assert not [name for name, info in model.model_fields.items() if "float" in str(info.annotation)]
