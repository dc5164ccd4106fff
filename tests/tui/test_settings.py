"""Settings and the keymap in the running app, by key presses."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.style import Style
from tests.tui.fresh_base import app_on, base_with, settle, typed
from tests.tui.pressing import app_of, press, top
from textual.pilot import Pilot

from leadtui.platform.preferences import Preferences, read_preferences
from leadtui.platform.preferences_reading import preferences_in
from leadtui.tui import bindings
from leadtui.tui.app import LeadtuiApp
from leadtui.words.records import replace


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the settings are."""
    return tmp_path / "config.toml"


@pytest.fixture(autouse=True)
def usual_keys() -> Iterator[None]:
    """No keymap stays in force after a test."""
    yield
    bindings.use({})


def with_keys(folder: Path, *lines: str) -> LeadtuiApp:
    """The app of somebody with a keymap."""
    base = base_with(folder)
    base.preferences = preferences_in("\n".join(["[keys]", *lines]), "config.toml")
    return app_on(base)


def editor(folder: Path, monkeypatch: pytest.MonkeyPatch, *codes: str) -> None:
    """An editor that runs, at each start, the next of these lines on the file's text `text`."""
    script = folder / "editor.py"
    script.write_text(
        "import pathlib, sys\nhere = pathlib.Path(__file__).with_suffix('.count')\n"
        "n = int(here.read_text()) if here.exists() else 0\nhere.write_text(str(n + 1))\n"
        f"file = pathlib.Path(sys.argv[1])\ntext = file.read_text()\ncodes = {codes!r}\n"
        "scope = {'text': text}\nexec(codes[min(n, len(codes) - 1)], scope)\nfile.write_text(scope['text'])\n"
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")


async def opened(pilot: Pilot[int]) -> str:
    """Go to the settings."""
    await settle(pilot)
    shown = await press(pilot, "g", "s")
    assert top(pilot) == "SettingsScreen"
    return shown


async def test_settings_say_what_holds_and_what_each_option_does(tmp_path: Path, file: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 40)) as pilot:
        shown = await opened(pilot)
        assert "‹ dark ›  light text on dark" in shown
        assert "What is done when a reminder comes" in shown
        assert not file.exists(), "looking changes nothing"
        await press(pilot, "escape")
        assert top(pilot) == "QueueScreen"


