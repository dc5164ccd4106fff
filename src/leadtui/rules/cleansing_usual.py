"""What is usual in a base: titles as most write them, sources as the workspace calls them.

A title is unusual when another spelling of the same title (the same key) is used far more often, when a word of it is
one slip away from a word that titles are made of, or when it is all in capitals. So each base sets its own standard.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from leadtui.rules.email_typos import one_slip
from leadtui.rules.text import fold
from leadtui.rules.titles import title_key
from leadtui.words.lifecycle import Source
from leadtui.words.titles import functions, phrases, ranks
from leadtui.words.workspace import find, word_key

MORE_OFTEN = 3
"""A spelling is the usual one when it is used so many times as often as another."""

_LETTERS = re.compile(r"[^\W\d_]+")
_SHORTEST = 6
"""Letters of a word in which a slip is told from another word."""

_SMALL = frozenset(
    ("of", "the", "for", "and", "in", "at", "to", "de", "des", "du", "der", "die", "und", "et", "y", "di")
)
_CAPITALS = frozenset(
    ("ceo", "cfo", "coo", "cto", "cio", "cmo", "cro", "cco", "cdo", "cpo", "cso", "chro", "ciso", "vp", "svp", "evp",
     "avp", "it", "hr", "rd", "pr", "qa", "md", "gm", "pdg", "daf", "dsi", "drh", "ii", "iii", "iv", "us", "uk", "eu",
     "usa", "emea", "apac", "dach", "seo", "sem", "crm", "erp", "b2b", "b2c", "ux", "ui", "ai", "bi", "pm", "rh")
)  # fmt: skip
_IN_TITLES = frozenset(
    ("office", "offices", "managers", "directors", "engineers", "systems", "service", "services", "products",
     "projects",
     "accounts", "account", "officers", "partners", "presidents", "director", "directory", "managing", "manage",
     "marketer", "marketeer", "founders", "owners", "technic", "technics", "logistic", "regions", "nations",
     "financials",
     "finances", "chiefs", "analysts", "supports", "supporter", "security", "sourcing", "supervisors", "advisor",
     "adviser", "creator", "curator", "creative", "operator", "operators", "developers", "engineered", "leader",
     "trainer", "trainers", "planner", "planning", "printing", "purchaser", "producer", "quantity", "internal",
     "external", "regional", "industrial", "commercial", "principals", "administrative", "secretarial", "accounting")
)  # fmt: skip
"""Words of titles that are one slip from another one and none themselves."""
_SOURCE_WORDS = {
    "web": "website", "homepage": "website", "site": "website", "websites": "website", "internet": "website",
    "webform": "web-form", "contactform": "web-form", "form": "web-form", "websiteform": "web-form",
    "formulaire": "web-form", "kontaktformular": "web-form", "referred": "referral", "recommendation": "referral",
    "wordofmouth": "referral", "empfehlung": "referral", "recommandation": "referral", "customerreferral": "referral",
    "tradefair": "trade-show", "fair": "trade-show", "exhibition": "trade-show", "messe": "trade-show",
    "salon": "trade-show", "expo": "trade-show", "conference": "trade-show", "tradeshows": "trade-show",
    "event": "customer-event", "ads": "advertisement", "ad": "advertisement", "advert": "advertisement",
    "advertising": "advertisement", "googleads": "advertisement", "adwords": "advertisement", "ppc": "advertisement",
    "facebook": "social-media", "instagram": "social-media", "twitter": "social-media", "x": "social-media",
    "social": "social-media", "tiktok": "social-media", "phone": "cold-call", "coldcalling": "cold-call",
    "telemarketing": "cold-call", "outbound": "cold-call", "email": "cold-email", "emailcampaign": "cold-email",
    "list": "purchased-list", "boughtlist": "purchased-list", "database": "purchased-list", "reseller": "partner",
    "refferal": "referral", "referal": "referral", "referals": "referral", "partners": "partner",
    "channel": "partner", "employee": "employee-referral", "webinars": "webinar",
}  # fmt: skip


def usual_titles(counted: Iterable[tuple[str, str | None, int]]) -> dict[str, str]:
    """Unusual titles of a base and how they are usually written, from all of them with key and number."""
    by_key: dict[str, list[tuple[int, str]]] = defaultdict(list)
    every = list(counted)
    for title, key, number in every:
        by_key[key or title_key(title)].append((number, title))
    common = {key: max(spellings, key=lambda one: (one[0], one[1])) for key, spellings in by_key.items() if key}
    known = _frequent(every)
    found = {}
    for title, key, number in every:
        own = key or title_key(title)
        meant = _usual(title, own, number, common)
        if not meant:
            mended = mended_title(title, known)
            near = common.get(title_key(mended))
            meant = near[1] if mended != title and near and near[1] != title and near[0] > number else mended
        if meant != title:
            found[title] = meant
    return found


def _usual(title: str, key: str, number: int, common: Mapping[str, tuple[int, str]]) -> str:
    """The spelling of the same title that is used far more often."""
    times, spelling = common.get(key, (0, ""))
    often = spelling != title and times >= MORE_OFTEN * number
    return spelling if often and _shortened(title, spelling) else ""


def _shortened(one: str, other: str) -> bool:
    """Whether two spellings are of one language: but for the words they share, one is the other shortened."""
    first, second = (_LETTERS.findall(fold(text)) for text in (one, other))
    rest = ["".join(w for w in words if w not in them and w not in _SMALL) for words, them in
            ((first, second), (second, first))]  # fmt: skip
    short, long = sorted(rest, key=len)
    if not short:
        return True
    letters = iter(long)
    return short[0] == long[0] and all(letter in letters for letter in short)


def _frequent(counted: Iterable[tuple[str, str | None, int]]) -> frozenset[str]:
    """The words that leads enough have in their title: they are no slips, whatever they are near."""
    times: Counter[str] = Counter()
    for title, _, number in counted:
        times.update(dict.fromkeys(_LETTERS.findall(fold(title)), number))
    return frozenset(word for word, number in times.items() if number >= MORE_OFTEN)


def mended_title(title: str, known: frozenset[str] = frozenset()) -> str:
    """A title with slips of the finger mended, and written as others are when it is all in one case.

    `known`: words that are right as they are. One in capitals is left alone where a short word may be an abbreviation.
    """
    mended = _LETTERS.sub(lambda word: _mended_word(word[0], known), title)
    if mended.isupper() and any(map(_may_be_short_for, _LETTERS.findall(mended))):
        return mended
    if len(title) > 3 and (mended.isupper() or mended.islower()):
        return _LETTERS.sub(lambda word: _cased(word[0], first=word.start() == 0), mended)
    return mended


def _mended_word(word: str, known: frozenset[str]) -> str:
    said = fold(word)
    if said in known:
        return word
    near = _near_words(said)
    if len(near) != 1:
        return word
    return near[0].upper() if word.isupper() else near[0].capitalize() if word[0].isupper() else near[0]


@lru_cache(maxsize=16_384)
def _near_words(said: str) -> tuple[str, ...]:
    if len(said) < _SHORTEST or not said.isascii() or said in _known_words() or said in _IN_TITLES:
        return ()
    return tuple(word for word in _long_words() if one_slip(said, word) and _of_the_finger(said, word))


def _of_the_finger(said: str, word: str) -> bool:
    """Whether a hand slips so: a letter lost, doubled, swapped or hit beside, inside the word.

    Another beginning or end makes another word ("office", "managed", "extern"), and so does a letter that lies
    elsewhere ("expert", "export").
    """
    if said[0] != word[0] or said[-1] != word[-1]:
        return False
    at = next(place for place in range(len(word)) if said[place] != word[place])
    if len(said) < len(word):
        return True
    if len(said) > len(word):
        return said[at] in (said[at - 1], said[at + 1]) or _beside(said[at], said[at + 1])
    swapped = sorted(said) == sorted(word)
    return swapped or _beside(said[at], word[at])


def _beside(one: str, other: str) -> bool:
    """Whether two letters lie side by side on a keyboard."""
    return other in _BESIDE.get(one, "")


_BESIDE = {
    "q": "wa", "w": "qeas", "e": "wrsd", "r": "etdf", "t": "ryfg", "y": "tugh", "u": "yihj", "i": "uojk", "o": "ipkl",
    "p": "ol", "a": "qwsz", "s": "awedxz", "d": "serfcx", "f": "drtgvc", "g": "ftyhbv", "h": "gyujnb", "j": "huikmn",
    "k": "jiolm", "l": "kop", "z": "asx", "x": "zsdc", "c": "xdfv", "v": "cfgb", "b": "vghn", "n": "bhjm", "m": "njk",
}  # fmt: skip


def _cased(word: str, *, first: bool) -> str:
    small = word.lower()
    if small in _CAPITALS:
        return small.upper()
    return small if small in _SMALL and not first else small[:1].upper() + small[1:]


def _may_be_short_for(word: str) -> bool:
    small = word.lower()
    return len(word) < _SHORTEST - 1 and small not in _SMALL | _CAPITALS and small not in _known_words()


@cache
def _known_words() -> frozenset[str]:
    """Every word that the tables of titles know."""
    return frozenset(word for text in (*phrases(), *ranks(), *functions()) for word in text.split() if word.isascii())


@cache
def _long_words() -> tuple[str, ...]:
    """The English words that titles are made of and that are long enough to be told when misspelt."""
    words = {word for text in (*ranks(), *functions()) for word in text.split()} | {
        "officer", "chief", "financial", "operating", "technology", "information", "resources", "software", "business",
        "technical", "vice", "general", "assistant", "executive", "customer", "success", "support",
    }  # fmt: skip
    return tuple(sorted(word for word in words if len(word) >= _SHORTEST and word.isascii()))


def usual_sources(held: Iterable[str], sources: Iterable[Source]) -> dict[str, str]:
    """Sources of leads that are none of the workspace's, and the key of the one each is near."""
    offered = [source for source in sources if source.offered]
    known = {source.key for source in sources}
    found = {}
    for text in held:
        if text not in known and (meant := _near_source(text, offered)):
            found[text] = meant
    return found


def _near_source(text: str, offered: list[Source]) -> str:
    word = find(offered, text)
    if word is not None:
        return word.key
    key = word_key(fold(text))
    meant = _SOURCE_WORDS.get(key, "")
    if any(source.key == meant for source in offered):
        return meant
    near = {
        s.key for s in offered if any(len(w) >= 5 and one_slip(key, w) for w in (word_key(s.key), word_key(s.name)))
    }
    return near.pop() if len(near) == 1 else ""
