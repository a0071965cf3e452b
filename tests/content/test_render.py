"""Placeholders become words of the person's language, readable in both directions."""

from datetime import date

import pytest

from bot.content.model import Snapshot
from bot.content.render import Amount, Block, Renderer, format_number
from bot.text.direction import FIRST_STRONG_ISOLATE, POP_ISOLATE
from tests.conftest import TODAY


@pytest.fixture(scope="module")
def renderer(content: Snapshot) -> Renderer:
    return Renderer(content, TODAY)


def bare(text: str) -> str:
    return text.replace(FIRST_STRONG_ISOLATE, "").replace(POP_ISOLATE, "").replace("\u202f", " ").replace("\xa0", " ")  # fmt: skip


def test_a_value_is_isolated_so_that_arabic_stays_readable(renderer: Renderer) -> None:
    shown = renderer.text("ar", "الرقم {phone} هنا", {"phone": "+212 612-345678"})
    assert shown == f"الرقم {FIRST_STRONG_ISOLATE}+212 612-345678{POP_ISOLATE} هنا"


def test_words_already_rendered_are_not_isolated_again(renderer: Renderer) -> None:
    assert renderer.text("fr", "a {b} c", {"b": Block("mots")}) == "a mots c"


def test_an_unknown_placeholder_is_left_out_rather_than_shown(renderer: Renderer) -> None:
    assert renderer.text("fr", "a {unknown} {fact:DEU.nothing} b") == "a   b"


def test_a_dated_figure_shows_its_unit_and_no_warning_while_it_holds(renderer: Renderer) -> None:
    shown = bare(renderer.text("fr", "{fact:DEU.minimum_wage_hourly}"))
    assert shown.endswith("€ par heure")
    assert "à vérifier" not in shown


def test_an_expired_figure_says_so_in_both_languages(content: Snapshot) -> None:
    later = Renderer(content, date(2040, 1, 1))
    assert "à vérifier" in later.text("fr", "{fact:DEU.minimum_wage_hourly}")
    assert "(" in later.text("ar", "{fact:DEU.minimum_wage_hourly}")


@pytest.mark.parametrize(
    ("language", "months", "words"),
    [
        ("fr", 1, "1 mois"),
        ("ar", 1, "شهر"),
        ("ar", 2, "شهر"),
        ("ar", 6, "6 أشهر"),
        ("ar", 11, "11 شهر"),
    ],
)
def test_plural_forms_follow_the_language(
    renderer: Renderer, language: str, months: int, words: str
) -> None:
    assert words in bare(renderer.words(language, "value_months", months=months))


def test_numbers_are_written_as_in_morocco() -> None:
    assert bare(format_number(12500.5)) in {"12 500,5", "12.500,5"}


def test_dates_use_moroccan_month_names(renderer: Renderer) -> None:
    assert "نونبر" in renderer.text("ar", "{day}", {"day": TODAY})
    assert "novembre" in renderer.text("fr", "{day}", {"day": TODAY})


def test_a_contact_without_a_sourced_number_says_whom_to_ask(renderer: Renderer) -> None:
    contacts = renderer.content.countries["MAR"].contacts
    shown = renderer.text("fr", " ".join(f"{{contact:MAR.{key}}}" for key in contacts))
    assert "None" not in shown


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("fr", "Puis la police : {contact:MAR.police}", "Puis la police : ⁨19⁩ (d'un portable"),
        ("ar", "ثم الشرطة: {contact:MAR.police}.", "ثم الشرطة: ⁨19⁩ ("),
    ],
)
def test_a_contact_is_named_once_and_its_notes_are_an_aside(
    renderer: Renderer, language: str, text: str, shown: str
) -> None:
    found = renderer.text(language, text).replace("\u00a0", " ")
    assert found.startswith(shown)
    assert ".)" not in found


def test_no_french_line_begins_with_a_mark_or_ends_with_an_opening_quote(content: Snapshot) -> None:
    shown = Renderer(content, TODAY).text(
        "fr", "Écrivez « {name} » : vrai ? Non ! *Stop :*", {"name": "a : b"}
    )
    assert "«\u00a0" in shown
    assert "\u00a0»\u00a0:" in shown
    assert "vrai\u00a0?" in shown
    assert "Stop\u00a0:*" in shown
    assert "a : b" in shown, "the words of others stay as they are"


@pytest.mark.parametrize(
    ("language", "day", "words"),
    [
        ("fr", date(2026, 6, 1), "1er juin 2026"),
        ("fr", date(2026, 6, 11), "11 juin 2026"),
        ("ar", date(2026, 6, 1), "1 يونيو 2026"),
    ],
)
def test_a_date_is_written_as_the_language_writes_it(
    renderer: Renderer, language: str, day: date, words: str
) -> None:
    assert bare(renderer.text(language, "{day}", {"day": day})) == words


def test_a_sum_has_no_cents_or_two_of_them() -> None:
    assert bare(format_number(Amount(13.9))) == "13,90"
    assert bare(format_number(Amount(1000))) == "1 000"
    assert bare(format_number(37.5)) == "37,5", "hours are no sum"
