"""The installed program: what it loads, how it ends, what a shell sees."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support import make_lead, make_leads, program_env

from leadtui.bootstrap import Base
from leadtui.services.desk import Desk

HEAVY = {"sqlmodel", "sqlalchemy", "pydantic", "textual", "rich", "phonenumbers", "alembic"}
LEADTUI = [sys.executable, "-m", "leadtui"]

_LOADED = """
import sys
from leadtui.cli.main import main
status = main(sys.argv[1:])
print("LOADED", *sorted({name.partition(".")[0] for name in sys.modules}))
"""


def run(*arguments: str, text: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    """The program as a shell runs it."""
    return _started([*LEADTUI, *arguments], text, **more)


def loaded_by(*arguments: str) -> set[str]:
    """The top-level packages that a verb loads."""
    ran = _started([sys.executable, "-c", _LOADED, *arguments])
    return set(ran.stdout.splitlines()[-1].split()[1:])


def _started(command: list[str], text: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, env=program_env(**more), input=text, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize(
    "verb",
    [
        ("list",), ("list", "--limit", "50"), ("list", "status:new", "--json"), ("next",), ("next", "--json"), ("due",),
        ("due", "--json"), ("show", "1"), ("show", "1", "--json"), ("log",), ("log", "ada"), ("when", "tue 10"),
        ("when", "--json", "3d"), ("fields",), ("keys",), ("config",),
    ],
    ids=" ".join,
)  # fmt: skip
def test_verbs_that_read_load_no_model_class_and_no_screen(base: Base, desk: Desk, verb: tuple[str, ...]) -> None:
    make_lead(desk)
    loaded = loaded_by(*verb)
    assert "leadtui" in loaded
    assert not loaded & HEAVY
    if verb[0] in ("list", "next", "due"):
        assert "dataclasses" not in loaded, "it takes a third of their budget; words/records does its work"


@pytest.mark.parametrize("verb", [("note", "1", "hello"), ("undo",)], ids=" ".join)
def test_verbs_that_write_load_no_screen(base: Base, desk: Desk, verb: tuple[str, ...]) -> None:
    make_lead(desk)
    loaded = loaded_by(*verb)
    assert not loaded & {"textual", "rich"}


def test_the_installed_program_answers(base: Base) -> None:
    program = Path(sys.executable).with_name("leadtui")
    if not program.exists():
        pytest.skip("leadtui is not installed beside this Python")
    added = subprocess.run(
        [program, "add", "--first-name", "Ada", "--json"], env=program_env(), capture_output=True, text=True, check=True
    )  # fmt: skip
    assert json.loads(added.stdout)["leads"] == [1]
    assert run("list").stdout.splitlines()[1].split()[:2] == ["L1", "Ada"]


def test_without_a_terminal_the_app_says_what_to_do(base: Base) -> None:
    for arguments in ((), ("demo",)):
        ran = run(*arguments)
        assert ran.returncode == 2
        assert ran.stdout == ""
        assert "terminal" in ran.stderr


def test_a_closed_pipe_ends_silently(base: Base, desk: Desk) -> None:
    make_leads(desk, [{"first_name": f"N{number}"} for number in range(3000)])
    for arguments in (("list",), ("list", "--json"), ("export", "--all", "--format", "json"), ("log", "--json")):
        program = subprocess.Popen(
            [*LEADTUI, *arguments], env=program_env(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        assert program.wait(60) == 0
        assert program.stderr.read() == b""
        program.stderr.close()


def test_an_interrupt_ends_with_130(base: Base) -> None:
    pipe = subprocess.PIPE
    command = [*LEADTUI, "when"]
    program = subprocess.Popen(command, env=program_env(), stdin=pipe, stdout=pipe, stderr=pipe, text=True)
    assert program.stdin is not None
    assert program.stdout is not None
    program.stdin.write("3d\n")
    program.stdin.flush()
    assert "Sat 21 Nov" in program.stdout.readline(), "each line is answered at once"
    program.send_signal(signal.SIGINT)
    _, err = program.communicate(timeout=60)
    assert program.returncode == 130
    assert err == ""


def test_when_answers_each_line_of_standard_input(base: Base) -> None:
    ran = run("when", "--json", text="tue 10\nnonsense\n")
    assert ran.returncode == 1
    assert [answer["error"] is None for answer in json.loads(ran.stdout)] == [True, False]


def test_a_demo_base_is_the_same_for_the_same_seed_and_time(base: Base, tmp_path: Path) -> None:
    told = []
    for name in ("one", "two"):
        file = tmp_path / f"{name}.sqlite3"
        ran = run("demo", "--leads", "30", "--seed", "7", "--into", str(file), "--json")
        assert ran.returncode == 0
        assert json.loads(ran.stdout)["leads"] == 30
        told.append(run("export", "--all", "--format", "json", LEADTUI_DB=str(file)).stdout)
    assert told[0] == told[1]
    assert len([record for record in json.loads(told[0]) if "kind" not in record]) == 30
    again = run("demo", "--into", str(tmp_path / "one.sqlite3"))
    assert (again.returncode, again.stdout) == (2, "")
    assert run("list").stdout == "", "the configured base is untouched"


def test_a_terminal_gets_colours_and_lines_that_fit(base: Base, desk: Desk) -> None:
    import pexpect  # type: ignore[import-untyped]

    make_lead(desk, first_name="A" * 60, company="B" * 60, phone="+33 1 23 45 67 89")
    for more, coloured in (({}, True), ({"NO_COLOR": "1"}, False)):
        program = pexpect.spawn(
            LEADTUI[0], [*LEADTUI[1:], "list"], env=program_env(TERM="xterm-256color", **more), dimensions=(24, 60),
            encoding="utf-8",
        )  # fmt: skip
        program.expect(pexpect.EOF)
        assert ("\x1b[1m" in str(program.before)) is coloured
        plain = re.sub("\x1b\\[[0-9;]*m", "", str(program.before))
        assert all(len(line) <= 60 for line in plain.splitlines())
        program.close()


def test_a_person_is_asked_about_a_duplicate(base: Base, desk: Desk) -> None:
    import pexpect

    make_lead(desk, email="ada@example.org")
    for answer, status in (("", 4), ("c", 0)):
        program = pexpect.spawn(
            LEADTUI[0], [*LEADTUI[1:], "add", "--first-name", "Ada", "--email", "ada@example.org"], env=program_env(),
            encoding="utf-8", dimensions=(24, 100),
        )  # fmt: skip
        program.expect("Add it all the same")
        program.sendline(answer)
        program.expect(pexpect.EOF)
        program.close()
        assert program.exitstatus == status
    assert len(run("list").stdout.splitlines()) == 3
    assert os.environ["LEADTUI_DB"] == str(base.path)


@pytest.mark.parametrize("arguments", ["list", "list --json", "export --format json", "--help"])
def test_an_output_that_takes_no_more_is_told(base: Base, desk: Desk, arguments: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    make_lead(desk)
    with Path("/dev/full").open("w") as full:
        command = [*LEADTUI, *arguments.split()]
        ran = subprocess.run(command, env=program_env(), stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ran.returncode == 5
    assert ran.stderr == "leadtui: The output cannot be written: no space left on device.\n"


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_streams_a_shell_has_closed_do_no_harm(base: Base, closed: str) -> None:
    command = f"{' '.join(LEADTUI)} list {closed}"
    ran = subprocess.run(["sh", "-c", command], env=program_env(), capture_output=True, text=True, check=False)
    assert ran.returncode == 0
    assert "Traceback" not in ran.stderr
