"""How likely an existing account or contact is the lead's: a score from 0 to 100, and the reasons in words.

This is where matching is decided, for a conversion now and for duplicates of every kind later: who looks for matches
brings facts and candidates and gets them judged here. What makes two leads the same (services/recognising) rests on the
same ground: compatible names, normal forms of emails and phones, the company's key, with the same scores.

Always holds: an exact match may be linked without asking, a near one never; an exact match scores above every near one;
the order of matches is total. A free-mail domain, or a page at a host that many share, says nothing about a company.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from leadtui.rules.emails import is_free_mail, is_role
from leadtui.rules.names import compatible_names
from leadtui.rules.text import fold
from leadtui.words.conversion import Match
from leadtui.words.customers import CustomerKind
from leadtui.words.records import record
from leadtui.words.rows import ReachRow
from leadtui.words.shared_hosts import SHARED_HOSTS

SAME_EMAIL = 95
SAME_PHONE = 90
SAME_NAME_AND_COMPANY = 85
"""How sure each makes that two are the same person; an email or phone together with a compatible name."""

SAME_COMPANY = 95
"""How sure a website or a company name makes that two are the same company."""

EXACT = 85
"""An exact match scores at least this, a near one less."""

SIMILAR = 84
"""From here on two names are similar: one letter in six may differ."""

_SHOWN = 60
_WHOLE_WORDS = 90


@record
class LeadFacts:
    """What a lead is matched by: `emails` and `phones` are normal forms, `host` is its website's."""

    first: str = ""
    last: str = ""
    company: str = ""
    company_key: str = ""
    host: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()

    @property
    def domains(self) -> tuple[str, ...]:
        """The domains of its emails that may be a company's."""
        return tuple(dict.fromkeys(filter(None, (own_host(email.rpartition("@")[2]) for email in self.emails))))


@record
class AccountFacts:
    """An account as it is matched; `detail` tells it from its namesakes."""

    id: int
    name: str
    company_key: str = ""
    host: str = ""
    phones: tuple[str, ...] = ()
    detail: str = ""


@record
class ContactFacts:
    """A contact as it is matched."""

    id: int
    first: str
    last: str
    account_id: int | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    detail: str = ""

    @property
    def name(self) -> str:
        """The whole name."""
        return f"{self.first} {self.last}".strip()


def own_host(host: str) -> str:
    """A web host or email domain by which a company can be recognised, else ""."""
    host = host.lower()
    shared = host in SHARED_HOSTS or host.partition(".")[2] in ("facebook.com", "linkedin.com")
    return "" if shared or is_free_mail(host) else host


def similarity(one: str, other: str) -> float:
    """How alike two names are, 0 to 100; both folded, companies without their legal form.

    The normalised edit distance (Indel, as rapidfuzz's `ratio`) of the names as they are, with their words sorted and
    without blanks, whichever is best. A name that is the beginning of the other in whole words counts as similar.
    """
    from rapidfuzz import fuzz

    if not one or not other:
        return 0.0
    best = max(
        fuzz.ratio(one, other),
        fuzz.token_sort_ratio(one, other),
        fuzz.ratio(one.replace(" ", ""), other.replace(" ", "")),
    )
    short, long = sorted((one.split(), other.split()), key=len)
    if len(short) < len(long) and short == long[: len(short)] and len("".join(short)) > 3:
        return max(best, float(_WHOLE_WORDS))
    return float(best)


def similar_keys(key: str, keys: Mapping[int, str], most: int) -> list[int]:
    """Which of many companies' keys are similar to one, the likest first: their numbers."""
    from rapidfuzz import fuzz, process

    found: dict[int, float] = {}
    for scorer in (fuzz.ratio, fuzz.token_sort_ratio):
        for _, score, number in process.extract(key, keys, scorer=scorer, score_cutoff=SIMILAR, limit=most):
            found[number] = max(score, found.get(number, 0.0))
    for number, other in keys.items():
        if other.startswith(f"{key} ") or key.startswith(f"{other} "):
            found[number] = max(similarity(key, other), found.get(number, 0.0))
    return sorted(found, key=lambda number: (-found[number], number))[:most]


def facts_of(lead: Mapping[str, Any], reach: Iterable[ReachRow]) -> LeadFacts:
    """What a lead (its stored columns, its emails and phones) is matched by."""
    rows = [row for row in reach if row.normal]
    return LeadFacts(
        lead["first_name"] or "",
        lead["last_name"] or "",
        lead["company"] or "",
        lead["company_key"] or "",
        lead["host"] or "",
        tuple(row.normal or "" for row in rows if row.kind == "email"),
        tuple(row.normal or "" for row in rows if row.kind == "phone"),
    )