async def test_the_theme_changes_at_once_and_is_saved(tmp_path: Path, file: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        app = app_of(pilot)
        before = app.palette
        shown = await press(pilot, "right")
        assert "‹ light ›" in shown
        assert app.theme == "light"
        assert app.palette is not before
        assert read_preferences(file).theme == "light"
        await press(pilot, "left", "left")
        assert read_preferences(file).theme == "ansi", "before the first comes the last"
        assert app.theme == "ansi"


async def test_what_was_drawn_is_drawn_anew_in_another_theme(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "right", "escape")
        inks = {str(part.style.color) for line in app_of(pilot).screen._compositor.render_strips() for part in line
                if part.style and part.style.color and part.text.strip()}  # fmt: skip
        dark = {str(style.color) for style in replaced_styles("dark")}
        assert not inks & dark


def replaced_styles(theme: str) -> list[Style]:
    """The styles of a theme that the light one does not have."""
    from leadtui.tui.themes import styles_of

    light = {str(style.color) for style in styles_of("light").values()}
    return [style for style in styles_of(theme).values() if str(style.color) not in light]


async def test_a_typed_option_is_changed_in_the_file(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert "e opens the file to change it" in await press(pilot, "G", "up", "up", "right")


async def test_enter_does_what_the_option_offers_and_never_opens_the_editor(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(tmp_path, monkeypatch, "text = 'opened'")
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert "‹ light ›" in await press(pilot, "enter")
        assert read_preferences(file).theme == "light"
        assert "e opens the file to change it" in await press(pilot, "j", "j", "j", "enter")
        assert "e opens the file to change it" in await press(pilot, "G", "enter")
        assert not (tmp_path / "editor.count").exists()


async def test_the_palette_goes_to_an_option_by_its_name(tmp_path: Path, file: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "ctrl+p", *typed("theme"))
        assert "dark, light" in shown
        await press(pilot, "enter", "enter")
        assert top(pilot) == "SettingsScreen"
        assert read_preferences(file).theme == "light"
        await press(pilot, "escape")
        assert "❯ Region" in await press(pilot, "ctrl+p", *typed("region"), "enter")
        assert "❯ Theme" in await press(pilot, "ctrl+p", *typed("theme"), "enter")
        assert top(pilot) == "SettingsScreen"


async def test_the_file_is_edited_and_in_force_at_once(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(tmp_path, monkeypatch, """text = 'theme = "light"\\nregion = "FR"\\n[keys]\\nnote = "B"\\n'""")
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        shown = await press(pilot, "e")
        assert "Saved · Region: holds from the next start" in shown
        assert "one of your own" in await press(pilot, "G")
        assert app_of(pilot).theme == "light"
        assert read_preferences(file).region == "FR"
        assert "B Note" in await press(pilot, "escape")
        assert "n does nothing here" in await press(pilot, "n")
        assert "Note" in await press(pilot, "B", *typed("hello"))


async def test_a_text_with_a_mistake_is_there_again_and_changes_nothing(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(
        tmp_path, monkeypatch, """text = '# mine\\n[keys]\\nnote = "c"\\n'""", """text = text.replace('"c"', '"B"')"""
    )
    async with app_on(base_with(tmp_path)).run_test(size=(100, 24)) as pilot:
        await opened(pilot)
        shown = await press(pilot, "e")
        assert "config.toml, line 3, column 8: c is the key of call (Call) too" in shown
        assert "e opens your text again" in shown
        assert not file.exists()
        assert "Saved, and in force" in await press(pilot, "e")
        assert file.read_text() == '# mine\n[keys]\nnote = "B"\n'


async def test_a_text_with_a_mistake_is_let_go_knowingly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    editor(tmp_path, monkeypatch, "text = 'x'")
    async with app_on(base_with(tmp_path)).run_test(size=(100, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "e")
        assert "Leave without saving?" in await press(pilot, "escape")
        await press(pilot, "j", "n")
        assert top(pilot) == "SettingsScreen"
        await press(pilot, "escape", "y")
        assert (top(pilot), app_of(pilot).drafts.all) == ("QueueScreen", [])


async def test_a_text_with_a_mistake_is_a_draft_and_quitting_asks(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(tmp_path, monkeypatch, "text = 'x'", "text = text + '# more'", "text = '# mine'")
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "e")
        assert "Leave without saving?" in await press(pilot, "ctrl+q")
        assert "1 draft" in await press(pilot, "n", "ctrl+f")
        await press(pilot, "escape", "ctrl+q", "ctrl+q")
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        assert "text of config.toml" in await press(pilot)
        assert "e opens your text" in await press(pilot, "b")
        await press(pilot, "e")
        assert [draft.typed.text for draft in app_of(pilot).drafts] == ["x# more"]
        assert "Saved, and in force" in await press(pilot, "e")
        assert app_of(pilot).drafts.all == []
    assert file.read_text() == "# mine"


@pytest.mark.parametrize("command", ["false", "/nowhere/editor", "'unclosed", "; touch here", "-x", "$(touch here)"])
async def test_an_editor_that_fails_is_a_sentence(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("VISUAL", command)
    monkeypatch.chdir(tmp_path)
    async with app_on(base_with(tmp_path)).run_test(size=(100, 24)) as pilot:
        await opened(pilot)
        assert "Not saved: " in await press(pilot, "e")
        assert not file.exists()
        assert not (tmp_path / "here").exists()
        assert "❯ Notices" in await press(pilot, "j")


async def test_settings_that_cannot_be_saved_hold_until_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plain").write_text("")
    monkeypatch.setenv("LEADTUI_CONFIG", str(tmp_path / "plain" / "config.toml"))
    async with app_on(base_with(tmp_path)).run_test(size=(100, 24)) as pilot:
        await opened(pilot)
        assert "not saved: " in await press(pilot, "right")
        assert app_of(pilot).theme == "light"
        assert app_of(pilot).base.preferences.theme == "light"


# No colours


async def test_no_color_shows_none_whatever_the_theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    base = base_with(tmp_path)
    base.preferences = replace(base.preferences, theme="light")
    async with app_on(base).run_test(size=(120, 30)) as pilot:
        assert "NO_COLOR is set" in await opened(pilot)
        await press(pilot, "right", "escape", "c", "n")
        for line in app_of(pilot).screen._compositor.render_strips():
            for part in line:
                colours = (part.style.color, part.style.bgcolor) if part.style else ()
                assert all(colour is None or colour.is_default for colour in colours), part


async def test_an_empty_no_color_means_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app_of(pilot).theme == "dark"
        assert not app_of(pilot).colourless


# A keymap of one's own


async def test_a_changed_key_is_changed_everywhere(tmp_path: Path) -> None:
    app = with_keys(tmp_path, 'call = ["K", "f6"]', 'previous-lead = "P"', 'help = "f1"')
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        shown = await press(pilot)
        assert "K Call" in shown
        assert "f1 Help" in shown
        assert "c does nothing here · f1 shows the keys" in await press(pilot, "c")
        assert "No answer" in await press(pilot, "f6")
        await press(pilot, "escape")
        assert "K f6" in await press(pilot, "f1", *typed("log a call"))


async def test_keys_of_the_strip_and_of_forms_can_be_changed_too(tmp_path: Path) -> None:
    app = with_keys(tmp_path, 'strip-next = "f7"', 'strip-newline = "f8"', 'form-more = "f9"', 'form-next = "f2"')
    async with app.run_test(size=(100, 34)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "c", "n", *typed("one"), "f8", *typed("two"), "f7", "backspace", *typed("3d"))
        assert "one" in shown
        assert "two" in shown
        assert "3d" in shown
        await press(pilot, "escape", "a")
        before = len([line for line in (await press(pilot)).splitlines() if line.strip()])
        shown = await press(pilot, "f9")
        assert len([line for line in shown.splitlines() if line.strip()]) != before
        shown = await press(pilot, "f9", *typed("Ada"), "f2", *typed("Byron"))
        assert "Ada" in shown
        assert "Byron" in shown
        assert "AdaByron" not in shown


async def test_a_key_that_was_given_away_does_nothing_in_a_prompt(tmp_path: Path) -> None:
    app = with_keys(tmp_path, 'strip-next = "f7"')
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "c", "n", "tab", *typed("zzz"))
        note = next(line for line in shown.splitlines() if line.strip().startswith("Note"))
        assert "zzz" in note, "the cursor stayed in the note"


async def test_a_command_without_a_key_is_run_from_the_palette(tmp_path: Path) -> None:
    app = with_keys(tmp_path, "tags = []")
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        assert "t does nothing here" in await press(pilot, "t")
        shown = await press(pilot, "ctrl+p", *typed("tags"), "enter")
        assert top(pilot) == "QueueScreen"
        assert "Tags" in shown


def test_the_keymap_in_force_is_told_by_the_one_place() -> None:
    bindings.use({"note": ("B", "f2"), "tags": ()})
    assert bindings.key_of("note") == "B"
    assert bindings.key_of("tags") == ""
    assert bindings.key_table("lead").command("f2", None) == "note"
    assert bindings.key_table("lead").command("n", "n") is None
    bindings.use({})
    assert bindings.key_of("note") == "n"
    assert bindings.key_table("lead").command("n", "n") == "note"


def test_preferences_without_a_keymap_leave_every_key_as_it_comes() -> None:
    bindings.use(Preferences().keys)
    assert bindings.as_usual(("form",), "tab", "\t", typing=True) == ("tab", "\t")
