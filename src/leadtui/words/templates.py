"""Templates of emails and what can stand in them: a new base has five, a workspace may change and add some."""

from __future__ import annotations

from leadtui.words.records import record


@record
class Template:
    """A mail to begin with: fixed `key`, name, the `letter` pressed for it, and texts with `{placeholders}`."""

    key: str
    name: str
    letter: str
    subject: str = ""
    body: str = ""
    offered: bool = True


PLACEHOLDERS = {
    "salutation": "salutation",
    "first_name": "first name",
    "last_name": "last name",
    "name": "name",
    "title": "title",
    "company": "company",
    "city": "city",
    "product_interest": "product interest",
    "my_name": "your name",
    "my_email": "your email",
}
"""What stands for something in a template, with what it is called in sentences; `{{` is a brace."""

_SIGNED = "\n\nBest regards\n{my_name}"

TEMPLATES = (
    Template(
        "first-contact",
        "First contact",
        "f",
        "Your interest, {first_name}",
        "Hello {first_name},\n\nthank you for your interest. What should be solved first at {company}, and by when?\n\n"
        f"If you would rather talk, name a time and I will call you.{_SIGNED}",
    ),
    Template(
        "not-reached",
        "Not reached by phone",
        "n",
        "I tried to call you",
        "Hello {first_name},\n\nI tried to reach you by phone today. When does a short call suit you?\n\n"
        f"A line in reply with a day and a time is enough.{_SIGNED}",
    ),
    Template(
        "after-call",
        "After a call",
        "c",
        "Our call",
        "Hello {first_name},\n\nthank you for your time on the phone. As agreed:\n\n-\n\n"
        f"Have I forgotten anything?{_SIGNED}",
    ),
    Template(
        "stay-in-touch",
        "Stay in touch",
        "s",
        "Something for {company}",
        "Hello {first_name},\n\nsince we last spoke something has come up that may help at {company}:\n\n-\n\n"
        f"Has anything changed on your side?{_SIGNED}",
    ),
    Template(
        "after-event",
        "After an event",
        "e",
        "Good to have met you",
        "Hello {first_name},\n\nthank you for coming. What you asked for:\n\n-\n\n"
        f"Shall we talk it over for a quarter of an hour?{_SIGNED}",
    ),
)
