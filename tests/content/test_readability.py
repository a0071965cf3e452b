"""Sentences that are long and words that are hard are told to editors, who decide."""

from datetime import date
from functools import lru_cache
from pathlib import Path, PurePath

import pytest

from bot.content.checks import Context
from bot.content.checks.figures import Figures
from bot.content.checks.readability import Measure, Readability, french_ease, sentences, syllables
from bot.content.document import Document
from bot.content.loader import Files, make_snapshot, read_files
from bot.content.problems import Level
from tests.conftest import ROOT, TODAY

CONTENT = ROOT / "content"


@lru_cache(maxsize=1)
def project_files() -> Files:
    """Return the project's files, read once."""
    return read_files(CONTENT)[0]


def context_with(path: str, data: dict[str, object]) -> Context:
    """Return the project's languages and countries, with one more file."""
    files = project_files()
    kept = [d for d in files.documents if d.path.parts[0] in {"shared", "languages.yaml"}]
    document = Document(PurePath(path), data, {(): 1})
    together = Files(Path("content"), (*kept, document))
    return Context(together, make_snapshot(Files(files.root, tuple(kept))), TODAY)


def told(path: str, text: str) -> list[str]:
    problems = list(Readability().run(context_with(path, {"id": "x", "short": text})))
    assert all(problem.level is Level.WARNING for problem in problems)
    return [problem.what for problem in problems]


LONG = "mot " * 21 + "fin."
LONG_ARABIC = "كلمة " * 21 + "ثم."


@pytest.mark.parametrize(
    ("path", "text"), [("fr/answers/x.yaml", LONG), ("ar/answers/x.yaml", LONG_ARABIC)]
)
def test_a_sentence_over_twenty_words_is_told_with_its_beginning(path: str, text: str) -> None:
    found = told(path, text)
    assert len(found) == 1
    assert text.split()[0] in found[0]
    assert told(path, text.replace(" ", ". ", 5)) == [], (
        "the same words in short sentences are fine"
    )


def test_lines_items_links_and_figures_do_not_make_a_sentence_long() -> None:
    text = "Prenez :\n• un deux trois quatre cinq six sept ;\n• {fact:DEU.visa_fee} chez https://a.example/b.c.d\n• huit neuf dix."
    assert max(len(part.split()) for part in sentences(text)) <= 8
    assert told("fr/answers/x.yaml", text) == []


def test_arabic_question_marks_end_a_sentence() -> None:
    assert sentences("من؟ ماذا؟ أين؟") == ["من؟", "ماذا؟", "أين؟"]


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("visa", 2),
        ("table", 1),
        ("payer", 2),
        ("création", 3),
        ("l'emploi", 2),
        ("travaillent", 2),
        ("à", 1),
    ],
)
def test_syllables_are_counted_as_they_are_said(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_file_of_administrative_words_is_told_and_plain_words_are_not() -> None:
    heavy = (
        "L'administration territorialement compétente procédera ultérieurement à l'instruction réglementaire. "
        * 20
    )
    plain = "Gardez une copie. Ne payez rien. Parlez à une amie. " * 20
    assert any("reading ease" in what for what in told("fr/answers/x.yaml", heavy))
    assert told("fr/answers/x.yaml", plain) == []


def test_long_arabic_words_are_told() -> None:
    heavy = "المستخدمون والمستخدمات يستفسرونهم باستمراريتها. " * 30
    assert any("letters" in what for what in told("ar/answers/x.yaml", heavy))


def test_the_ease_falls_with_longer_sentences_and_words() -> None:
    easy, long_sentences, long_words = Measure(10, 60, 90), Measure(3, 60, 90), Measure(10, 60, 150)
    assert french_ease(easy) > french_ease(long_sentences)
    assert french_ease(easy) > french_ease(long_words)


def test_the_projects_own_modules_answers_and_sheets_are_easy_to_read() -> None:
    files = project_files()
    context = Context(files, make_snapshot(files), date(2026, 11, 27))
    folders = {"modules", "answers", "countries"}
    found = [p for p in Readability().run(context) if p.path.parent.name in folders]
    assert [str(problem) for problem in found] == []


def test_a_figure_repeated_in_a_sheet_is_told_with_the_name_to_write() -> None:
    section = {
        "id": "wages",
        "title": "x",
        "sources": [],
        "text": "Le visa coûte 75 euros, ou {fact:DEU.visa_fee}.",
    }
    sheet = {"id": "DEU", "language": "fr", "sections": [section]}
    found = list(Figures().run(context_with("fr/countries/deu.yaml", sheet)))
    assert [p.repair.split(",")[0] for p in found] == ["write {fact:DEU.visa_fee}"]
