"""Working hours and the calling window in a file of rules."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.query.context import Context
from leadtui.rules.workspace.hours_section import DAYS
from leadtui.rules.workspace.reading import read_rules
from leadtui.rules.workspace.settings import settings_of, workspace_of
from leadtui.rules.workspace.writing import written
from leadtui.words.errors import InputError
from leadtui.words.hours import CallingHours, WorkingHours
from leadtui.words.workspace import Workspace


def read(text: str, onto: Workspace | None = None) -> Workspace:
    """The rules once the file is loaded."""
    return read_rules(text, "rules.toml", Context(datetime(2026, 11, 18, tzinfo=UTC), workspace=onto or Workspace()))


def test_hours_are_set_one_by_one() -> None:
    rules = read('[hours]\ndays = ["Mon-Thu", "saturday"]\nstart = "8"\nend = 16:30:00\n')
    assert rules.hours == WorkingHours(frozenset({0, 1, 2, 3, 5}), time(8), time(16, 30))
    assert read('[hours]\nclosed = ["2026-12-24", 2026-12-31]\n', rules).hours.days == frozenset({0, 1, 2, 3, 5})
    assert read("[calling]\nrest_minutes = 0\n").calling == CallingHours(rest_minutes=0)


def test_a_stretch_of_days_goes_over_the_weekend() -> None:
    assert read('[hours]\ndays = ["fri-mon"]\n').hours.days == frozenset({4, 5, 6, 0})


def test_a_country_and_a_region_are_kept_as_codes() -> None:
    rules = read('[hours]\nregion = "Bayern"\ncountry = "Germany"\n')
    assert (rules.hours.country, rules.hours.region) == ("DE", "BY")


def test_another_country_has_no_region_of_the_one_before() -> None:
    rules = read('[hours]\ncountry = "DE"\nregion = "BY"\n')
    assert read('[hours]\ncountry = "at"\n', rules).hours.region == ""
    assert read('[hours]\ncountry = "de"\n', rules).hours.region == "BY"
    assert read('[hours]\ncountry = ""\n', rules).hours == WorkingHours()


MISTAKES = [
    ('[hours]\nstart = "25:00"', 2, 9, "'25:00' is no time of the day"),
    ("[hours]\nstart = 9", 2, 9, "start is a time"),
    ('[hours]\nend = "8:00"', 2, 7, "ends at 08:00, not after its start at 09:00"),
    ('[hours]\nstart = "18:00"', 2, 9, "ends at 17:30"),
    ('[hours]\ndays = ["mon", "funday"]', 2, 16, "'funday' is no day of the week"),
    ('[hours]\ndays = ["mo"]', 2, 9, "'mo' is no day of the week"),
    ("[hours]\ndays = []", 2, 8, "days is empty"),
    ('[hours]\ndays = "mon"', 2, 8, "a list of days"),
    ('[hours]\ncountry = "Atlantis"', 2, 11, '"Atlantis" is not a country'),
    ('[hours]\ncountry = "DE"\nregion = "Mordor"', 3, 10, "'Mordor' is no part of DE"),
    ('[hours]\nregion = "BY"', 2, 10, "a region is part of a country"),
    ('[hours]\nclosed = ["24.12."]', 2, 11, "'24.12.' is no day"),
    ("[hours]\nclosed = [2026-12-24T10:00:00]", 2, 11, "text in quotation marks"),
    ("[hours]\nlunch = 1", 2, 1, "no option 'lunch'"),
    ("hours = 8", 1, 9, "hours is a table"),
    ('[calling]\nend = "07:59"', 2, 7, "ends at 07:59"),
    ("[calling]\nrest_minutes = -1", 2, 16, "from 0 to 10080"),
    ("[queue]\nnurture_review_days = 0", 2, 23, "from 1 to 3650"),
]


@pytest.mark.parametrize(("text", "line", "column", "problem"), MISTAKES)
def test_a_mistake_in_hours_is_named_with_its_place(text: str, line: int, column: int, problem: str) -> None:
    with pytest.raises(InputError) as refused:
        read(text)
    assert f"line {line}, column {column}: " in refused.value.message
    assert problem in refused.value.message
    assert "Nothing was changed." in refused.value.hint


@st.composite
def some_hours(draw: st.DrawFn) -> Workspace:
    """Rules with hours of their own."""
    start, end = sorted(draw(st.lists(st.times(), min_size=2, max_size=2, unique_by=lambda at: (at.hour, at.minute))))
    days = draw(st.lists(st.sampled_from(DAYS), min_size=1))
    country, region = draw(st.sampled_from([("", ""), ("DE", ""), ("DE", "BY"), ("US", "TX")]))
    closed = draw(st.lists(st.dates(date(2020, 1, 1)), max_size=3))
    table = (
        f'days = {days}\nstart = "{start:%H:%M}"\nend = "{end:%H:%M}"\n'.replace("'", '"')
        + f'country = "{country}"\nregion = "{region}"\nclosed = [{", ".join(map(str, closed))}]\n'
    )
    calling = f'[calling]\nstart = "{start:%H:%M}"\nend = "{end:%H:%M}"\nrest_minutes = {draw(st.integers(0, 99))}\n'
    return read(f"[hours]\n{table}{calling}")


@given(some_hours())
def test_hours_are_written_and_kept_as_they_are(rules: Workspace) -> None:
    assert read(written(rules)) == rules
    assert workspace_of(settings_of(rules), ()) == rules


def test_hours_as_in_a_new_base_are_not_kept() -> None:
    assert settings_of(read('[hours]\nstart = "09:00"\n')) == {}
    assert settings_of(read('[hours]\nstart = "08:00"\n')) == {"hours": {"start": "08:00"}}
