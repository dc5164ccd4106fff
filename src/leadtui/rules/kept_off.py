"""What a cell says of the two flags that keep somebody from being contacted, where it is no plain yes or no.

Only what is certain is a no: "subscribed", "ok to call", "not opted out", "unsubscribed: no". Anything else is for the
caller to hold the flag on with.
"""

from __future__ import annotations

import re

from leadtui.rules.text import fold
from leadtui.rules.values import read_yes_no
from leadtui.words.answers import KEPT_OFF, REACHED_AT
from leadtui.words.workspace import word_key

_NAMED = re.compile(r"(?P<what>[^:=]+)[:=](?P<answer>[^:=]+)")
_NOT = "not"


def read_kept_off(key: str, text: str) -> bool:
    """Whether a cell of `do_not_call` or `email_opt_out` says yes; raises InputError for what is neither yes nor no."""
    said = word_key(fold(text.strip(" .!")))
    if said in REACHED_AT[key] or (said.startswith(_NOT) and said.removeprefix(_NOT) in KEPT_OFF[key]):
        return False
    named = _NAMED.fullmatch(text)
    if named and word_key(fold(named["what"])) in KEPT_OFF[key]:
        return read_yes_no(named["answer"])
    return read_yes_no(text)
