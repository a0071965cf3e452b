"""Who orders the language of the answers has it at once; a sentence to copy orders nothing."""

import pytest

from bot.dialogue.language_order import ordered


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("jawbini b darija 3afak", "ar"),
        ("merci, répondez-moi en arabe", "ar"),
        ("أجيبوني بالفرنسية", "fr"),
        ("جاوبني بالدارجة", "ar"),
        ("please answer in french", "fr"),
        ("hder m3aya b darija 3afak ma kanfhemch fransawiya", "ar"),
        ("هضر معايا بالعربية ما كنفهمش الفرنسية", "ar"),
    ],
)
def test_an_order_alone_changes_the_language(text: str, language: str) -> None:
    assert ordered(text) == (language, "")


def test_what_is_asked_beside_an_order_is_kept() -> None:
    assert ordered("jawbni bl3arbiya. ch7al taman lvisa") == ("ar", "ch7al taman lvisa")
    assert ordered("répondez en français svp, combien coûte le visa ?") == (
        "fr",
        "svp, combien coûte le visa",
    )


@pytest.mark.parametrize(
    "text",
    [
        "kteb liya chi jomla b lfrançais",
        "écrivez une phrase en français pour lui",
        "je dois leur répondre en arabe ?",
        "le chef parle arabe",
        "هل أجيبهم بالفرنسية",
        "wach njawbhom b lfrançais",
    ],
)
def test_a_sentence_for_another_orders_nothing(text: str) -> None:
    assert ordered(text) is None
