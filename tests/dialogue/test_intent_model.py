"""What is learnt depends on the examples alone: not on their order, nor on code of another day."""

import random

import pytest
import yaml

from tests.conftest import ROOT

pytestmark = pytest.mark.rasa


def some_examples() -> list[tuple[str, str]]:
    """Return the examples of one file in French and one in Darija."""
    examples = []
    for path in (ROOT / "nlu/fr/service.yml", ROOT / "nlu/ary/service.yml"):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            lines = block["examples"].splitlines()
            examples += [(line.removeprefix("- "), block["intent"]) for line in lines]
    return examples


def test_the_order_of_the_examples_changes_no_score() -> None:
    from bot.dialogue.classifier import LinearIntentClassifier
    from bot.dialogue.intent_model import IntentModel

    config = LinearIntentClassifier.get_default_config()
    examples = some_examples()
    model = IntentModel.fit(examples, config)
    random.Random(1).shuffle(examples)
    again = IntentModel.fit(examples, config)
    for text in ("supprime mes données", "مسح المعلومات ديالي", "je veux parler à quelqu'un"):
        assert again.rank(text) == model.rank(text)


def test_a_change_of_the_model_s_code_is_a_reason_to_train(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from bot.dialogue import classifier

    before = classifier.LinearIntentClassifier.fingerprint_addon({})
    assert before == classifier.LinearIntentClassifier.fingerprint_addon({})
    monkeypatch.setattr(classifier, "skeleton", classifier.folding)
    assert classifier.LinearIntentClassifier.fingerprint_addon({}) != before


def test_the_scores_of_one_message_are_those_that_scikit_learn_gives_a_table() -> None:
    from bot.dialogue.classifier import LinearIntentClassifier
    from bot.dialogue.intent_model import IntentModel, _seen

    model = IntentModel.fit(some_examples(), LinearIntentClassifier.get_default_config())
    for text in ("supprime mes données", "مسح المعلومات ديالي", "xyzzy", "merci merci merci", ""):
        table = model._features.transform([_seen(text)])
        expected = model._classifier.predict_proba(table)[0]
        assert model._scores.of(_seen(text)) == pytest.approx(expected, abs=1e-5)