def account_match(lead: LeadFacts, account: AccountFacts, *, worked_at: str = "") -> Match | None:
    """How far an account may be the lead's, None when nothing speaks for it.

    Exact by website or by company name, where both websites are known and differ the least of them. `worked_at` is the
    name of a contact there who is the lead for certain: that alone decides for a lead without a company and a website.
    """
    grounds: list[tuple[int, str]] = []
    host, theirs = own_host(lead.host), own_host(account.host)
    if host and host == theirs:
        grounds.append((SAME_COMPANY, "same website"))
    if lead.company_key and lead.company_key == account.company_key:
        grounds.append((EXACT if host and theirs and host != theirs else SAME_COMPANY, "same company name"))
    elif lead.company_key and (likeness := similarity(lead.company_key, account.company_key)) >= SIMILAR:
        said = f"similar name: {_short(lead.company)} ~ {_short(account.name)}"
        grounds.append((50 + round(25 * (likeness - SIMILAR) / (100 - SIMILAR)), said))
    if theirs and any(_within(domain, theirs) for domain in lead.domains):
        grounds.append((80, "email domain"))
    if _shared(lead.phones, account.phones):
        grounds.append((75, "same phone"))
    if worked_at:
        alone = not lead.company_key and not host
        grounds.append((EXACT if alone else 70, f"{_short(worked_at)} is a contact there"))
    return _match(CustomerKind.ACCOUNT, account.id, account.name, grounds, account.detail)


def contact_match(lead: LeadFacts, contact: ContactFacts, *, at: Sequence[int] = ()) -> Match | None:
    """How far a contact may be the lead, None when nothing speaks for it; `at` are the accounts that may be the lead's.

    Exact by the same email and a compatible name. A shared box (info@) without a name of the lead is nobody for
    certain.
    """
    grounds: list[tuple[int, str]] = []
    compatible = compatible_names(lead.first, lead.last, contact.first, contact.last)
    nameless = not (lead.first or lead.last)
    emails = _shared(lead.emails, contact.emails)
    if emails:
        personal = any(not is_role(email.partition("@")[0]) for email in emails)
        sure = compatible and (personal or not nameless)
        grounds.append((SAME_EMAIL if sure else 65, "same email" if compatible else "same email, another name"))
    if _shared(lead.phones, contact.phones):
        grounds.append((80 if compatible else 50, "same phone" if compatible else "same phone, another name"))
    if not nameless:
        one, other = fold(f"{lead.first} {lead.last}").strip(), fold(contact.name)
        here = contact.account_id is not None and contact.account_id in at
        if one == other:
            grounds.append((75 if here else 45, "same name at the account" if here else "same name"))
        elif here and not emails and compatible and lead.last and contact.last:
            grounds.append((65, "compatible name at the account"))
        elif here and not emails and similarity(one, other) >= SIMILAR:
            grounds.append(
                (60, f"similar name: {_short(f'{lead.first} {lead.last}'.strip())} ~ {_short(contact.name)}")
            )
    return _match(CustomerKind.CONTACT, contact.id, contact.name, grounds, contact.detail)


def ranked(matches: Iterable[Match | None], most: int = 20) -> tuple[Match, ...]:
    """The matches, the surest first; equal ones by number."""
    found = [match for match in matches if match is not None]
    return tuple(sorted(found, key=lambda match: (-match.score, not match.exact, match.id))[:most])


def preselected(matches: Sequence[Match]) -> tuple[Match | None, bool]:
    """The exact match to link without asking, and whether several equal ones have to be chosen between."""
    exact = [match for match in matches if match.exact]
    if not exact:
        return None, False
    best = max(match.score for match in exact)
    first = [match for match in exact if match.score == best]
    return (first[0], False) if len(first) == 1 else (None, True)


def _match(kind: CustomerKind, number: int, name: str, grounds: list[tuple[int, str]], detail: str) -> Match | None:
    """The strongest ground counts, each further one a little; no heap of near grounds makes a match exact."""
    if not grounds:
        return None
    grounds = sorted(grounds, key=lambda ground: -ground[0])
    exact = grounds[0][0] >= EXACT
    score = min(grounds[0][0] + 2 * (len(grounds) - 1), 100 if exact else EXACT - 1)
    return Match(kind, number, name, score, exact, tuple(reason for _, reason in grounds), detail)


def _within(domain: str, host: str) -> bool:
    return domain == host or domain.endswith(f".{host}") or host.endswith(f".{domain}")


def _shared(one: Iterable[str], other: Iterable[str]) -> set[str]:
    return set(one) & set(other)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
