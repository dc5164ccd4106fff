"""Completion and the manual page say what the verbs are."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from tests.cli.running import Program
from tests.support import ROOT

from leadtui.cli.completing import options_of, script
from leadtui.cli.manual import page
from leadtui.cli.verbs import VERBS

SHELLS = ("bash", "zsh", "fish")


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_knows_every_verb_and_option(shell: str, program: Program) -> None:
    text = program("completion", shell).out
    assert text == script(shell)
    for verb in VERBS.values():
        assert verb.name in text
        for argument in options_of(verb):
            name = argument.names[0]
            assert (f" -l {name[2:]} " if shell == "fish" else name) in text, (verb.name, name)


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_is_one_of_its_shell(shell: str) -> None:
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"{shell} is not here")
    done = subprocess.run([found, "-n"], input=script(shell), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (("co",), {"convert", "completion", "config"}),
        (("call", "17", "no"), {"no-answer", "not-interested"}),
        (("call", "17", "--note", "x", "con"), {"connected"}),
        (("status", "3", "q"), {"qualified"}),
        (("list", "--view", "to"), {"today"}),
        (("list", "--lim"), {"--limit"}),
        (("list", "--limit", ""), set()),
        (("import", "--on-duplicate", "s"), {"skip"}),
        (("import", "a.csv", "pyproject."), {"pyproject.toml"}),
        (("add", "--first"), {"--first-name"}),
        (("config", ""), {"path", "show", "edit"}),
        (("nothing", ""), set()),
    ],
)
def test_bash_completes_verbs_options_and_words(typed: tuple[str, ...], offered: set[str]) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("bash is not here")
    ask = 'COMP_WORDS=(leadtui "$@"); COMP_CWORD=$#; _leadtui; printf "%s\\n" "${COMPREPLY[@]}"'
    done = subprocess.run(
        [bash, "-c", f"{script('bash')}\n{ask}", "leadtui", *typed],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert set(done.stdout.split()) == offered, done.stderr


def test_the_manual_page_is_that_of_the_program(program: Program) -> None:
    written = (ROOT / "docs" / "leadtui.1").read_text(encoding="utf-8")
    assert written == program("man").out == page(), "make it anew: leadtui man > docs/leadtui.1"


def test_the_manual_page_knows_every_verb_and_option() -> None:
    text = page().replace("\\-", "-")
    for verb in VERBS.values():
        assert f"leadtui {verb.name}\\fR" in text
        for argument in verb.arguments:
            if argument.names[0].startswith("--") and argument.names[0] != "--json":
                assert argument.names[0] in text


def test_the_manual_page_is_one_that_man_can_read() -> None:
    groff = shutil.which("groff")
    if groff is None:
        pytest.skip("groff is not here")
    done = subprocess.run([groff, "-man", "-Tutf8", "-ww"], input=page(), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "leadtui - the daily lead queue in a terminal" in done.stdout
