"""The mobility project in the dialogue: words and buttons become moves of `mobility_plan`.

The form is ours and no Rasa form: see docs/develop.md. The slot `plan` holds the answers, and
`pending` says whether a typed message may be one.
"""

from collections.abc import Callable, Mapping

from actions import shelf
from actions.glue import GlueAction
from actions.mobility_plan import Form, Heard, Words
from actions.mobility_plan.form import Asking
from actions.mobility_plan.planner import make_plan
from actions.mobility_plan.project import DESTINATION
from actions.mobility_plan.readiness import routes_for, stand
from actions.plan_card import PlanCard, ReadinessCard
from actions.scene import PLAN_PENDING, Scene
from bot.content.render import Block
from bot.documents.fonts import available

DOCUMENT_KIND = "plan"
KNOWN_OF_WORKSHOP = ("destination", "trade")
"""What the workshop may have asked already (the slot `profile`), and the project need not."""


def start(scene: Scene) -> None:
    """Begin the project; offer to go on, or show it, where there is one."""
    project, form = scene.project, _form(scene)
    if not project.begun:
        said = scene.slots.get("profile") or {}
        _follow(scene, form.start({name: said.get(name) for name in KNOWN_OF_WORKSHOP}))
    elif project.finished(form.outline):
        show(scene)
    elif project.away(shelf.today()) or not project.active:
        scene.show(form.offer_to_resume(project))
    else:
        _follow(scene, form.again(project))


def restart(scene: Scene) -> None:
    """Forget the answers and begin again."""
    _follow(scene, _form(scene).start())


def go_on(scene: Scene) -> None:
    """Take up the form where it was left."""
    project, form = scene.project, _form(scene)
    if not project.begun:
        _follow(scene, form.start())
    else:
        _follow(scene, form.resume(project))


def say(scene: Scene, intent: str) -> None:
    """Take a typed message that speaks to the form; `intent` is what the model made of it."""
    project, form = scene.project, _form(scene)
    today = shelf.today()
    heard = shelf.ear().hear(scene.text, intent, scene.entities, project, today) or Heard()
    if heard.wish == "stop":
        stop(scene)
    elif heard.wish == "language" and heard.about != scene.language:
        scene.switch_language(heard.about)
        _follow(scene, _form(scene).again(project, opening="utter_language_changed"))
    elif project.away(today) and not project.finished(form.outline):
        scene.show(form.offer_to_resume(project))
    else:
        _follow(scene, form.take(project, heard))


def stop(scene: Scene) -> None:
    """Leave the form; the answers are kept."""
    scene.set("pending", None)
    scene.set("plan", scene.project.stopped().to_json())
    scene.say("plan_stopped")


def review(scene: Scene) -> None:
    """Show the answers, to change one."""
    if not scene.project.begun:
        start(scene)
        return
    scene.show(_form(scene).review(scene.project))


def show(scene: Scene) -> None:
    """Show the plan, with the page to print; what is known so far where it is not finished."""
    project, form = scene.project, _form(scene)
    if not project.finished(form.outline):
        _show_unfinished(scene)
        return
    card = PlanCard(form.words, project)
    plan = make_plan(form.outline, project, shelf.today())
    printed = available()
    scene.set("pending", {"kind": PLAN_PENDING})
    scene.signal(plan="shown")
    if printed:
        scene.signal(document=DOCUMENT_KIND, details=card.page(plan))
    scene.show(card.screen(plan, printed=printed))


def _show_unfinished(scene: Scene) -> None:
    """Show what is noted so far, and ask on; begin where there is nothing yet."""
    project, form = scene.project, _form(scene)
    if not project.begun:
        start(scene)
    elif project.away(shelf.today()) or not project.active:
        scene.show(form.show_and_offer(project))
    else:
        _follow(scene, form.show_so_far(project))


def questions(scene: Scene) -> None:
    """Show the questions to ask."""
    form = _form(scene)
    plan = make_plan(form.outline, scene.project, shelf.today())
    scene.show(PlanCard(form.words, scene.project).questions(plan))


def show_readiness(scene: Scene, named: str | None = None) -> None:
    """Show where the answers put the person for a destination; its figures where nothing counts."""
    form = _form(scene)
    country = _country(scene, named)
    if country is None:
        scene.say("ready_no_country")
        return
    routes = routes_for(form.outline, country)
    if not routes:
        show_figures(scene, country)
        return
    scene.signal(readiness=country)
    card = ReadinessCard(form.words, scene.project)
    scene.show(card.route(stand(routes[0], scene.project, form.words)))


def show_figures(scene: Scene, named: str | None = None) -> None:
    """Show the dated figures of a destination."""
    form = _form(scene)
    country = _country(scene, named)
    shown = ReadinessCard(form.words, scene.project).figures(country) if country else None
    if shown is None and country is None:
        scene.say("ready_no_country")
    elif shown is None:
        scene.say("ready_nothing", country=Block(form.words.country(str(country))))
    else:
        scene.signal(readiness=country)
        scene.show(shown)


def _country(scene: Scene, named: str | None) -> str | None:
    """Return the country that a readiness view is about: named, planned for, or spoken of."""
    return named or scene.project.answers.get(DESTINATION) or scene.slots.get("country")


def _form(scene: Scene) -> Form:
    words = Words(scene.renderer, shelf.outline(), scene.language)
    return Form(words, shelf.today())


def _follow(scene: Scene, asking: Asking) -> None:
    """Keep the project as it is now, and say what comes: a question, or the plan."""
    project = asking.project
    scene.set("plan", project.to_json())
    scene.set("country", project.answers.get(DESTINATION) or scene.slots.get("country"))
    scene.leave_walk()
    if asking.reply is not None:
        scene.show(asking.reply)
    if project.open is None:
        show(scene)
        return
    scene.set("pending", {"kind": PLAN_PENDING})
    scene.signal(plan="asked", question=project.open)


Deed = Callable[[Scene, Mapping[str, str]], None]
PLAN_DEEDS: Mapping[str, Deed] = {
    "plan.start": lambda scene, _: start(scene),
    "plan.go_on": lambda scene, _: go_on(scene),
    "plan.restart": lambda scene, _: restart(scene),
    "plan.show": lambda scene, _: show(scene),
    "plan.questions": lambda scene, _: questions(scene),
    "plan.review": lambda scene, _: review(scene),
    "plan.stop": lambda scene, _: stop(scene),
    "plan.say": lambda scene, args: say(scene, args.get("intent", "")),
    "plan.ask": lambda scene, args: _follow(
        scene, _form(scene).again(scene.project, args.get("question"))
    ),
    "plan.skip": lambda scene, args: _follow(
        scene, _form(scene).skip(scene.project, args.get("question"))
    ),
    "plan.answer": lambda scene, args: _follow(
        scene,
        _form(scene).answer(scene.project, args.get("question", ""), args.get("value", "")),
    ),
    "readiness.show": lambda scene, args: show_readiness(scene, args.get("country")),
    "readiness.figures": lambda scene, args: show_figures(scene, args.get("country")),
}


class ActionPlan(GlueAction):
    """The mobility project, asked for in words."""

    def name(self) -> str:
        """Return the name used in rules."""
        return "action_plan"

    def play(self, scene: Scene) -> None:
        """Begin, go on, or show it; a country or a trade named with it changes the answer."""
        project, form = scene.project, _form(scene)
        if scene.intent == "build_plan" and project.finished(form.outline):
            heard = shelf.ear().corrections(scene.entities, project)
            if heard.answers:
                _follow(scene, form.take(project, heard))
                return
        if scene.intent == "show_plan":
            show(scene)
        else:
            start(scene)
