"""`remind install|remove`: has the computer tell of what is due while leadtui is closed. Alone it says what stands.

What is run each minute is `tick` and `due --notify`, with the base and the settings that hold now. Whoever claims a
reminder tells it, the app or the timer, so the two never tell twice.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from leadtui.cli.output import Answer
from leadtui.cli.terminal import Line
from leadtui.platform import cron_line, notify, systemd_timer
from leadtui.platform.scheduling import BY_HAND, Job
from leadtui.words.errors import InputError, RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from leadtui.cli.session import Session

_CARRIED = ("LEADTUI_USER", "TZ", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
"""Variables that say whose base is opened and how times are read."""

_USUAL_FOLDERS = ("/usr/bin", "/bin", "/usr/local/bin")
"""Where a timer finds programs by itself."""

_NO_SENDER = (
    "notify-send is missing, so reminders go to the {where} only. Install it (Debian, Ubuntu: libnotify-bin) and run "
    "`leadtui remind install` again."
)
_MAY_BE_LEFT = (
    "What leadtui may have put there still runs (a reminder is told once all the same): mend that, then run this again."
)
_BASE = "LEADTUI_DB"
_WHERE = {"systemd": "journal", "cron": "mail of cron"}


def remind(session: Session) -> Answer:
    """Installs the timer, takes it away, or says whether there is one. Raises InputError, RefusedError."""
    arguments = session.arguments
    if arguments.cron and arguments.systemd:
        raise InputError("--cron and --systemd exclude each other.", "Without either systemd is tried first.")
    match arguments.action:
        case "install":
            return _install(session)
        case "remove":
            return _remove(session)
    return _status(session)


def _install(session: Session) -> Answer:
    wanted = _way(cron=session.arguments.cron, systemd=session.arguments.systemd)
    where = session.base.location
    job = job_for(wanted, session.base.path)
    replaced = _other_base(session)
    changed = systemd_timer.install(job) if wanted == "systemd" else cron_line.install(job)
    other, notes = _taken_away(cron_line.remove if wanted == "systemd" else systemd_timer.remove)
    by = "a systemd timer" if wanted == "systemd" else "cron"
    said = f"{'Reminders come' if changed else 'Nothing to change: reminders come'} by {by}, each minute, for {where}"
    if notify.sender() is None:
        notes.append(_NO_SENDER.format(where=_WHERE[wanted]))
    if session.base.clock.simulated:
        notes.append("LEADTUI_NOW is not handed on: the timer goes by the real time.")
    if replaced:
        notes.append(f"This replaces the reminders of {replaced}: they come for one base at a time.")
    value = {"installed": wanted, "changed": changed or other, "base": str(session.base.path), "replaced": replaced}
    return Answer(value, [((said, "good"),)], notes=notes, hints=["`leadtui remind remove` takes it away."])


def _way(*, cron: bool, systemd: bool) -> str:
    """How it is done: as asked, else by systemd where it runs, else by cron."""
    problems = []
    for name, known, asked in (("systemd", systemd_timer, not cron), ("cron", cron_line, not systemd)):
        why = known.why_not() if asked else ""
        if asked and not why:
            return name
        if why:
            problems.append(f"{name}: {why}")
    missing = "Neither systemd nor cron can be used here" if len(problems) > 1 else "It cannot be used here"
    raise RefusedError(f"{missing} ({'; '.join(problems)}).", BY_HAND)


def _taken_away(remove: Callable[[], bool]) -> tuple[bool, list[Line]]:
    """Takes away the other of the two; whether it was there, and why that cannot be told. It stops nothing."""
    try:
        return remove(), []
    except RefusedError as error:
        return False, [f"{error.message} {_MAY_BE_LEFT}"]


def _remove(session: Session) -> Answer:
    other = _other_base(session)
    if systemd_timer.remove():
        by_cron, notes = _taken_away(cron_line.remove)
        gone = ["systemd", "cron"] if by_cron else ["systemd"]
    else:
        gone, notes = ["cron"] if cron_line.remove() else [], []
    said = "Reminders come from the open app only" if gone else "There was nothing to remove"
    if gone and other:
        notes.append(f"They came for {other}.")
    return Answer({"removed": gone}, [((said, "good"),)], notes=notes)


def _cron_installed() -> tuple[bool, list[Line]]:
    try:
        return cron_line.installed(), []
    except RefusedError as error:
        return False, [f"Whether cron reminds cannot be told: {error.message}"]


def _status(session: Session) -> Answer:
    by_timer = systemd_timer.installed()
    by_cron, notes = _cron_installed()
    running = by_cron or (by_timer and systemd_timer.active())
    installed = "systemd" if by_timer else "cron" if by_cron else None
    here, other = session.base.location, _other_base(session)
    whose = f"for {other}, not for {here}" if other else f"for {here}"
    if installed is None:
        line = "Reminders come from the open app only"
    elif running:
        line = f"Reminders come by {'a systemd timer' if by_timer else 'cron'}, each minute, {whose}"
    else:
        line = f"The systemd timer {whose} is installed, but does not run"
    lines: list[Line] = [((line, "good" if running and not other else "warning"),)]
    calendar, problem = _calendar(session)
    if calendar:
        lines.append(((f"The calendar is kept in {calendar}", "good"),) if not problem else ((problem, "warning"),))
    value = {
        "installed": installed, "running": running, "for_this_base": bool(installed) and not other,
        "other_base": other, "calendar": calendar, "problem": problem,
    }  # fmt: skip
    hint = "`leadtui remind remove` takes it away." if running else "`leadtui remind install` has the computer remind."
    if other:
        hint = "`leadtui remind install` has them come for this one instead."
    return Answer(value, lines, notes=notes, hints=[hint])


def _other_base(session: Session) -> str | None:
    """The base that what is installed reminds for, as people are told of it, where it is another than the one here."""
    from leadtui.bootstrap import location_of

    try:
        if not (systemd_timer.installed() or cron_line.installed()):
            return None
        reminded = systemd_timer.carried(_BASE) or cron_line.carried(_BASE)
    except RefusedError:
        return None  # told of by whoever changes the crontab or asks for it
    if reminded is None:  # written when a base was named only where a variable had named it
        return "the usual base" if os.environ.get(_BASE) else None
    base = Path(reminded)
    return None if base.resolve() == session.base.path.resolve() else location_of(base)


def _calendar(session: Session) -> tuple[str | None, str | None]:
    """The calendar file that is kept up to date, and why it could not be written the last time."""
    from leadtui.services.calendar import problem_of

    file = session.base.preferences.calendar.file
    return (file, problem_of(session.reading) or None) if file else (None, None)


def job_for(way: str, base: Path) -> Job:
    """What is run each minute for a base, with what it needs to find it again."""
    program = program_here()
    environment = {name: os.environ[name] for name in _CARRIED if os.environ.get(name)}
    environment[_BASE] = str(base)  # always, so that whoever asks is told which base it is for
    if os.environ.get("LEADTUI_CONFIG"):
        from leadtui.platform.paths import config_file

        environment["LEADTUI_CONFIG"] = str(config_file().absolute())
    sender = notify.sender()
    if sender and str(Path(sender).parent) not in _USUAL_FOLDERS:
        environment["PATH"] = os.pathsep.join((str(Path(sender).parent), *_USUAL_FOLDERS))
    if way == "cron":
        environment |= _session_bus()
    # Without a desktop what is due goes to a mail or the journal, where it may be found; else it waits to be shown.
    due = (*program, "due", "--notify", "--desktop") if sender else (*program, "due", "--notify")
    return Job(((*program, "tick"), due), dict(sorted(environment.items())))


def program_here() -> tuple[str, ...]:
    """The command that runs this program from anywhere."""
    beside = Path(sys.executable).with_name("leadtui")
    return (str(beside),) if beside.is_file() else (sys.executable, "-m", "leadtui")


def _session_bus() -> dict[str, str]:
    """Where notifications of the desktop go: cron does not know. The bus of the user stays where it is over logins."""
    bus = Path(f"/run/user/{os.getuid()}/bus")
    address = f"unix:path={bus}" if bus.exists() else os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    return {"DBUS_SESSION_BUS_ADDRESS": address} if address else {}
