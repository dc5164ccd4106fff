"""A verb without arguments is read without argparse, and is what argparse would have made of it."""

from __future__ import annotations

import pytest

from leadtui.cli.arguments import read_arguments
from leadtui.cli.parser import parsed
from leadtui.cli.verbs import VERBS
from leadtui.words.errors import InputError


@pytest.mark.parametrize("name", VERBS)
def test_a_verb_alone_is_read_as_argparse_reads_it(name: str) -> None:
    try:
        expected = {**vars(parsed(VERBS[name], [])), "help": None}
    except InputError as refused:
        with pytest.raises(InputError, match=refused.message.replace("|", ".")):
            read_arguments([name])
        return
    verb, arguments = read_arguments([name])
    assert verb is VERBS[name]
    assert {**vars(arguments), "help": None} == expected
