"""Move through a module: one screen at a time, with feedback, back, repeat, pause and resume.

The walk knows neither Rasa nor a database. It reads a content snapshot and a `Progress`, and
returns the new progress with what to say. Words come from `replies.yaml` (`walk_*`).
"""

from dataclasses import dataclass, replace

from actions.workshop_walk.checklist import checklist_text, tick_choices
from actions.workshop_walk.fit import Fit
from actions.workshop_walk.listing import list_modules
from actions.workshop_walk.profile import Profile
from actions.workshop_walk.progress import Progress
from bot.content.model import Module, Step, StepKind
from bot.content.render import Block, Renderer
from bot.content.reply import Choice, Reply


@dataclass(frozen=True)
class Turn:
    """The progress after a move, and what to say."""

    progress: Progress
    reply: Reply


class Walk:
    """The workshop in one language, from one content snapshot, for one person."""

    def __init__(self, renderer: Renderer, language: str, profile: Profile | None = None) -> None:
        self.renderer = renderer
        self.language = language
        self.modules = renderer.content.walk(language)
        self.profile = profile or Profile()
        self.fit = Fit(renderer, language, self.profile)
        self.ordered = self.fit.order(self.modules)

    def menu(self, progress: Progress) -> Turn:
        """List the modules, in the order that suits the person."""
        return Turn(progress, list_modules(self.modules, self.fit, progress, self._reply))

    def start(
        self, progress: Progress, module_id: str | None = None, step_id: str | None = None
    ) -> Turn:
        """Open a module at a step, or at its first; the first one not done if none is named."""
        module = self._module(module_id) if module_id else self._first_not_done(progress)
        if module is None:
            return self.menu(progress)
        if step_id is not None and module.position(step_id) is not None:
            return self._show(progress.at(module.id, step_id))
        if module.id == progress.module and progress.step is not None:
            return self.resume(progress)
        progress = progress.at(module.id, module.steps[0].id)
        return self._show(progress, opening=self._opening(module))

    def outside(self, progress: Progress) -> Turn:
        """Answer words that are none of the choices of the open screen: show them again."""
        if self._open(progress) is None:
            return self._nowhere(progress)
        return self._show(replace(progress, active=True), opening=self._words("walk_outside"))

    def next(self, progress: Progress, step: str | None = None) -> Turn:
        """Go one step on, or end the module; `step` is where the person pressed."""
        return self._move(progress, step, 1)

    def back(self, progress: Progress, step: str | None = None) -> Turn:
        """Go one step back; the first step is shown again."""
        return self._move(progress, step, -1)

    def repeat(self, progress: Progress) -> Turn:
        """Show the current step again; a quiz may be answered anew."""
        if self._open(progress) is None:
            return self._nowhere(progress)
        return self._show(replace(progress.without_answers(), active=True))

    def pause(self, progress: Progress) -> Turn:
        """Leave the walk; the place is kept."""
        open_step = self._open(progress)
        if open_step is None:
            return Turn(replace(progress, active=False), self._reply("walk_pause_nothing"))
        reply = self._reply("walk_pause", title=open_step[0].title)
        return Turn(replace(progress, active=False), reply)

    def resume(self, progress: Progress) -> Turn:
        """Come back to the step that was left."""
        open_step = self._open(progress)
        if open_step is None:
            return self._nowhere(progress)
        opening = self._words("walk_resume", title=open_step[0].title)
        return self._show(replace(progress, active=True), opening=opening)

    def choose(self, progress: Progress, step: str, option_id: str) -> Turn:
        """Answer the quiz of a step; feedback, then another try or the way on."""
        open_step = self._open(progress)
        if open_step is None:
            return self._nowhere(progress)
        module, current = open_step
        option = current.option(option_id)
        if current.id != step or option is None or current.kind is not StepKind.QUIZ:
            return self._stale(progress)
        progress = progress.with_answer(option_id)
        feedback = self._filled(option.feedback)
        if option.correct:
            return self._feedback(progress, module, "walk_quiz_right", feedback)
        if len(progress.answered[progress.place]) <= current.retry:
            tried = set(progress.answered[progress.place])
            choices = [c for c in self._options(module, current) if c.args["option"] not in tried]
            question = self._filled(current.text)
            text = self._words("walk_quiz_again", feedback=feedback, question=question)
            return Turn(progress, Reply(text, tuple(choices)))
        right = next(o for o in current.options if o.correct)
        why = self._filled(right.feedback)
        text = self._words("walk_quiz_answer", answer=right.text, feedback=why)
        return self._feedback(progress, module, "walk_quiz_wrong", f"{feedback}\n\n{text}")

    def tick(self, progress: Progress, step: str, item_id: str) -> Turn:
        """Tick or untick an item of a checklist."""
        open_step = self._open(progress)
        if open_step is None:
            return self._nowhere(progress)
        current = open_step[1]
        if current.id != step or item_id not in {item.id for item in current.items}:
            return self._stale(progress)
        return self._show(progress.with_tick(item_id))

    def overview(self, progress: Progress) -> Turn:
        """Say how far the person is."""
        done = [m for m in self.modules if m.id in progress.done]
        values: dict[str, object] = {"done": len(done), "count": len(self.modules)}
        open_step = self._open(progress)
        if open_step is None:
            return Turn(progress, self._reply("walk_progress", **values))
        module, step = open_step
        values |= {
            "title": module.title,
            "place": (module.position(step.id) or 0) + 1,
            "steps": len(module.steps),
        }
        return Turn(progress, self._reply("walk_progress_open", **values))

    # What is shown

    def _move(self, progress: Progress, step: str | None, by: int) -> Turn:
        open_step = self._open(progress)
        if open_step is None:
            return self._nowhere(progress)
        module, current = open_step
        if step is not None and step != current.id:
            return self._stale(progress)
        position = (module.position(current.id) or 0) + by
        if position >= len(module.steps):
            return self._end(progress, module)
        return self._show(progress.at(module.id, module.steps[max(position, 0)].id))

    def _show(self, progress: Progress, opening: str = "") -> Turn:
        open_step = self._open(progress)
        if open_step is None:
            return self._nowhere(progress)
        module, step = open_step
        header = self._words(
            "walk_header",
            title=module.title,
            place=(module.position(step.id) or 0) + 1,
            count=len(module.steps),
        )
        body = self.renderer.text(self.language, step.text)
        if step.kind is StepKind.CHECKLIST:
            ticked = progress.ticked.get(progress.place, ())
            body += "\n\n" + checklist_text(step, ticked, self._words)
        shows = step.kind is StepKind.MEDIA and step.media in self.renderer.content.media
        if step.kind is StepKind.MEDIA and not shows:
            body = self.renderer.text(self.language, step.if_no_media)
        choices = self._choices(progress, module, step)
        beside = ""
        if module.position(step.id) == 0:
            beside = self.fit.beside(module)
            choices = (*choices, *self.fit.country_choice(module))
        texts = [text for text in (opening, header, body, beside) if text]
        media = step.media if shows else None
        return Turn(progress, Reply("\n\n".join(texts), choices, media))

    def _choices(self, progress: Progress, module: Module, step: Step) -> tuple[Choice, ...]:
        place = {"module": module.id, "step": step.id}
        if step.kind is StepKind.QUIZ:
            return tuple(self._options(module, step))
        moves = tuple(
            replace(move, args=place) if move.does in {"walk.next", "walk.back"} else move
            for move in self._reply("walk_moves").choices
            if move.does != "walk.back" or module.steps[0].id != step.id
        )
        if step.kind is StepKind.CHECKLIST:
            ticked = progress.ticked.get(progress.place, ())
            return (*tick_choices(step, place, ticked, self._words), *moves[:1])
        if step.kind is StepKind.CHOICE:
            chosen = [option.choice for option in step.options if option.choice]
            return tuple(
                replace(c, args={**c.args, **place}) if c.does == "walk.next" else c for c in chosen
            )
        return moves

    def _options(self, module: Module, step: Step) -> list[Choice]:
        return [
            Choice(
                option.text,
                "walk.choose",
                {"module": module.id, "step": step.id, "option": option.id},
            )
            for option in step.options
        ]

    def _feedback(self, progress: Progress, module: Module, reply_id: str, text: str) -> Turn:
        place = {"module": module.id, "step": progress.step or ""}
        moves = self._reply("walk_moves").choices
        onward = tuple(replace(m, args=place) for m in moves if m.does == "walk.next")
        return Turn(progress, Reply(self._words(reply_id, feedback=text), onward))

    def _end(self, progress: Progress, module: Module) -> Turn:
        progress = progress.with_done(module.id)
        offered = [self._module(m) for m in module.next if m not in progress.done]
        open_ones = [m for m in self.ordered if m.id not in progress.done]
        named = [] if self.profile.stage else [m for m in offered if m]
        followers = named or open_ones
        choices = [
            Choice(
                self._words("walk_next_module"),
                "walk.start",
                {"module": m.id},
                detail=m.title,
            )
            for m in followers[:1]
        ]
        if all(m.id in progress.done for m in self.modules):
            choices.append(Choice(self._words("walk_certificate"), "certificate.make"))
        reply = self._reply(
            "walk_end",
            text=self.renderer.text(self.language, module.end_text),
            done=len([m for m in self.modules if m.id in progress.done]),
            count=len(self.modules),
        )
        return Turn(progress, replace(reply, choices=(*choices, *reply.choices)))

    def _stale(self, progress: Progress) -> Turn:
        return self._show(progress, opening=self._words("walk_stale"))

    def _nowhere(self, progress: Progress) -> Turn:
        """Answer a move when no module is open, or when the open one is no longer offered."""
        gone = self._words("walk_module_gone") if progress.module else ""
        progress = replace(progress, module=None, step=None, active=False)
        turn = self.menu(progress)
        if gone:
            turn = replace(turn, reply=replace(turn.reply, text=f"{gone}\n\n{turn.reply.text}"))
        return turn

    # Where the person is

    def _open(self, progress: Progress) -> tuple[Module, Step] | None:
        """Return the open module and step; a step that was removed leads to the first one."""
        module = self._module(progress.module)
        if module is None:
            return None
        position = module.position(progress.step or "")
        return module, module.steps[position or 0]

    def _module(self, module_id: str | None) -> Module | None:
        return next((m for m in self.modules if m.id == module_id), None)

    def _first_not_done(self, progress: Progress) -> Module | None:
        if progress.module:
            return self._module(progress.module)
        return next((m for m in self.ordered if m.id not in progress.done), None)

    def _filled(self, text: str) -> str:
        return self.renderer.text(self.language, text)

    def _opening(self, module: Module) -> str:
        return self._words("walk_opening", aim=module.aim, minutes=module.minutes)

    def _reply(self, reply_id: str, **values: object) -> Reply:
        """Return a program reply; every word given here is content of the same language."""
        blocks = {k: Block(v) if isinstance(v, str) else v for k, v in values.items()}
        return self.renderer.reply(self.language, reply_id, blocks)

    def _words(self, reply_id: str, **values: object) -> str:
        return self._reply(reply_id, **values).text
