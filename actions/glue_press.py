"""A pressed button: its deed is carried out. The closed list is in `bot.content.deeds`."""

from collections.abc import Callable, Mapping

from actions import (
    glue_checks,
    glue_costs,
    glue_profile,
    glue_reminders,
    glue_summary,
    glue_terms,
)
from actions.glue import GlueAction
from actions.glue_answers import show_answer, show_other_countries
from actions.glue_asks import show_asked
from actions.glue_certificate import make_certificate
from actions.glue_countries import show_sheet
from actions.glue_offer import add_to_offer, answer_question, start_offer
from actions.glue_offer_talk import (
    compare_offers,
    correct_offer,
    forget_offer,
    show_before,
    show_questions,
    show_sign,
    show_signs_again,
    show_why,
    take_fee_back,
)
from actions.glue_offer_wage import show_remains, show_wage
from actions.glue_plan import PLAN_DEEDS
from actions.glue_session import (
    ask_for_counsellor,
    cancel_counsellor,
    erase,
    export,
    say_otherwise,
    set_alerts,
    set_consent,
    set_language,
    show_menu,
)
from actions.glue_situations import say_mistaken, show_known
from actions.glue_sums import show_sum
from actions.glue_unsure import ask_what_was_meant
from actions.glue_workshop import move
from actions.scene import Scene
from actions.two_answers import answer_all
from bot.content.deeds import DEEDS

Deed = Callable[[Scene, Mapping[str, str]], None]

_DEEDS: Mapping[str, Deed] = {
    "menu.show": lambda scene, _: show_menu(scene),
    "language.set": lambda scene, args: set_language(scene, args.get("language")),
    "consent.set": lambda scene, args: set_consent(scene, args.get("value") == "yes"),
    "offer.start": lambda scene, _: start_offer(scene),
    "offer.reply": lambda scene, args: answer_question(scene, args["field"], args["value"]),
    "offer.questions": lambda scene, _: show_questions(scene),
    "offer.sign": lambda scene, args: show_sign(scene, args["sign"]),
    "offer.add": lambda scene, _: add_to_offer(scene),
    "offer.again": lambda scene, _: show_signs_again(scene),
    "offer.why": lambda scene, _: show_why(scene),
    "offer.wage": lambda scene, _: show_wage(scene, "ask_salary_cost"),
    "offer.remains": lambda scene, _: show_remains(scene),
    "offer.compare": lambda scene, _: compare_offers(scene),
    "offer.before": lambda scene, _: show_before(scene),
    "offer.forget": lambda scene, _: forget_offer(scene),
    "offer.no_fee": lambda scene, _: take_fee_back(scene),
    "offer.correct": lambda scene, _: correct_offer(scene),
    "answer.show": answer_all,
    "answer.more": lambda scene, args: show_answer(
        scene, args["intent"], args.get("country"), more=True
    ),
    "answer.country": lambda scene, args: show_answer(scene, args["intent"], args["country"]),
    "sum.hold": lambda scene, args: show_sum(scene, args["intent"], args.get("country")),
    "answer.another": lambda scene, args: show_other_countries(scene, args["intent"]),
    "country.show": lambda scene, args: show_sheet(scene, args.get("country"), args.get("step")),
    "fraud.report": lambda scene, _: scene.say("utter_report_fraud"),
    "situation.show": lambda scene, args: show_known(scene, args.get("situation", "")),
    "asked.show": lambda scene, args: show_asked(scene, args.get("question", "")),
    "talk.other": lambda scene, _: say_otherwise(scene),
    "talk.here": lambda scene, _: scene.say("utter_distress_here"),
    "talk.mistaken": lambda scene, _: say_mistaken(scene),
    "talk.missed": lambda scene, args: ask_what_was_meant(
        scene, args.get("value", ""), again="option" in args
    ),
    "human.ask": lambda scene, _: ask_for_counsellor(scene),
    "human.cancel": lambda scene, _: cancel_counsellor(scene),
    "alert.show": lambda scene, _: scene.say("alert_about"),
    "alert.subscribe": lambda scene, _: set_alerts(scene, wanted=True),
    "alert.stop": lambda scene, _: set_alerts(scene, wanted=False),
    **PLAN_DEEDS,
    "certificate.make": lambda scene, _: make_certificate(scene),
    "data.erase": lambda scene, _: erase(scene, confirmed=False),
    "data.erase_confirmed": lambda scene, _: erase(scene, confirmed=True),
    "data.export": lambda scene, _: export(scene),
    **glue_checks.DEEDS,
    **glue_costs.DEEDS,
    **glue_profile.DEEDS,
    **glue_reminders.DEEDS,
    **glue_summary.DEEDS,
    **glue_terms.DEEDS,
}


class ActionPress(GlueAction):
    """A button was pressed."""

    def name(self) -> str:
        """Return the name used in rules."""
        return "action_press"

    def play(self, scene: Scene) -> None:
        """Carry out the deed; one that this version no longer knows is told kindly."""
        scene.set("unsure", 0)
        does = scene.entity("does") or ""
        args = {name: value for name in DEEDS.get(does, ()) if (value := scene.entity(name))}
        if does == "walk.pause" and scene.asks_project:
            does = "plan.stop"  # "/stop" speaks to what was just asked
        glue_costs.leave(scene, does)
        if does.startswith("walk.") and does in DEEDS:
            move(scene, does, args)
        elif does in _DEEDS:
            _DEEDS[does](scene, args)
        else:
            scene.say("utter_stale_button")
