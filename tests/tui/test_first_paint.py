"""What the first paint may load."""

from __future__ import annotations

import subprocess
import sys

LOADS = """
import sys
import leadtui.bootstrap, leadtui.tui.app, leadtui.tui.screens.queue
heavy = {"sqlmodel", "sqlalchemy", "pydantic", "alembic", "phonenumbers", "email_validator", "nameparser", "chardet"}
print(sorted(heavy & {name.partition(".")[0] for name in sys.modules}))
print(sorted(name for name in sys.modules if name.startswith("leadtui.tui.keyboard.prompts")))
"""


def test_the_app_and_its_first_screen_load_no_model_and_no_prompt() -> None:
    said = subprocess.run([sys.executable, "-c", LOADS], capture_output=True, text=True, check=True).stdout.split("\n")
    assert said[0] == "[]"
    assert said[1] == "[]"
