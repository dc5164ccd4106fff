"""What bytes are written in: refuses what is no text, names the encoding of what is.

One pass over the file in chunks, so memory stays flat: byte order marks first, then strict UTF-8 over the whole file,
only then a guess. The guess tries Western encodings by how their letters stand (chardet takes short Western lists for
Hungarian), then asks chardet, and ends with Windows-1252, which reads anything.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from leadtui.words.errors import InputError

CHUNK = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAVE_AS_CSV = "Open it in its program and save it as CSV (UTF-8), then import that."
_SIGNATURES = (
    (b"PK\x03\x04", "an Excel workbook or another zip file", _SAVE_AS_CSV),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook", _SAVE_AS_CSV),
    (b"\xff\xd8\xff", "a JPEG image", ""),
    (b"\x89PNG", "a PNG image", ""),
    (b"GIF8", "a GIF image", ""),
    (b"%PDF", "a PDF document", _SAVE_AS_CSV),
    (b"{\\rtf", "an RTF document", _SAVE_AS_CSV),
    (b"SQLite format 3", "an SQLite database", ""),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first."),
    (b"\x7fELF", "a program", ""),
)
_NO_ENCODING_OF_FILES = ("idna", "punycode", "undefined", "unicode_escape", "raw-unicode-escape", "unicode-escape")
_CONTROLS = bytes(set(range(0x01, 0x20)) - set(b"\t\n\r\v\f\x1b"))
_WESTERN = re.compile("[ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜàáâãäåæçèéêëìíîïñòóôõöøùúûüßŒœ]")
_TYPOGRAPHIC = re.compile("[‘’‚“”„–—…•€£§°ºª¿¡«»™®©·½´\xa0]")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How to decode a file. `lossy`: some bytes cannot be read and come out as U+FFFD."""

    name: str
    lossy: bool = False

    @property
    def errors(self) -> str:
        """The `errors` argument for `open`."""
        return "replace" if self.lossy else "strict"


def named_encoding(text: str) -> Encoding:
    """The encoding somebody named; raises InputError for one that is not known, or none of text."""
    try:
        found = codecs.lookup(text.strip())
        "a".encode(found.name).decode(found.name)
        if found.name in _NO_ENCODING_OF_FILES:
            raise LookupError(found.name)
    except (LookupError, ValueError) as error:
        raise InputError(
            f"There is no encoding {text[:40]!r}.", "Such as utf-8, utf-16, cp1252, iso-8859-15, shift_jis."
        ) from error
    return Encoding("utf-8-sig" if found.name == "utf-8" else found.name, lossy=True)


def find_encoding(opened: Callable[[], BinaryIO], name: str, sure: Encoding | None = None) -> Encoding:
    """Read the whole file once and say what it is written in.

    `opened` gives the file anew; `name` names it in messages; `sure` is what somebody said it is. Raises InputError for
    an empty file and for what is not text: known formats by their first bytes,
    others by the share of NUL and control bytes.
    """
    with opened() as file:
        head = file.read(CHUNK)
        if not head.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
            raise InputError(f"{name} is empty.", "Give a file with the names of its columns in the first line.")
        refuse_other_formats(head, name)
        if sure:
            return sure
        for mark, encoding in _MARKS:
            if head.startswith(mark):
                return Encoding(encoding, lossy=encoding != "utf-8-sig" or not _is_utf8(head, file)[0])
        wide = wide_without_mark(head)
        if wide:
            return Encoding(wide, lossy=True)
        _refuse_binary(head, name)
        strict, sample = _is_utf8(head, file)
    return Encoding("utf-8") if strict else _guess(sample)


def refuse_other_formats(head: bytes, name: str) -> None:
    """Raise InputError when the first bytes are those of a format that is no text."""
    for signature, what, hint in _SIGNATURES:
        if head.startswith(signature):
            raise InputError(f"{name} is {what}, not a list.", hint)


def _refuse_binary(head: bytes, name: str) -> None:
    nuls = head.count(b"\x00")
    controls = len(head) - len(head.translate(None, _CONTROLS))
    # Stray control bytes in an otherwise good list are dirt the text gate removes and counts; no program's data holds
    # NUL bytes without other control bytes.
    many_nuls = nuls > 2 and (nuls * 10 > len(head) or (nuls * 1000 > len(head) and controls * 100 > len(head)))
    if many_nuls or (controls > 40 and controls * 10 > len(head)):
        raise InputError(f"{name} is not text: it holds NUL or control bytes.", "Give a CSV file.")


def wide_without_mark(head: bytes) -> str:
    """The form of UTF-16 these bytes are in without saying so, "" for another encoding."""
    even, odd = head[0:4096:2], head[1:4096:2]
    if odd.count(0) * 3 > len(odd) and even.count(0) * 20 < len(even) + 20:
        return "utf-16-le"
    if even.count(0) * 3 > len(even) and odd.count(0) * 20 < len(odd) + 20:
        return "utf-16-be"
    return ""


def _is_utf8(head: bytes, file: BinaryIO) -> tuple[bool, bytes]:
    """Whether all of it is UTF-8; else the chunk in which it first is not."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    chunk = head
    while True:
        try:
            decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError:
            return False, chunk or head
        if not chunk:
            return True, b""
        chunk = file.read(CHUNK)


def _guess(sample: bytes) -> Encoding:
    text = sample.decode("utf-8", errors="surrogateescape")
    bad = len(re.findall("[\ud800-\udfff]", text))
    if len(re.findall("[^\x00-\x7f\ud800-\udfff]", text)) > 10 * bad:
        return Encoding("utf-8", lossy=True)
    lines = b"\n".join(line for line in re.split(rb"[\r\n]+", sample) if not line.isascii())[:65_536]
    best = max(("cp1252", "mac_roman", "cp850"), key=lambda encoding: _western_share(lines, encoding))
    if _western_share(lines, best) >= 0.85:
        return Encoding(best, lossy=True)
    import chardet

    found = chardet.detect(lines)["encoding"]
    for encoding in (found, "cp1252"):
        if encoding and _reads(lines, encoding):
            return Encoding(encoding, lossy=True)
    return Encoding("cp1252", lossy=True)


def _western_share(data: bytes, encoding: str) -> float:
    """How much of what is not ASCII looks like Western European words in this encoding, 0 to 1."""
    text = data.decode(encoding, errors="replace")
    strange = [match.start() for match in re.finditer("[^\x00-\x7f]", text)]
    letters = sum(character.isascii() and character.isalpha() for character in text)
    if len(strange) > letters:  # whole words of them: another alphabet
        return 0.0
    good = 0
    for position in strange:
        before, here, after = text[max(position - 1, 0) : position], text[position], text[position + 1 : position + 2]
        if _WESTERN.match(here):
            good += not (here.isupper() and before.islower())  # "MŸller", "Ren»e": right letters at the wrong place
        elif _TYPOGRAPHIC.match(here):
            good += not (before.isalpha() and after.isalpha()) or here in "’–·"
    return good / len(strange) if strange else 0.0


def _reads(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    except LookupError:
        return False
    return True
