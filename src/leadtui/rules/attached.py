"""What is kept of a file or link that is attached: text, never opened or run by itself."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from leadtui.rules.links import web_link
from leadtui.words.errors import InputError

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:(?!\\)", re.IGNORECASE)
_ENDINGS = """
.sh .bash .zsh .fish .csh .ksh .py .pyw .pyz .pl .rb .php .lua .tcl .js .mjs .ts .vbs .vbe .wsf .wsh .hta .ps1 .psm1
.bat .cmd .com .exe .scr .msi .pif .cpl .lnk .url .reg .jar .jnlp .desktop .service .command .tool .app .appimage .run
.bin .elf .so .dll .deb .rpm .pkg .dmg .flatpakref .docm .xlsm .pptm .dotm .xltm .xlam .html .htm .xhtml .svg .mht .chm
.iso
"""
RUNS = frozenset(_ENDINGS.split())
"""Endings of files that a desktop may run, or that run something of their own: they are never handed to it."""


def without_quotes(typed: str) -> str:
    """A path as terminals paste a dragged file: without its quotes and `file://`."""
    path = typed.strip()
    if len(path) > 1 and path[0] == path[-1] and path[0] in "'\"":
        path = path[1:-1].strip()
    return unquote(path.removeprefix("file://")) if path.startswith("file:///") else path


def link_of(typed: str) -> tuple[str, str] | None:
    """The http(s) link that was typed and its name, None where it is a path; raises InputError for another link."""
    text = typed.strip()
    if re.match(r"https?:", text, re.IGNORECASE) or re.match(r"www\.[\w-]+\.", text, re.IGNORECASE):
        link = web_link(text)
        parts = urlsplit(link)
        return link, f"{parts.netloc}{unquote(parts.path).rstrip('/')}"
    if _SCHEME.match(text) and not re.match(r"[a-z]:[\\/]", text, re.IGNORECASE):
        raise InputError(f"{text[:60]!r} is no web link.", "Give an http or https link, or a file's path.")
    return None


def sized(count: int) -> str:
    """A number of bytes as people say it: "812 B", "12 KB", "1.4 MB"."""
    if count < 1000:
        return f"{count} B"
    value = float(count)
    for unit in ("KB", "MB", "GB"):
        value /= 1000
        if value < 999.5 or unit == "GB":
            return f"{value:.0f} {unit}" if value >= 10 or unit == "KB" else f"{value:.1f} {unit}"
    raise AssertionError(count)
