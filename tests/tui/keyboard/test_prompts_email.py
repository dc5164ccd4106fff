"""Writing an email, copying, opening and dialling, as keys fed to their prompts."""

from __future__ import annotations

import pytest
from tests.tui.rows import lead, press, situation

from leadtui.rules.templates import Mail
from leadtui.tui.keyboard.actions import LogContact
from leadtui.tui.keyboard.errand_words import CopyMail, CopyText, DialNumber, EditMail, HandMail, OpenLink
from leadtui.tui.keyboard.prompts import CANCELLED
from leadtui.tui.keyboard.prompts_email import EmailPrompt, SentPrompt
from leadtui.tui.keyboard.prompts_reach import CopyPrompt, DialPrompt, OpenPrompt
from leadtui.words.card import Card
from leadtui.words.rows import ReachRow

ME = {"my_name": "Sam", "my_email": "sam@us.example"}


def reach(kind: str, value: str, normal: str | None = None) -> ReachRow:
    return ReachRow(1, kind, value, normal, "", 1)


def card(**values: object) -> Card:
    usual: dict[str, object] = {
        "name": "Ada Lovelace",
        "emails": (reach("email", "Ada@example.com", "ada@example.com"),),
        "phones": (reach("phone", "030 901820", "+4930901820"),),
        "website": "acme.com",
        "fields": (("first_name", "Ada"), ("company", "Engines")),
    }
    return Card(**{**usual, **values})  # type: ignore[arg-type]


def email(in_editor: bool = False, **values: object) -> EmailPrompt:
    return EmailPrompt(situation(lead()), card(**values), ME, in_editor=in_editor)


def drawn(prompt: EmailPrompt) -> str:
    view = prompt.view()
    return "\n".join((view.title, *view.lines, view.error, view.hint))


def test_a_template_by_its_key_is_shown_before_it_is_opened() -> None:
    prompt = email()
    assert press(prompt, "f") is None
    shown = drawn(prompt)
    assert "To: ada@example.com" in shown
    assert "Subject: Your interest, Ada" in shown
    assert "Hello Ada," in shown
    answer = press(prompt, "enter")
    assert isinstance(answer, HandMail)
    assert answer.mail.body.endswith("Best regards\nSam")


def test_enter_at_once_is_a_mail_without_a_template() -> None:
    assert press(email(), "enter", "enter") == HandMail("ada@example.com", Mail("", ""))


def test_a_key_of_no_template_changes_nothing() -> None:
    prompt = email()
    assert press(prompt, "q") is None
    assert prompt.stage == "template"
    assert "Keys here: f n c s e enter" in prompt.error


def test_what_is_not_known_is_marked_and_asked_about_before_it_is_opened() -> None:
    prompt = email(fields=(("first_name", ""),))
    press(prompt, "f")
    assert "[first name?]" in drawn(prompt)
    assert "Nothing is known for: first name, company" in drawn(prompt)
    assert press(prompt, "enter") is None
    assert press(prompt, "enter") is None
    assert isinstance(press(prompt, "y"), HandMail)


def test_one_who_asked_for_no_emails_is_written_to_knowingly_or_not() -> None:
    prompt = email(email_opt_out=True)
    for key in ("f", "enter", "n"):
        assert press(prompt, key) is None
        assert prompt.stage == "refused"
    press(prompt, "y", "f")
    assert isinstance(press(prompt, "enter"), HandMail)
    assert press(email(email_opt_out=True), "escape") is CANCELLED


def test_tab_takes_the_next_address() -> None:
    two = (reach("email", "a@x.com", "a@x.com"), reach("email", "b@x.com", "b@x.com"))
    answer = press(email(emails=two), "enter", "tab", "enter")
    assert isinstance(answer, HandMail)
    assert answer.address == "b@x.com"


def test_ctrl_o_edits_it_and_what_comes_back_is_handed_over() -> None:
    prompt = email()
    press(prompt, "f")
    assert isinstance(press(prompt, "ctrl+o"), EditMail)
    prompt.rewritten(Mail("Mine", "own words"))
    assert press(prompt, "enter") == HandMail("ada@example.com", Mail("Mine", "own words"))
    assert prompt.draft() == "Mine\nown words"


