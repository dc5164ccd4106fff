"""Prompts of opportunities: the stage, one step on or back, why a deal is lost; and what to add from a customer."""

from __future__ import annotations

from leadtui.rules.stages import neighbour
from leadtui.tui.keyboard.actions import Action, Add, SetStage
from leadtui.tui.keyboard.prompts import Option, Prompt, PromptView, Situation, by_key, known_keys
from leadtui.tui.keyboard.prompts_choice import ReasonPrompt
from leadtui.words.customers import CustomerKind
from leadtui.words.stages import Stage, StageKind
from leadtui.words.workspace import offered


def stage_step(situation: Situation, stage: Stage) -> Prompt | SetStage:
    """Return what choosing this stage leads to: the write itself, or the question why the deal is lost."""
    if stage.kind is not StageKind.LOST:
        return SetStage(stage.key)
    return ReasonPrompt(situation, stage.name, lambda reason, note: SetStage(stage.key, reason, note))


def next_stage(situation: Situation, step: int) -> Prompt | SetStage | str:
    """Return what a step to the next (1) or previous (-1) stage leads to, or why there is none."""
    row, stages = situation.opportunity, situation.workspace.stages
    if row is None:
        return "Only opportunities have a stage."
    if row.stage not in situation.workspace.by_stage:
        return f"{row.stage} is no stage any more · s chooses one"
    found = neighbour(stages, row.stage, step)
    if found is None:
        stage = situation.workspace.by_stage.get(row.stage)
        name = stage.name if stage else row.stage
        if step > 0 and stage is not None and stage.kind is not StageKind.OPEN:
            return f"{row.name} is closed: {name} · < opens it again, s chooses a stage"
        return f"{name} is the {'last' if step > 0 else 'first'} stage · s chooses another"
    return stage_step(situation, found)


class StagePrompt(Prompt):
    """The stage menu: a digit."""

    kind = "stage"

    def _options(self) -> tuple[Option, ...]:
        row = self.situation.opportunity
        return tuple(
            Option(str(digit), f"{stage.name} {stage.probability} %", row is not None and row.stage == stage.key)
            for digit, stage in enumerate(offered(self.situation.workspace.stages)[:9], 1)
        )

    def key(self, key: str, character: str | None) -> Prompt | Action | None:
        """Take a stage's digit."""
        found = by_key(self._options(), key, character)
        if found is None:
            self.error = known_keys(self._options())
            return None
        return stage_step(self.situation, offered(self.situation.workspace.stages)[int(found.key) - 1])

    def view(self) -> PromptView:
        """Return what to draw now."""
        return PromptView("Stage", self._options(), error=self.error, hint="esc leaves")


class AddPrompt(Prompt):
    """What to add from a customer's own screen: a letter. What can belong to it, will."""

    kind = "add"

    def _options(self) -> tuple[Option, ...]:
        return tuple(Option(kind.value[0], f"{kind.value.capitalize()}{self._where(kind)}") for kind in CustomerKind)

    def _where(self, kind: CustomerKind) -> str:
        row = self.situation.row
        account = getattr(row, "account", None) or getattr(row, "name", "")
        return "" if kind is CustomerKind.ACCOUNT or not account else f" at {account}"

    def key(self, key: str, character: str | None) -> Action | None:
        """Take a kind's letter."""
        found = next((kind for kind in CustomerKind if kind.value[0] in (key, character)), None)
        if found is None:
            self.error = known_keys(self._options())
            return None
        return Add(found.value)

    def view(self) -> PromptView:
        """Return what to draw now."""
        return PromptView("Add", self._options(), error=self.error, hint="esc leaves")
