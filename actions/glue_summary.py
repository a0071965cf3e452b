"""A summary of where the person stands: to forward, to print, to share with a counsellor beside.

It holds no name and no word of the person: modules, ticked items, the plan, sums, titles of signs.
"""

from collections.abc import Callable, Iterable, Mapping

from actions import shelf
from actions.card_words import Words
from actions.cost_calculator import Costs
from actions.costs_card import money_words, sum_rows
from actions.glue_profile import profile_of
from actions.mobility_plan import Words as PlanWords
from actions.mobility_plan.planner import make_plan
from actions.plan_card import PlanCard
from actions.scene import Scene
from actions.workshop_walk.fit import Fit
from bot.content.model import Module, StepKind
from bot.content.render import Block
from bot.content.reply import Reply
from bot.text.codes import SUMMARY_CODES

DONE = frozenset({"summary_done", "summary_ticked"})
"""Parts whose rows are done."""
CODE_MINUTES = 15
MAX_ROWS = 8
"""Rows of a part; a summary is one page."""


def make_summary(scene: Scene) -> Reply | None:
    """Return the whole summary, or None where there is nothing to say yet."""
    parts = [_project(scene), *_workshop(scene), *_plan(scene), _money(scene), _signs(scene)]
    found = [part for part in parts if part]
    if not found:
        return None
    joined = Block("\n\n".join(found))
    return scene.reply("summary_show", date=scene.renderer.today, parts=joined)


def show(scene: Scene) -> None:
    """Show it, with the ways to take it along."""
    made = make_summary(scene)
    if made is None:
        scene.say("summary_empty")
        return
    scene.without_way_back()
    scene.show(made)


def to_file(scene: Scene) -> None:
    """Have it made as a file that any phone opens and any printer prints."""
    made = make_summary(scene)
    if made is None:
        scene.say("summary_empty")
        return
    scene.signal(document="summary", details={"text": made.text})
    scene.say("summary_file")


def to_code(scene: Scene) -> None:
    """Give a code by which a counsellor beside the person sees it, once, for a short time."""
    made = make_summary(scene)
    if made is None:
        scene.say("summary_empty")
        return
    code = SUMMARY_CODES.new()
    scene.signal(shared={"code": code, "text": made.text, "minutes": CODE_MINUTES})
    scene.say("summary_code", code=SUMMARY_CODES.shown(code), minutes=CODE_MINUTES)


def _project(scene: Scene) -> str:
    who = Fit(scene.renderer, scene.language, profile_of(scene)).summary()
    return scene.words("summary_project", who=Block(who)) if who else ""


def _workshop(scene: Scene) -> list[str]:
    progress, modules = scene.progress, scene.content.walk(scene.language)
    if not (progress.module or progress.done or progress.ticked):
        return []
    done = [m for m in modules if m.id in progress.done]
    parts = [scene.words("summary_modules", done=len(done), count=len(modules))]
    if done:
        parts.append(_rows(scene, "summary_done", (m.title for m in done)))
    current = next((m for m in modules if m.id == progress.module), None)
    if current is not None:
        parts.append(scene.words("summary_open", title=Block(current.title)))
    ticked, left = _items(scene, modules)
    parts.append(_rows(scene, "summary_ticked", ticked))
    parts.append(_rows(scene, "summary_left", left))
    return parts


def _items(scene: Scene, modules: Iterable[Module]) -> tuple[list[str], list[str]]:
    """Return the items of begun checklists that are ticked, and those that are not."""
    ticked: list[str] = []
    left: list[str] = []
    for module in modules:
        for step in module.steps:
            known = scene.progress.ticked.get(f"{module.id}.{step.id}")
            if step.kind is StepKind.CHECKLIST and known:
                ticked += [item.text for item in step.items if item.id in known]
                left += [item.text for item in step.items if item.id not in known]
    return ticked, left


def _plan(scene: Scene) -> list[str]:
    """Return the plan, where every question of it was answered or passed over."""
    project, outline = scene.project, shelf.outline()
    if not project.finished(outline):
        return []
    words = PlanWords(scene.renderer, outline, scene.language)
    return PlanCard(words, project).sections(make_plan(outline, project, shelf.today()))


def _money(scene: Scene) -> str:
    costs = Costs.from_json(scene.slots.get("costs"))
    words = Words(scene.renderer, scene.language)
    rows: list[str] = [sum_rows(costs.sums, words)] if costs.sums else []
    if costs.pay is not None:
        rows.append(scene.words("summary_pay", pay=money_words(costs.pay, words)))
    return scene.words("summary_costs", rows=Block("\n".join(rows))) if rows else ""


def _signs(scene: Scene) -> str:
    found = (scene.slots.get("offer") or {}).get("signs") or ()
    if not found:
        return ""
    signs = {sign.id: sign for sign in shelf.offer_check().engine.signs}
    titles = [str(signs[i].words["title"][scene.language]) for i in found if i in signs]
    return _rows(scene, "summary_offer", titles)


def _rows(scene: Scene, reply_id: str, texts: Iterable[str]) -> str:
    row = "summary_row_done" if reply_id in DONE else "summary_row"
    rows = [scene.words(row, text=Block(text)) for text in list(texts)[:MAX_ROWS]]
    return scene.words(reply_id, rows=Block("\n".join(rows))) if rows else ""


DEEDS: Mapping[str, Callable[[Scene, Mapping[str, str]], None]] = {
    "summary.show": lambda scene, _: show(scene),
    "summary.file": lambda scene, _: to_file(scene),
    "summary.code": lambda scene, _: to_code(scene),
}
