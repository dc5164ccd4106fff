"""What the palette and the help list: commands, places to go to and views, each with the reason why it cannot be done.

Always holds: an entry is run on the screen it was listed for, exactly as its key would be typed there; one that cannot
be done now is listed with the reason and not run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from leadtui.commands import SCOPES, Command, Scope
from leadtui.rules.narrowing import narrowed
from leadtui.tui import bindings, places
from leadtui.tui.bindings import shown

if TYPE_CHECKING:
    from leadtui.tui.app import LeadtuiApp
    from leadtui.tui.keyboard.key_screen import KeyScreen

HERE: tuple[Scope, ...] = ("moving", "strip")
"""Scopes whose commands come after the others of a screen."""
NEVER = frozenset({"palette", "help"})
"""Commands that are pointless where they are listed."""
RECENT = 5
"""Commands run last that come first."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to run: `key` names it for good, `keys` is how its keys are written, `why_not` dims it."""

    key: str
    name: str
    keys: str
    said: str
    under: str
    why_not: str
    run: Callable[[], None]


def keys_of(command: Command, *, typing: bool = False) -> str:
    """Return the keys of a command as they are written on the screen; while text is typed, those that are none."""
    return " ".join(shown(key) for key in command.keys if len(key) > 1 or not typing)


def of_command(command: Command, screen: KeyScreen[Any], under: str) -> Entry:
    """Return the entry of a command on a screen."""
    id = command.id
    keys = keys_of(command, typing=screen.typing) or keys_of(command)
    run = _runs(screen, id)
    return Entry(f"command:{id}", command.label, keys, command.help, under, screen.why_not(id), run)


def _runs(screen: KeyScreen[Any], id: str) -> Callable[[], None]:
    return lambda: screen.run_command(id)


def of_screen(screen: KeyScreen[Any]) -> list[Entry]:
    """Return the commands of a screen, scope by scope: what is typed below now first, moving last."""
    here: Sequence[Scope] = screen.help_scopes
    first = [scope for scope in here if scope == "strip" and screen.typing]
    own = [scope for scope in here if scope not in ("everywhere", *HERE)]
    order = [*first, *own, "everywhere", *(scope for scope in here if scope in HERE and scope not in first)]
    told: set[str] = set()
    entries = []
    for scope in order:
        for command in bindings.commands(scope):
            if command.id not in told | NEVER and (scope in here or command.id in ("search", "quit")):
                told.add(command.id)
                entries.append(of_command(command, screen, SCOPES[scope]))
    return entries


def elsewhere(screen: KeyScreen[Any]) -> list[Entry]:
    """Return the commands of other screens, which cannot be done here."""
    return [
        of_command(command, screen, SCOPES[command.scope])
        for command in bindings.commands()
        if not command.works_in("everywhere", "palette", *screen.help_scopes)
    ]


def places_of(app: LeadtuiApp, screen: KeyScreen[Any]) -> list[Entry]:
    """Return the places of the go-to menu, and the views of the queue."""
    from leadtui.tui.keyboard.prompts_choice import GOES, PLACES

    why, go = leaving(screen), bindings.key_of("go")
    found = [
        Entry(
            f"place:{GOES[place.key]}", place.label.capitalize(), f"{go} {place.key}", "", "Go to",
            why, _goes(app, screen, GOES[place.key]),
        )
        for place in PLACES
    ]  # fmt: skip
    for view in places.views(app):
        run = _shows(app, view.key)
        found.append(Entry(f"view:{view.key}", view.name, "", f"view: {view.query}", "Views", why, run))
    return found


def options_of(app: LeadtuiApp, screen: KeyScreen[Any]) -> list[Entry]:
    """Return the options of the settings: running one goes to it there."""
    from leadtui.platform.preferences_options import OPTIONS

    why, keys = leaving(screen), f"{bindings.key_of('go')} s"
    return [
        Entry(
            f"option:{option.key}", option.label, keys, ", ".join(option.values) or option.says, "Settings",
            why, _sets(app, option.key),
        )
        for option in OPTIONS
    ]  # fmt: skip


def leaving(screen: KeyScreen[Any]) -> str:
    """Return why another place cannot be gone to from a screen; "" when it can."""
    can = not screen.why_not("go") if hasattr(screen, "go") else not screen.typing
    return "" if can else "Finish or leave what is open first"


def _goes(app: LeadtuiApp, screen: KeyScreen[Any], place: str) -> Callable[[], None]:
    def go() -> None:
        if hasattr(screen, "go"):
            screen.go(place)
        else:
            places.go(app, place)

    return go


def _shows(app: LeadtuiApp, key: str) -> Callable[[], None]:
    return lambda: places.show_view(app, key)


def _sets(app: LeadtuiApp, option: str) -> Callable[[], None]:
    return lambda: places.settings(app, option)


def matching(entries: Iterable[Entry], text: str) -> list[Entry]:
    """Return the entries that what is typed may mean: first the one whose key it is, then the best ones.

    Of equals those come first that can be done.
    """
    typed = text.strip()
    found = narrowed(typed, sorted(entries, key=lambda entry: bool(entry.why_not)), lambda e: (e.name, e.said))
    by_key = [entry for entry in entries if typed and typed in (entry.keys, *entry.keys.split(" "))]
    by_key.sort(key=lambda entry: bool(entry.why_not))
    return by_key + [entry for entry in found if entry not in by_key]
