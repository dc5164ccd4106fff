"""What programs and people call the columns that keep somebody from being contacted, where they are no plain alias."""

from __future__ import annotations

from leadtui.words.answers import KEPT_OFF
from leadtui.words.workspace import word_key

NO_CALLS = (
    ("do", "not", "call"), ("dont", "call"), ("dnc",), ("do", "not", "disturb"), ("do", "not", "phone"),
    ("anrufsperre",), ("telefonsperre",), ("call", "opt", "out"), ("phone", "opt", "out"),
)  # fmt: skip
"""Words in a row that say it of calls; beside them stand at most those of a phone ("Phone 1 Do Not Call")."""

BESIDE = frozenset(
    ("direct", "work", "mobile", "cell", "phone", "home", "hq", "company", "office", "corporate", "number", "no",
     "flag", "status")
)  # fmt: skip
"""Words that may stand beside them, and figures."""

NO_CONTACT = (
    "Werbesperre", "Werbeverbot", "Kontaktsperre", "Nicht kontaktieren", "Do not contact", "Don't contact",
    "Ne pas contacter", "No contactar", "Non contattare", "Não contatar", "Niet contacteren",
)  # fmt: skip
"""Columns that say it of calls and emails both."""

SUBSCRIPTIONS = (
    "Subscription status", "Email subscription status", "Marketing status", "Email marketing status",
    "Person - Marketing status", "Contact - Marketing status", "Newsletter status", "Consent status",
)  # fmt: skip
"""Columns of statuses, of which some mean that no email may be sent; a subscription may be one that is paid as well."""

UNSUBSCRIBED = KEPT_OFF["email_opt_out"] | frozenset(
    map(
        word_key,
        ("not subscribed", "no consent", "spam", "reported as spam", "marked as spam", "complained", "do not contact",
         "abgemeldet", "désabonné", "désinscrit", "cancelled subscription", "suppressed", "uitgeschreven"),
    )
)  # fmt: skip
"""Statuses that mean it."""
