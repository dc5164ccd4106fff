"""A column name without the question around it, where a form asked for what it holds.

Conservative: a name that is known stays, and so does one of which no known name is left.
"""

from __future__ import annotations

import re

from leadtui.rules.header_words import alias_of, header_key, known_header, read_address_part, read_reach
from leadtui.words.headers_questions import ASIDES, ASKED, FRAMES

_MARKS = " \t*?:¿.!"
_ASIDE = re.compile(rf"(?i)\s*[(\[]\s*(?:{'|'.join(ASIDES)})\s*[)\]]\s*$")
_FRAME = re.compile(rf"(?i)(?:{'|'.join(FRAMES)})\s+(?P<rest>\S.*)")
_ANSWERED = re.compile(r"[^?]+\?\s*\((?P<what>[^()]+)\)")
_LONGEST = 80


def without_question(name: str) -> str:
    """ "Full name" of "What is your full name? (optional)", "Company" of "Company / Organisation".

    "Vor- und Nachname" of "Wie heißen Sie? (Vor- und Nachname)".
    """
    if len(name) > _LONGEST or known_header(name):
        return name
    answered = _ANSWERED.fullmatch(name)
    if answered and _field(answered["what"]) in ASKED:
        return answered["what"]
    bare = _ASIDE.sub("", name.strip(_MARKS)).strip(_MARKS)
    if not bare or known_header(bare):
        return bare or name
    found = _FRAME.fullmatch(bare)
    if found and _asked_for(found["rest"]):
        return found["rest"]
    either = (found["rest"] if found else bare).split("/")
    if len(either) == 2 and _field(either[0]) in ASKED and _field(either[0]) == _field(either[1]):
        return either[0].strip()
    return name


def _asked_for(name: str) -> bool:
    """Whether the name is that of something a person is asked for."""
    if _field(name):
        return _field(name) in ASKED
    return read_reach(name) is not None or read_address_part(name) is not None or known_header(name)


def _field(name: str) -> str:
    return alias_of().get(header_key(name), ("", 0))[0]
