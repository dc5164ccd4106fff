"""What a start loads: a list and the verbs that read need neither SQLModel nor SQLAlchemy nor pydantic."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support import NOW, make_lead, program_env

from leadtui.bootstrap import Base
from leadtui.platform.paths import config_file
from leadtui.services.desk import Desk
from leadtui.services.ticking import tick
from leadtui.services.workspace_rules import load

HEAVY = {"sqlmodel", "sqlalchemy", "pydantic", "alembic"}
SELDOM = {"phonenumbers", "email_validator", "nameparser", "cleanco", "chardet", "dns", "rapidfuzz", "holidays"}
SCREEN = {"textual", "rich"}

_TELL = "\nimport json, sys; sys.stderr.write(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"


def loaded(code: str) -> set[str]:
    """The packages that are loaded after running some code in a fresh interpreter."""
    done = subprocess.run(
        [sys.executable, "-c", code + _TELL], env=program_env(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stderr.splitlines()[-1]))


def after_verb(*arguments: str) -> set[str]:
    """The packages that a verb loads."""
    return loaded(f"import sys; sys.argv = ['leadtui', *{arguments!r}]\nfrom leadtui.__main__ import main\nmain()")


@pytest.mark.parametrize(
    "module", ["leadtui", "leadtui.commands", "leadtui.bootstrap", "leadtui.services.reading", "leadtui.words.fields"]
)
def test_a_light_module_stays_light(module: str) -> None:
    assert not loaded(f"import {module}") & (HEAVY | SELDOM | SCREEN)


def test_reading_a_base_loads_no_model(base: Base, desk: Desk) -> None:
    make_lead(desk, first_name="Ada", phone="+33123456789", email="a@b.co")
    code = """
from leadtui.bootstrap import open_base
reading = open_base().new_reading()
assert reading.page(reading.listing("is:actionable")).rows
assert reading.next() and reading.detail(1) and reading.search("ada") and not reading.due()
reading.reminders(); reading.log(); reading.count(reading.listing())
from leadtui.words.customers import CustomerKind
for kind in CustomerKind:
    reading.customers.page(reading.customers.listing(kind)); reading.customers.numbers(kind)
reading.customers.search("ada"); reading.customers.totals()
"""
    assert not loaded(code) & (HEAVY | SELDOM | SCREEN)


def test_planning_a_conversion_loads_no_model(base: Base, desk: Desk) -> None:
    make_lead(desk, last_name="Lovelace", company="Acme", company_key="acme", status="qualified", email="a@b.co")
    code = """
from leadtui.bootstrap import open_base
from leadtui.words.conversion import Conversion
conversions = open_base().new_reading().conversions
wanted = Conversion(1, typed={"opportunity.amount": "12k", "account.name": "Acme, Inc."}, follow_up="tomorrow")
assert conversions.proposal(1).account_name and conversions.preview(wanted) and conversions.plan(wanted)
assert conversions.mass([1]).leads
"""
    assert not loaded(code) & (HEAVY | SCREEN)


@pytest.mark.parametrize("rule", ["rules", "words", "formats", "platform"])
def test_rules_words_and_formats_are_used_without_a_database(rule: str) -> None:
    code = f"""
import importlib, pkgutil, leadtui.{rule} as package
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
"""
    assert not loaded(code) & (HEAVY | SELDOM | SCREEN | {"sqlite3"})


@pytest.mark.parametrize(
    "arguments",
    [
        ("due",),
        ("due", "--notify"),
        ("next",),
        ("list", "--limit", "50"),
        ("show", "L1"),
        ("when", "tomorrow 10:00"),
        ("log",),
        ("fields",),
        ("workspace",),
        ("report", "day"),
        ("list", "--view", "done"),
    ],
    ids=" ".join,
)
def test_a_verb_that_reads_loads_no_model_and_no_screen(base: Base, desk: Desk, arguments: tuple[str, ...]) -> None:
    make_lead(desk, follow_up=NOW)
    assert not after_verb(*arguments) & (HEAVY | SELDOM | SCREEN)


def test_a_tick_with_nothing_to_do_loads_no_model_and_keeps_the_calendar(base: Base, desk: Desk) -> None:
    make_lead(desk, follow_up=NOW)
    tick(desk)
    file = config_file().with_name("leads.ics")
    config_file().parent.mkdir(parents=True, exist_ok=True)
    config_file().write_text(f'[calendar]\nfile = "{file}"\n')
    assert not after_verb("tick") & (HEAVY | SELDOM | SCREEN)
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR")


@pytest.mark.parametrize("arguments", [("due",), ("next",), ("list",), ("show", "L1"), ("when", "tomorrow 10:00")])
def test_rules_of_the_base_load_no_grammar_of_files_and_no_holidays(
    base: Base, desk: Desk, arguments: tuple[str, ...]
) -> None:
    load(desk, '[hours]\ncountry = "DE"\n[sla]\nhot-inbound.within = "1 hour"\n', "rules.toml")
    make_lead(desk, follow_up=NOW)
    assert not after_verb(*arguments) & (HEAVY | SELDOM | SCREEN)


def test_a_verb_that_writes_loads_no_screen(base: Base, desk: Desk) -> None:
    make_lead(desk)
    assert not after_verb("note", "L1", "called back") & SCREEN


def test_the_modules_of_the_app_load_no_model() -> None:
    assert not loaded("import leadtui.tui.app") & (HEAVY | SELDOM)


@pytest.mark.parametrize("verb", [("due",), ("next",), ("list",), ("show", "L1"), ("when", "tomorrow"), ("tick",)])
def test_verbs_that_write_nothing_do_not_look_after_the_calendar(
    base: Base, desk: Desk, tmp_path: Path, verb: tuple[str, ...]
) -> None:
    make_lead(desk)
    config_file().parent.mkdir(parents=True, exist_ok=True)
    config_file().write_text(f'[calendar]\nfile = "{tmp_path}/leads.ics"\n')
    tick(base.desk())
    after_verb("tick")
    assert not after_verb(*verb) & (HEAVY | {"icalendar", "dateutil"})