def test_y_copies_it() -> None:
    prompt = email()
    press(prompt, "c")
    answer = press(prompt, "y")
    assert isinstance(answer, CopyMail)
    assert answer.address == "ada@example.com"
    assert answer.mail.subject == "Our call"
    assert answer.mail.body.startswith("Hello Ada,")


def test_with_the_editor_preferred_enter_opens_that() -> None:
    answer = press(email(in_editor=True), "f", "enter")
    assert isinstance(answer, EditMail)
    assert answer.send


def test_shift_tab_goes_back_to_the_templates() -> None:
    prompt = email()
    press(prompt, "f", "shift+tab", "c")
    assert "Subject: Our call" in drawn(prompt)


def test_a_mail_that_was_left_comes_back_but_one_who_opted_out_is_asked_about_anew() -> None:
    prompt = email()
    prompt.rewritten(Mail("Mine", "own\nwords"))
    again = email()
    again.put_back(prompt.state())
    assert (again.stage, again.mail) == ("preview", Mail("Mine", "own\nwords"))
    refused = email(email_opt_out=True)
    refused.put_back(prompt.state())
    assert refused.stage == "refused"
    press(refused, "y")
    assert (refused.stage, refused.mail) == ("preview", Mail("Mine", "own\nwords"))


def test_only_y_says_that_it_was_sent() -> None:
    def sent() -> SentPrompt:
        return SentPrompt(situation(lead()), "a@x.com", Mail("S", "B"), "Handed over")

    assert press(sent(), "y") == LogContact("email", "B", "S")
    for key in ("n", "escape"):
        assert press(sent(), key) is CANCELLED
    for key in ("enter", "c", "x", "space"):
        prompt = sent()
        assert press(prompt, key) is None
        assert prompt.error


@pytest.mark.parametrize(("key", "text"), [("e", "ada@example.com"), ("p", "+4930901820"), ("n", "Ada Lovelace")])
def test_each_thing_is_copied_by_its_letter(key: str, text: str) -> None:
    answer = press(CopyPrompt(situation(lead()), card()), key)
    assert isinstance(answer, CopyText)
    assert answer.text == text


def test_all_is_everything_a_line_each_and_nothing_twice() -> None:
    answer = press(CopyPrompt(situation(lead()), card(name="Engines")), "a")
    assert isinstance(answer, CopyText)
    assert answer.text.splitlines() == ["Engines", "ada@example.com", "+4930901820", "acme.com"]


def test_what_is_not_there_is_dimmed_and_says_so() -> None:
    prompt = CopyPrompt(situation(lead()), card(phones=()))
    assert [option.key for option in prompt.view().options if option.why_not] == ["p"]
    assert press(prompt, "p") is None
    assert prompt.error == "Ada Lovelace has no phone · E adds one"


def test_a_website_is_opened_when_it_is_one() -> None:
    assert press(OpenPrompt(situation(lead()), card()), "w") == OpenLink("https://acme.com", "website")


@pytest.mark.parametrize("website", ["javascript:alert(1)", "-x", "a b.com", "acme.com\nx", "file:///etc/passwd"])
def test_what_is_no_website_is_refused_with_a_sentence(website: str) -> None:
    for values, key in (({"website": website}, "w"), ({"linkedin": website}, "l")):
        prompt = OpenPrompt(situation(lead()), card(**values))
        assert press(prompt, key) is None
        assert "is not opened" in prompt.error


def test_one_who_asked_not_to_be_called_is_dialled_on_y_alone() -> None:
    prompt = DialPrompt(situation(lead()), card(do_not_call=True), "Ada asked not to be called.")
    assert press(prompt, "enter") is None
    assert press(prompt, "y") == DialNumber()
    assert press(DialPrompt(situation(lead()), card(), "It is 03:00 there."), "n") is CANCELLED
