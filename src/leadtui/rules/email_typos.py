"""Slips of the finger in the domains of emails: "gmial.com", "hotmail.con".

Only what is nearly certain: a domain one slip away from a large provider of mailboxes that is not in use itself, or an
ending that is none. It is a suggestion, never a change.
"""

from __future__ import annotations

from functools import lru_cache

from leadtui.words.mail_domains import FREE_MAIL

_BRANDS = ("gmail", "googlemail", "hotmail", "outlook", "yahoo", "icloud", "protonmail")
_NOT_TYPOS = frozenset(("email.com", "ymail.com", "fmail.com", "umail.com", "cloud.com", "tmail.com", "zmail.com"))
_ENDINGS = {
    "con": "com", "cmo": "com", "ocm": "com", "comm": "com", "vom": "com", "xom": "com", "coom": "com", "cpm": "com",
    "clm": "com", "ccom": "com", "nte": "net", "ent": "net", "nett": "net", "ogr": "org", "orgg": "org",
}  # fmt: skip
_SHORTENED = {
    "gmail.co": "gmail.com", "gmail.cm": "gmail.com", "gmail.om": "gmail.com", "gmail.de": "gmail.com",
    "hotmail.co": "hotmail.com", "hotmail.cm": "hotmail.com", "outlook.co": "outlook.com", "yahoo.co": "yahoo.com",
    "yahoo.cm": "yahoo.com", "icloud.co": "icloud.com", "gmx.d": "gmx.de", "web.d": "web.de",
    "t-onlin.de": "t-online.de", "tonline.de": "t-online.de", "orage.fr": "orange.fr", "ornage.fr": "orange.fr",
    "wandoo.fr": "wanadoo.fr", "liber.it": "libero.it",
}  # fmt: skip


@lru_cache(maxsize=16_384)
def suggested_domain(domain: str) -> str:
    """The domain that was meant, "" when the one written (lower case) may well be meant."""
    if domain in FREE_MAIL or domain in _NOT_TYPOS:
        return ""
    if domain in _SHORTENED:
        return _SHORTENED[domain]
    brand, dot, ending = domain.rpartition(".")
    if not dot or "." in brand:
        return f"{brand}.{_ENDINGS[ending]}" if ending in _ENDINGS else ""
    right = _ENDINGS.get(ending, ending)
    near = next((name for name in _BRANDS if one_slip(brand, name)), "") if right in ("com", "fr", "de", "it") else ""
    if near and f"{near}.{right}" in FREE_MAIL:
        return f"{near}.{right}"
    return f"{brand}.{right}" if right != ending else ""


def suggested_email(normal: str) -> str:
    """The address (normal form) with the domain that was meant, "" when it is fine."""
    local, _, domain = normal.rpartition("@")
    meant = suggested_domain(domain)
    return f"{local}@{meant}" if meant else ""


def one_slip(written: str, meant: str) -> bool:
    """Whether one letter is missing, doubled, wrong, or two neighbours are swapped (Damerau's four slips)."""
    if written == meant or abs(len(written) - len(meant)) > 1:
        return False
    same = 0
    while same < min(len(written), len(meant)) and written[same] == meant[same]:
        same += 1
    rest, wanted = written[same:], meant[same:]
    if len(rest) == len(wanted):
        return rest[1:] == wanted[1:] or (rest[:2] == wanted[1::-1] and rest[2:] == wanted[2:])
    return rest[1:] == wanted if len(rest) > len(wanted) else rest == wanted[1:]
