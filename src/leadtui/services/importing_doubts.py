"""What the dates and numbers of a file leave open, and how they are read until somebody says otherwise.

A column in which one value decides is never asked about, and it answers for the columns of the same file in which none
does. Which of day and month comes first is one answer for a file; so is the sign of decimals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from leadtui.formats.table import Table
from leadtui.rules.written_dates import Order, doubtful_date, order_said, read_date
from leadtui.rules.written_numbers import Sign, decimal_sign, plain_number
from leadtui.words.errors import InputError
from leadtui.words.importing import Question
from leadtui.words.records import record
from leadtui.words.regions import month_comes_first

EVIDENCE = 200_000
"""Rows that are asked what they say; who has so many and has not said it says it nowhere."""

DATES, NUMBERS = "dates", "numbers"
ANSWERS: dict[str, tuple[str, ...]] = {DATES: ("day", "month"), NUMBERS: ("point", "comma")}


@record
class Doubts:
    """How the dates and numbers of a file are read, by column number, and what is to be asked."""

    orders: Mapping[int, Order] = {}
    signs: Mapping[int, Sign] = {}
    questions: tuple[Question, ...] = ()


def doubts_of(
    table: Table, dates: Sequence[int], numbers: Sequence[int], region: str, said: Mapping[str, str],
    remembered: Mapping[str, str],
) -> Doubts:  # fmt: skip
    """Looks through the columns with these numbers. `said` and `remembered`: answers by question key.

    Raises InputError for an answer there is none of.
    """
    for key, answer in said.items():
        if key in ANSWERS and answer not in ANSWERS[key]:
            raise InputError(f"{key} cannot be read {answer!r}.", f"Say {' or '.join(ANSWERS[key])}.")
    answers = {**remembered, **said}
    orders, date_question = _dates(table, dates, region, answers)
    signs, number_question = _numbers(table, numbers, answers)
    return Doubts(orders, signs, tuple(q for q in (date_question, number_question) if q))


def _dates(
    table: Table, columns: Sequence[int], region: str, answers: Mapping[str, str]
) -> tuple[dict[int, Order], Question | None]:
    told: dict[int, set[Order]] = {at: set() for at in columns}
    open_: dict[int, str] = {}
    for at, value in _values(table, columns, lambda at: not told[at]):
        order = order_said(value)
        if order:
            told[at].add(order)
        elif at not in open_ and doubtful_date(value):
            open_[at] = value
    decided: dict[int, Order] = {at: next(iter(orders)) for at, orders in told.items() if len(orders) == 1}
    elsewhere = set(decided.values())
    usual: Order = "month" if region and month_comes_first(region) else "day"
    if not region and table.delimiter == ";":
        usual = "day"
    answer: Order = _order(answers.get(DATES)) or usual
    if len(elsewhere) == 1 and DATES not in answers:
        answer = next(iter(elsewhere))
    result = {at: decided.get(at, answer) for at in columns}
    asked = [at for at in open_ if at not in decided]
    if not asked or (len(elsewhere) == 1 and DATES not in answers):
        return result, None
    example = open_[asked[0]]
    first: Order = answer
    second: Order = "day" if answer == "month" else "month"
    choices = tuple((order, _date_read(example, order)) for order in (first, second))
    return result, Question(DATES, _names(table, asked), example, choices, answer, DATES in answers)


def _numbers(
    table: Table, columns: Sequence[int], answers: Mapping[str, str]
) -> tuple[dict[int, Sign], Question | None]:
    values: dict[int, list[str]] = {at: [] for at in columns}
    for at, value in _values(table, columns, lambda at: len(values[at]) < 1000):
        values[at].append(value)
    doubts = {at: decimal_sign(found) for at, found in values.items()}
    decided: dict[int, Sign] = {at: doubt.sign for at, doubt in doubts.items() if doubt.sign}
    asked = [at for at, doubt in doubts.items() if doubt.example]
    if not asked:
        return decided, None
    example = doubts[asked[0]].example
    elsewhere = set(decided.values())
    # Written alone before three digits a sign groups far more often than not.
    usual: Sign = "comma" if "." in example else "point"
    said = answers.get(NUMBERS)
    answer: Sign = "comma" if said == "comma" else "point" if said == "point" else usual
    if len(elsewhere) == 1 and said is None:
        return {**decided, **dict.fromkeys(asked, next(iter(elsewhere)))}, None
    other: Sign = "comma" if answer == "point" else "point"
    choices = tuple((sign, plain_number(example, sign)) for sign in (answer, other))
    question = Question(NUMBERS, _names(table, asked), example, choices, answer, said is not None)
    return {**decided, **dict.fromkeys(asked, answer)}, question


def _values(table: Table, columns: Sequence[int], wanted: Callable[[int], bool]) -> Iterator[tuple[int, str]]:
    """The values of these columns, as long as one of them is `wanted`."""
    if not columns:
        return
    for number, row in enumerate(islice(table.rows(), EVIDENCE)):
        if number % 200 == 0 and not any(wanted(at) for at in columns):
            return
        for at in columns:
            value = row.cells[at].strip()
            if value:
                yield at, value


def _order(answer: str | None) -> Order | None:
    return "day" if answer == "day" else "month" if answer == "month" else None


def _names(table: Table, columns: Iterable[int]) -> tuple[str, ...]:
    return tuple(table.header[at] for at in columns)


def _date_read(example: str, order: Order) -> str:
    day = read_date(example, order)
    return f"{day.day} {day:%B} {day.year}"


def open_question(question: Question) -> str:
    """What was read one way although it may mean another, and how to say otherwise; "" once it is answered."""
    if question.settled:
        return ""
    (_, read), (other, otherwise) = question.choices[:2]
    columns = ", ".join(question.columns)[:80]
    return f"{question.example} in {columns} was read as {read}; --{question.key} {other} makes it {otherwise}"
