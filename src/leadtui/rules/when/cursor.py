"""A place in the tokens of a phrase, and the refusals that belong to it. Readers move it on only when they take."""

from __future__ import annotations

from collections.abc import Container

from leadtui.rules.when.tokens import Token, refusal, tokens_of, unknown
from leadtui.words.errors import InputError


class Cursor:
    """Where a reader stands. A reader that does not take puts `pos` back to where it found it."""

    def __init__(self, phrase: str, examples: str, month_first: bool) -> None:
        self.phrase = phrase
        self.examples = examples
        self.month_first = month_first
        self.tokens = tokens_of(phrase)
        self.pos = 0

    def peek(self, ahead: int = 0) -> Token | None:
        """Return the token `ahead` of here, None past the end."""
        place = self.pos + ahead
        return self.tokens[place] if place < len(self.tokens) else None

    def word(self, ahead: int = 0) -> str:
        """Return the word `ahead` of here, "" when there is none or it is not a word."""
        token = self.peek(ahead)
        return token.text if token and token.kind == "word" else ""

    def accept(self, *words: str) -> bool:
        """Take exactly these words in a row, or nothing."""
        if any(self.word(place) != word for place, word in enumerate(words)):
            return False
        self.pos += len(words)
        return True

    def accept_any(self, words: Container[str]) -> str:
        """Take the next word when it is one of these and return it, else ""."""
        word = self.word()
        if not word or word not in words:
            return ""
        self.pos += 1
        return word

    def accept_sign(self, sign: str) -> bool:
        """Take this sign when it comes next."""
        token = self.peek()
        if not token or token.kind != "sign" or token.text != sign:
            return False
        self.pos += 1
        return True

    def said(self, start: int) -> str:
        """Return what was typed from token `start` to here."""
        return self.phrase[self.tokens[start].start : self.tokens[self.pos - 1].end]

    def refuse(self, start: int, expected: str) -> InputError:
        """Return the refusal of what was typed from token `start` to here."""
        return refusal(self.phrase, self.said(start), expected)

    def leftover(self) -> InputError:
        """Return the refusal of the token here, which no rule takes."""
        token = self.tokens[min(self.pos, len(self.tokens) - 1)]
        return unknown(self.phrase, self.phrase[token.start : token.end], self.examples)
