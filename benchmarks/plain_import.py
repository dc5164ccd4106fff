"""What one would write without leadtui: a CSV file into the same tables, indexes and search, with the same libraries.

No mapping, no cleaning, no duplicate check, no history, no undo, and every row is trusted.
"""

from __future__ import annotations

import csv
import sys
import time
from itertools import islice
from pathlib import Path
from typing import Any

import phonenumbers
from email_validator import EmailNotValidError, validate_email

try:
    import pysqlite3.dbapi2 as sqlite3
except ImportError:
    import sqlite3

BATCH = 1000
LEAD = (
    "id", "made_by", "version", "custom", "owner_id", "first_name", "last_name", "name", "title", "company",
    "company_key", "website", "city", "country", "source", "status", "category", "status_since", "created", "changed",
    "touched", "newness", "lane", "email", "phone", "mobile", "tags", "reached", "tries", "next_automatic",
    "do_not_call", "email_opt_out", "in_sequence",
)  # fmt: skip
REACH = (
    "made_by", "version", "owner_kind", "owner_id", "kind", "value", "normal", "label", "is_primary", "position",
    "digits",
)  # fmt: skip
SEARCH = ("rowid", "who", "digits", "notes")


def main(base: str, file: str) -> None:
    """Reads the file into the base in one transaction."""
    connection = sqlite3.connect(base, isolation_level=None)
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("BEGIN IMMEDIATE")
    now = int(time.time())
    operation = connection.execute(
        "INSERT INTO operation (at, user_id, kind, summary, origin, state, program, leads, rows) "
        "VALUES (?, 1, 'import', 'plain', 'import', 'applied', 'plain', 0, 0)",
        (now,),
    ).lastrowid
    with Path(file).open(newline="", encoding="utf-8") as stream:
        rows = enumerate(csv.DictReader(stream), 1)
        while batch := list(islice(rows, BATCH)):
            leads: list[tuple[Any, ...]] = []
            reaches: list[tuple[Any, ...]] = []
            found: list[tuple[Any, ...]] = []
            for number, row in batch:
                _read(number, row, operation, now, leads, reaches, found)
            for table, columns, values in (
                ("lead", LEAD, leads), ("reach", REACH, reaches), ("lead_search", SEARCH, found),
            ):  # fmt: skip
                marks = ", ".join("?" * len(columns))
                connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", values)
    connection.execute("COMMIT")
    connection.close()


def _read(
    number: int, row: dict[str, str], operation: int | None, now: int, leads: list[tuple[Any, ...]],
    reaches: list[tuple[Any, ...]], found: list[tuple[Any, ...]],
) -> None:  # fmt: skip
    email = _email(row["Email"])
    phones = [(typed, _phone(typed)) for typed in (row["Phone"], row["Mobile"]) if typed]
    first, last, company = row["First name"], row["Last name"], row["Company"]
    normal = [phone or typed for typed, phone in phones]
    leads.append(
        (
            number, operation, 1, "{}", 1, first, last, f"{first} {last}", row["Title"], company, company.casefold(),
            row["Website"], row["City"], row["Country"], row["Source"], "new", "new", now, now, now, now, now, 6,
            email, next(iter(normal), None), next(iter(normal[1:]), None), "", 0, 0, 0, 0, 0, 0,
        )
    )  # fmt: skip
    if row["Email"]:
        reaches.append((operation, 1, "lead", number, "email", row["Email"], email, "", 1, 0, ""))
    digits = []
    for position, (typed, phone) in enumerate(phones):
        bare = "".join(filter(str.isdigit, phone or typed))
        digits += [bare, f"r{bare[::-1]}"]
        reaches.append((operation, 1, "lead", number, "phone", typed, phone, "", not position, position, bare))
    found.append((number, f"{first} {last} {company} {email or ''}", " ".join(digits), ""))


def _email(typed: str) -> str | None:
    try:
        return validate_email(typed, check_deliverability=False).normalized if typed else None
    except EmailNotValidError:
        return None


def _phone(typed: str) -> str | None:
    try:
        number = phonenumbers.parse(typed, None)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


if __name__ == "__main__":
    main(*sys.argv[1:])
