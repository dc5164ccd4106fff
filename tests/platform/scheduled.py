"""A made-up systemd and cron: what a test's programs put into them is what they give back."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.programs import Programs

_CRONTAB = """
case "$1" in
  -l) if [ -f {table} ]; then /bin/cat {table}; else echo "no crontab for sam" >&2; exit 1; fi;;
  -r) /bin/rm {table};;
  -) /bin/cat > {table};;
esac
"""

_SYSTEMCTL = """
case "$2" in
  enable) echo on > {running};;
  disable) /bin/rm -f {running};;
  daemon-reload) /bin/rm -f {unread};;
  show) [ ! -f {unread} ] || echo NeedDaemonReload=yes;;
  is-active|is-enabled) [ -f {running} ] || exit 3;;
esac
"""


class Scheduled:
    """`crontab` is the file the made-up cron keeps, `running` is there while the made-up timer runs, `unread` while the
    made-up systemd has not read its units anew."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.programs = Programs(folder / "programs", monkeypatch)
        self.crontab = folder / "crontab"
        self.running = folder / "running"
        self.unread = folder / "unread"
        self.units = folder / "config" / "systemd" / "user"
        monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))

    def with_cron(self) -> None:
        """There is cron."""
        self.programs.make("crontab", _CRONTAB.format(table=self.crontab))

    def with_systemd(self) -> None:
        """There is systemd, and a session of the user."""
        self.programs.make("systemctl", _SYSTEMCTL.format(running=self.running, unread=self.unread))

    def without_session(self) -> None:
        """There is systemd, but no session of the user."""
        self.programs.make("systemctl", 'echo "Failed to connect to bus: No medium found" >&2', status=1)

    @property
    def files(self) -> dict[str, str]:
        """The units there are."""
        return {file.name: file.read_text() for file in sorted(self.units.glob("*.*")) if file.is_file()}
