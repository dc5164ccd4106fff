"""A file of rules as typed: a mistake in it changes nothing."""

from __future__ import annotations

from leadtui.rules.toml.toml_file import TomlFile

UNCHANGED = "Nothing was changed."


class RulesFile(TomlFile):
    """The values of a file of rules."""

    what = "rules"
    after = UNCHANGED
