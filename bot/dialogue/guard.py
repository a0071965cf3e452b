"""The last word on what a message means: care for danger, offers, and the unknown.

Four rules that a classifier's best score does not give by itself:
    * danger comes before precision: a distress message is acted on at a lower score;
    * a long text full of the marks of an advert (pay, contact, many lines) is an offer;
    * a meaning must be likely, the more so the more words of the message are unfamiliar: whoever
      speaks of other things in other words must not get an answer about migration;
    * it must be a few times likelier than that the message is about something else.
"""

import re
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.dialogue.classifier import ELSEWHERE, UNFAMILIAR
from bot.text.folding import fold

FALLBACK = "nlu_fallback"
ANSWERS = ("affirm", "deny")
"""A yes or a no decides something: "euh zzz" must not be one."""
NOTHING_OF_OURS = ("out_of_scope", "chitchat")
# A sum of any length would cost the square of the digits of a text that is nothing else.
_MONEY = re.compile(
    r"\d[\d .,]{0,20}\s?(?:dh|dhs|mad|eur|euros?|€|\$|cad|usd|aed|qar|sar|"
    r"درهم|اورو|يورو|ريال|دولار)"
)
_PHONE = re.compile(r"(?:\+|00)?\d(?:[ .\-]?\d){8,14}")
_MAIL_OR_LINK = re.compile(r"\S@\S|https?://|www\.|wa\.me")
MAX_CHARACTERS = 4_000


def advert_marks(text: str) -> int:
    """Count the marks of an advert in a text: money, phone, mail or link, lines, length."""
    folded = fold(text[:MAX_CHARACTERS])
    marks = (
        bool(_MONEY.search(folded)),
        bool(_PHONE.search(folded)),
        bool(_MAIL_OR_LINK.search(text[:MAX_CHARACTERS].lower())),
        folded.count("\n") >= 3,
        len(folded) >= 250,
    )
    return sum(marks)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class UnderstandingGuard(GraphComponent, IntentClassifier):
    """Corrects the classifier's choice where a plain best score would harm someone."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the thresholds; docs/understanding.md explains each by its measurement."""
        return {
            "threshold": 0.42,
            "unfamiliar": 0.5,
            "small_talk": 0.25,
            "answers": 0.65,
            "ambiguity": 0.03,
            "urgent": {"distress": 0.2, "report_fraud": 0.3},
            "urgent_unfamiliar": 0.6,
            "beyond_other": 3.0,
            "urgent_beyond_other": 1.0,
            "urgent_beside_urgent": 0.4,
            "urgent_beside_best": 0.4,
            "advert_marks": 3,
        }

    def __init__(self, config: dict[str, Any]) -> None:
        self.config = config

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "UnderstandingGuard":
        """Make a guard (Rasa calls this)."""
        del model_storage, resource, execution_context
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent that the dialogue will act on."""
        for message in messages:
            ranking = message.get("intent_ranking") or []
            unfamiliar = float(message.get(UNFAMILIAR) or 0.0)
            chosen = self._choose(message.get(TEXT) or "", ranking, unfamiliar)
            message.set("intent", chosen, add_to_output=True)
        return messages

    def _choose(
        self, text: str, ranking: list[dict[str, Any]], unfamiliar: float
    ) -> dict[str, Any]:
        scores = {row["name"]: row["confidence"] for row in ranking if row["name"]}
        if not scores:
            return {"name": FALLBACK, "confidence": 0.0}
        other = sum(scores.get(name, 0.0) for name in NOTHING_OF_OURS)
        likeliest_urgent = max(scores.get(name, 0.0) for name in self.config["urgent"])
        calm = (score for name, score in scores.items() if name not in self.config["urgent"])
        best_calm = max(calm, default=0.0)
        for name, least in self.config["urgent"].items():
            least = max(
                least + self.config["urgent_unfamiliar"] * unfamiliar,
                self.config["urgent_beyond_other"] * other,
                self.config["urgent_beside_urgent"] * likeliest_urgent,
                self.config["urgent_beside_best"] * best_calm,
            )
            if scores.get(name, 0.0) >= least:
                return {"name": name, "confidence": scores[name]}
        if advert_marks(text) >= self.config["advert_marks"]:
            return {"name": "share_offer", "confidence": max(scores.get("share_offer", 0.0), 0.5)}
        best, *others = ranking
        second = others[0]["confidence"] if others else 0.0
        least = self.config["threshold"] + self.config["unfamiliar"] * unfamiliar
        if best["name"] in ANSWERS:
            least = self.config["answers"]
        elif best["name"] in ELSEWHERE:
            least = self.config["small_talk"]
        else:
            least = max(least, self.config["beyond_other"] * other)
        if best["confidence"] < least or best["confidence"] - second < self.config["ambiguity"]:
            return {"name": FALLBACK, "confidence": best["confidence"]}
        return {"name": best["name"], "confidence": best["confidence"]}
