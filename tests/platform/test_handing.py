"""Links go to a program of the desktop as one argument; what fails is followed by the next, and then by a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.programs import Programs

from leadtui.platform import handing
from leadtui.platform.handing import hand_over
from leadtui.words.errors import InputError

LINK = "https://acme.com/a?b=$(reboot)&c='d';e"


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    return Programs(tmp_path / "bin", monkeypatch)


def test_a_link_is_one_argument_and_no_shell_sees_it(programs: Programs) -> None:
    programs.make("xdg-open")
    hand_over(LINK, "The website")
    assert programs.told == [f"xdg-open: {LINK}"]


def test_without_an_opener_there_is_a_sentence(programs: Programs) -> None:
    with pytest.raises(InputError, match="No program here takes tel: links"):
        hand_over("tel:+4930", "The number")


def test_one_that_fails_is_followed_by_the_next_and_then_named(programs: Programs) -> None:
    programs.make("xdg-open", status=3)
    programs.make("gio")
    hand_over("tel:+4930", "The number")
    assert programs.told == ["xdg-open: tel:+4930", "gio: open", "gio: tel:+4930"]
    programs.make("gio", status=1)
    with pytest.raises(InputError, match=r"^No program here takes tel: links\. "):
        hand_over("tel:+4930", "The number")


def test_one_that_stays_in_the_foreground_is_not_waited_for(
    programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handing, "SOON", 0.05)
    programs.make("xdg-open", "exec /bin/sleep 2")
    hand_over(LINK, "The website")


def test_one_that_cannot_be_started_is_named(programs: Programs) -> None:
    programs.make("xdg-open").write_text("no program")
    programs.folder.joinpath("xdg-open").write_bytes(b"\x7fELF nonsense")
    with pytest.raises(InputError, match="cannot be started"):
        hand_over(LINK, "The website")


def test_browser_comes_first_for_websites_only(programs: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    programs.make("xdg-open")
    programs.make("mine")
    monkeypatch.setenv("BROWSER", "nowhere:mine --new-window")
    hand_over("https://acme.com", "The website")
    hand_over("tel:+4930", "The number")
    assert programs.told == ["mine: --new-window", "mine: https://acme.com", "xdg-open: tel:+4930"]


@pytest.mark.parametrize(
    "browser", ["; reboot", "$(reboot)", '"unclosed', "-x", "mine; reboot", "w3m", "", "/bin/nothing"]
)
def test_a_hostile_or_useless_browser_is_passed_over(
    browser: str, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs.make("xdg-open")
    programs.make("w3m")
    monkeypatch.setenv("BROWSER", browser)
    hand_over("https://acme.com", "The website")
    assert programs.told == ["xdg-open: https://acme.com"]


def test_a_browser_can_say_where_the_link_goes(programs: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    programs.make("mine")
    monkeypatch.setenv("BROWSER", "mine --url=%s --now")
    hand_over("https://acme.com", "The website")
    assert programs.told == ["mine: --url=https://acme.com", "mine: --now"]


@pytest.mark.parametrize("link", ["javascript:1", "-x", "--help", "file:///etc", "https://a b", "tel:1\n2", ""])
def test_nothing_but_the_known_links_is_ever_handed_over(link: str, programs: Programs) -> None:
    programs.make("xdg-open")
    with pytest.raises(InputError):
        hand_over(link, "The website")
    assert programs.told == []
