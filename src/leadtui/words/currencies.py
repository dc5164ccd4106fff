"""Currencies (ISO 4217): how many digits their minor unit has, and the signs people write."""

from __future__ import annotations

from functools import cache

from leadtui.words.countries import countries

NO_MINOR_UNIT = frozenset(
    (
        "BIF",
        "CLP",
        "DJF",
        "GNF",
        "ISK",
        "JPY",
        "KMF",
        "KRW",
        "PYG",
        "RWF",
        "UGX",
        "UYI",
        "VND",
        "VUV",
        "XAF",
        "XOF",
        "XPF",
    )
)
THREE_DIGITS = frozenset(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"))
OTHERS = frozenset(("CHE", "CHW", "CLF", "COU", "MXV", "USN", "UYI", "BGN", "HRK", "ANG", "CUC", "ZWL"))

SIGNS: dict[str, str] = {
    "€": "EUR", "£": "GBP", "US$": "USD", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "AU$": "AUD", "NZ$": "NZD",
    "HK$": "HKD", "S$": "SGD", "NT$": "TWD", "R$": "BRL", "MX$": "MXN", "₹": "INR", "RS.": "INR", "RS": "INR",
    "₽": "RUB", "₩": "KRW", "₺": "TRY", "₪": "ILS", "₫": "VND", "฿": "THB", "₱": "PHP", "₴": "UAH", "₦": "NGN",
    "ZŁ": "PLN", "ZL": "PLN", "KČ": "CZK", "FT": "HUF", "FR": "CHF", "FR.": "CHF", "SFR": "CHF", "SFR.": "CHF",
    "元": "CNY", "円": "JPY", "CN¥": "CNY", "EURO": "EUR", "EUROS": "EUR", "DOLLARS": "USD", "POUNDS": "GBP",
}  # fmt: skip
SHARED_SIGNS: dict[str, tuple[str, ...]] = {
    "$": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "CLP", "COP", "ARS", "UYU", "JMD", "BSD", "BBD"),
    "¥": ("JPY", "CNY"),
    "￥": ("JPY", "CNY"),
    "KR": ("SEK", "NOK", "DKK", "ISK"),
    "KR.": ("DKK", "SEK", "NOK", "ISK"),
}
"""A sign several currencies share means the default currency when that is one of them, else the first named here."""

SHOWN: dict[str, str] = {
    "EUR": "€", "GBP": "£", "USD": "$", "JPY": "¥", "INR": "₹", "CAD": "CA$", "AUD": "A$", "NZD": "NZ$", "HKD": "HK$",
    "BRL": "R$", "MXN": "MX$", "KRW": "₩", "ILS": "₪", "VND": "₫", "TWD": "NT$", "CNY": "CN¥",
}  # fmt: skip


def is_currency(code: str) -> bool:
    """Whether this is the ISO 4217 code of a currency."""
    return code.upper() in _codes()


@cache
def _codes() -> frozenset[str]:
    return OTHERS.union(country.currency for country in countries().values())


def minor_digits(currency: str) -> int:
    """How many digits the minor unit of a currency has: 2 but for the yen and its like (0) and some dinars (3)."""
    currency = currency.upper()
    return 0 if currency in NO_MINOR_UNIT else 3 if currency in THREE_DIGITS else 2
