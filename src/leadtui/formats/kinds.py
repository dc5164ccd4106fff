"""What a file is by its first bytes, whatever its name ends with."""

from __future__ import annotations

import re

from leadtui.formats.encoding import refuse_other_formats, wide_without_mark
from leadtui.formats.source import Opened
from leadtui.words.errors import InputError

_HEAD = 4096
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WEB_PAGE = re.compile(
    r"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype html|html|head|body|table|meta|style)\b", re.I | re.S
)
_XML = re.compile(r"\s*<(\?xml|!DOCTYPE|[a-z][\w:.-]*[\s>])", re.IGNORECASE)
_JSON = re.compile(r"\s*(\[\s*([\[{\"\]]|\Z)|\{\s*([\"}]|\Z))")
_CARD = re.compile(r"\s*begin\s*:\s*vcard\s*$", re.IGNORECASE | re.MULTILINE)
_CALENDAR = re.compile(r"\s*begin\s*:\s*vcalendar", re.IGNORECASE)
_SAVE = "Open it in a spreadsheet and save it as XLSX or as CSV (UTF-8), then import that."


def kind_of(opened: Opened, name: str) -> str:
    """csv, workbook, vcard or json; raises InputError for a format in which no list comes."""
    with opened() as file:
        head = file.read(_HEAD)
    if head.startswith((_ZIP, _OLE)):
        return "workbook"
    refuse_other_formats(head, name)
    text = _text(head)
    if _CALENDAR.match(text):
        raise InputError(f"{name} is a calendar, not a list of people.", "Export the contacts as vCard or CSV.")
    if _CARD.match(text):
        return "vcard"
    if _JSON.match(text) and not _bracketed_csv(text):
        return "json"
    if _WEB_PAGE.match(text):
        spoken = f"{name} is a web page" + (", whatever its name says" if _named_like_a_sheet(name) else "")
        raise InputError(f"{spoken}, not a list.", _SAVE)
    if 'progid="Excel.Sheet"' in text or "urn:schemas-microsoft-com:office:spreadsheet" in text:
        raise InputError(f"{name} is a workbook of Excel 2003 in XML.", _SAVE)
    if _XML.match(text):
        raise InputError(f"{name} is XML, not a list.", _SAVE)
    return "csv"


def _text(head: bytes) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8")):
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    return head.decode(wide_without_mark(head) or "latin-1", "replace")


def _bracketed_csv(text: str) -> bool:
    """Whether what begins like a list is a line of cells, such as `["a"];b`."""
    first = text.strip().splitlines()[0]
    return bool(re.match(r"\[[^\[\]{}]*\][,;\t]", first))


def _named_like_a_sheet(name: str) -> bool:
    return name.lower().endswith((".xls", ".xlsx", ".csv"))
