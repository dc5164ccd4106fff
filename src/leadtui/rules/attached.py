"""What is kept of a file or link that is attached: text, never opened or run by itself."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from leadtui.rules.links import web_link
from leadtui.words.errors import InputError

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:(?!\\)", re.IGNORECASE)
_ENDINGS = """
.sh .bash .zsh .fish .csh .ksh .py .pyw .pyz .pyc .pl .rb .php .lua .tcl .awk .js .mjs .jse .ts .jar .jnlp .class
.bin .elf .so .run .appimage .desktop .service .deb .rpm .flatpak .flatpakref .snap
.command .tool .terminal .app .workflow .action .scpt .scptd .applescript .osascript .pkg .mpkg .dmg .prefpane .saver
.inetloc .fileloc .webloc .mobileconfig .shortcut .dylib .kext
.bat .cmd .com .exe .scr .pif .cpl .lnk .url .website .reg .inf .msi .msp .mst .msix .appx .appinstaller .appref-ms
.application .gadget .vb .vbs .vbe .ws .wsf .wsh .wsc .sct .hta .ps1 .psm1 .psd1 .ps1xml .psc1 .msc .scf .shb .shs .hlp
.library-ms .search-ms .settingcontent-ms .diagcab .theme .themepack .job .dll .xll .vhd .vhdx .img .iso
.docm .xlsm .pptm .dotm .xltm .xlam .ppam .potm .ppsm .html .htm .xhtml .xht .shtml .svg .svgz .mht .mhtml .chm
"""
_RUNS = frozenset(_ENDINGS.split())
_FOLDERS = """
.app .appex .bundle .workflow .action .scptd .prefpane .saver .plugin .kext .xpc .pkg .mpkg .qlgenerator .mdimporter
.wdgt .component
"""
_PROGRAM_FOLDERS = frozenset(_FOLDERS.split())
_BEGINNINGS = (b"#!", b"\x7fELF", b"MZ", b"\xfe\xed\xfa", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
_MARKUP = (b"<html", b"<!doctype html", b"<script", b"<svg")
_SHORTCUTS = (b"[desktop entry]", b"[internetshortcut]")
LOOKED_AT = 1024
"""How many bytes of a file tell what it is."""


def runs_by_name(name: str) -> bool:
    """Whether a desktop may run a file of this name, or the file runs something of its own: it is never handed over.

    What stands after a colon is to Windows a stream of the file before it.
    """
    return any(_ending(part) in _RUNS for part in name.split(":"))


def runs_by_content(beginning: bytes) -> bool:
    """Whether a file that begins so is a program, a script, or what a desktop takes for one whatever its name is."""
    text = beginning.lower()
    markup = text.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(_MARKUP)
    return markup or beginning.startswith(_BEGINNINGS) or any(one in text for one in _SHORTCUTS)


def program_folder(path: str) -> str:
    """The folder on the way to a file that is itself a program on macOS, by its name; "" when there is none.

    Opening such a folder runs it (Apple, Bundle Programming Guide: a package is a folder shown as one file).
    """
    return next((name for name in path.split("/")[:-1] if _ending(name) in _PROGRAM_FOLDERS), "")


def _ending(name: str) -> str:
    """As Windows finds it too, which leaves out dots and blanks at the end of a name."""
    _, dot, ending = name.rstrip(". ").lower().rpartition(".")
    return f".{ending}" if dot else ""


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
