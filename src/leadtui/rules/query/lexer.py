"""A query's text cut into tokens, each with its place.

Always holds: every character of the text is in a token or is a blank between two; a mistake is a `QueryError`.
What looks like a field but is none of ours (`10:30`, `https://acme.com`, `:)`) is a word, and so is a `-` on its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from leadtui.rules.query.errors import QueryError
from leadtui.rules.query.tree import Comparison, Node, Number, Phrase, Test, Value, Word
from leadtui.words.patterns import pattern
from leadtui.words.records import record

MAX_LENGTH = 4000
TokenKind = Literal["(", ")", "or", "and", "not", "term", "end"]

_BLANK = pattern(r"\s+")
_FIELD = pattern(r"([^\W\d][\w.-]*):(?!//)")
_SHORT_COMPARISON = pattern(r"([^\W\d][\w.-]*)(?=[<>]=?\d)")
_CUSTOM = pattern(r'custom\."', re.IGNORECASE)
_QUOTED = pattern(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_WORD = pattern(r'[^\s()"]+')
_BARE_VALUE = pattern(r'(?![<>=])(?:(?!\.\.)[^\s,()"])+')
_GLUED = pattern(r'\.\.|[,"]|[^\s(),"]+')
_OPERATOR = pattern(r"<=|>=|<|>|=")
_COMPARISONS: dict[str, Comparison] = {"<": "<", "<=": "<=", ">": ">", ">=": ">=", "=": "in"}
_NUMBER = pattern(r"[Ll](\d{1,18})")
_PHONE = pattern(r"[+(]{0,2}\d(?:[\d().\-/ ]*\d)?(?![^\s)])")
_TRUNK = pattern(r"\(0\)")


@record
class Token:
    """A token; `node` only for terms. `text` is what stands there."""

    kind: TokenKind
    text: str
    position: int
    node: Node | None = None


def tokens(text: str) -> Iterator[Token]:
    """The tokens of `text`, the last one `end`. Raises QueryError, also when the text is longer than MAX_LENGTH."""
    if len(text) > MAX_LENGTH:
        raise QueryError(MAX_LENGTH, text[MAX_LENGTH:], f"a query has at most {MAX_LENGTH} characters", "Shorten it.")
    at = 0
    while True:
        at = _skip_blanks(text, at)
        if at == len(text):
            yield Token("end", "", at)
            return
        token, at = _token(text, at)
        yield token


def _skip_blanks(text: str, at: int) -> int:
    blank = _BLANK.match(text, at)
    return blank.end() if blank else at


def _token(text: str, at: int) -> tuple[Token, int]:
    if phone := _phone(text, at):
        return phone
    if text[at] in "()":
        return Token("(" if text[at] == "(" else ")", text[at], at), at + 1
    if text[at] == '"':
        phrase, end = _quoted(text, at)
        return Token("term", text[at:end], at, Phrase(phrase, at)), end
    if text[at] == "-" and at + 1 < len(text) and not text[at + 1].isspace() and text[at + 1] != ")":
        return Token("not", "-", at), at + 1
    if head := _head(text, at):
        name, custom, end = head
        test, end = _test(text, at, name, custom, end)
        return Token("term", text[at:end], at, test), end
    return _word(text, at)


def _word(text: str, at: int) -> tuple[Token, int]:
    match = _WORD.match(text, at)
    word = match.group() if match else text[at]
    end = at + len(word)
    for keyword in ("or", "and", "not"):
        if word.lower() == keyword:
            return Token(keyword, word, at), end
    number = _NUMBER.fullmatch(word)
    node: Node = Number(int(number.group(1))) if number else Word(word, position=at)
    return Token("term", word, at, node), end


def _phone(text: str, at: int) -> tuple[Token, int] | None:
    """A phone number typed with blanks or brackets, as one word: `+` and digits. Not just any two numbers in a row."""
    match = _PHONE.match(text, at)
    if match is None:
        return None
    typed = match.group()
    groups = typed.split()
    digits = "".join(filter(str.isdecimal, _TRUNK.sub("", typed)))
    spread = len(groups) > 1 and (typed[0] in "+(0" or len(groups) > 2)
    balanced = typed.count("(") == typed.count(")") and typed.find(")") >= typed.find("(")
    if not ((spread or "(" in typed) and balanced and 7 <= len(digits) <= 15 and digits.isascii()):
        return None
    word = ("+" if typed.startswith("+") else "") + digits
    return Token("term", typed, at, Word(word, position=at)), match.end()


def _quoted(text: str, at: int) -> tuple[str, int]:
    match = _QUOTED.match(text, at)
    if match is None:
        raise QueryError(at, text[at:], "the quotation mark is not closed", 'Write a closing ".')
    return re.sub(r"\\(.)", r"\1", match.group(1), flags=re.DOTALL), match.end()


def _head(text: str, at: int) -> tuple[str, bool, int] | None:
    """The field of a test that begins here: its name, whether it is a custom one, where its value begins."""
    if custom := _CUSTOM.match(text, at):
        name, end = _quoted(text, custom.end() - 1)
        if text[end : end + 1] != ":":
            raise QueryError(end, text[end : end + 1], "a custom field needs ':' and a value", 'custom."Name":value')
        return name, True, end + 1
    match = _FIELD.match(text, at) or _SHORT_COMPARISON.match(text, at)
    if match is None:
        return None
    name = match.group(1)
    is_custom = name.lower().startswith("custom.") and len(name) > len("custom.")
    return (name[len("custom.") :] if is_custom else name), is_custom, match.end()


def end_of_head(text: str, at: int) -> int:
    """Where the field of a test that begins here ends, with its `:` if it has one."""
    head = _head(text, at)
    return head[2] if head else at


def end_of_value(text: str, at: int) -> int:
    """Where the value that begins here ends."""
    value = _value_or_none(text, at)
    return value[1] if value else at


def _test(text: str, at: int, name: str, custom: bool, after: int) -> tuple[Test, int]:
    after = _skip_blanks(text, after)
    operator = _OPERATOR.match(text, after)
    if operator:
        value, end = _value(text, name, operator.end())
        return _alone(text, end, Test(name, _COMPARISONS[operator.group()], (value,), custom, at)), end
    low = None if text.startswith("..", after) else _value(text, name, after)
    end = low[1] if low else after
    if text.startswith("..", end):
        high = _value_or_none(text, end + 2)
        if low is None and high is None:
            raise QueryError(after, "..", f"a range of {name} needs an end", f"{name}:1..9, {name}:1.. or {name}:..9")
        ends = (low[0] if low else None, high[0] if high else None)
        end = high[1] if high else end + 2
        return _alone(text, end, Test(name, "between", ends, custom, at)), end
    values = [low[0]] if low else []
    while text.startswith(",", end):
        item, end = _value(text, name, _skip_blanks(text, end + 1))
        values.append(item)
    return _alone(text, end, Test(name, "in", tuple(values), custom, at)), end


def _value(text: str, name: str, at: int) -> tuple[Value, int]:
    at = _skip_blanks(text, at)
    found = _value_or_none(text, at)
    if found is None:
        raise QueryError(at, text[at : at + 1], f"{name}: needs a value", f'As in {name}:value or {name}:"two words".')
    return found


def _value_or_none(text: str, at: int) -> tuple[Value, int] | None:
    if text.startswith('"', at):
        value, end = _quoted(text, at)
        return Value(value, True, at), end
    if custom := _CUSTOM.match(text, at):
        value, end = _quoted(text, custom.end() - 1)
        return Value(f"custom.{value}", True, at), end
    match = _BARE_VALUE.match(text, at)
    return (Value(match.group(), False, at), match.end()) if match else None


def _alone(text: str, end: int, test: Test) -> Test:
    """`test`, when nothing is glued to its end: a range or comparison cannot stand in a list."""
    rest = _GLUED.match(text, end)
    if rest:
        raise QueryError(
            end,
            rest.group(),
            f"{test.field}: takes a list, one range or one comparison",
            f"As in {test.field}:a,b or {test.field}:1..9 or {test.field}:<9; to combine them write or between.",
        )
    return test
