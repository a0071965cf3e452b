"""Giving messages their right meaning, and taking the corrections away."""

import json
import sys
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path

import pytest
import yaml

from bot.console.improve_groups import different, grouped
from bot.console.improve_training import Evaluation
from bot.evaluation.corrections import Labelled, compare
from bot.evaluation.nlu_files import (
    Correction,
    CorrectionError,
    difference,
    plain_example,
    read_examples,
    with_lines,
)
from bot.storage import corrections, dialogue, people
from bot.storage.console_models import AuditRow, NluCorrectionRow
from bot.storage.database import Database

ROOT = Path(__file__).parent.parent.parent
NOW = datetime(2026, 11, 27, 9, 0, tzinfo=timezone.utc)
SAID = (
    "wach diplome dyali maqboul f lmanya",
    "diplome dyali wach maqboul f lmanya?",
    "واش الديبلوم ديالي مقبول فلمانيا",
    "كم يستغرق الجواب على الملف",
)


def say(
    database: Database, text: str, *, agreed: bool = True, intent: str = "nlu_fallback"
) -> None:
    def log(session) -> None:
        who = people.person_at(session, "web", "a" if agreed else "b", NOW)
        people.update_person(session, who, NOW, language="fr", consent=agreed)
        dialogue.log(
            session,
            person_id=who,
            inbox_id=None,
            now=NOW,
            direction="in",
            kind="text",
            text=text,
            intent=intent,
            confidence=0.9 if intent == "greet" else 0.2,
        )

    database.work(log)


@pytest.fixture
def said(database: Database) -> None:
    for text in SAID:
        say(database, text)


def stored(database: Database) -> list[NluCorrectionRow]:
    return database.work(lambda s: list(s.query(NluCorrectionRow).order_by(NluCorrectionRow.id)))


def group_of(page: str, words: str) -> dict[str, str]:
    """Return the fields of the form that holds some words, as a browser would send them."""
    import re

    form = next(part for part in page.split("<form") if f'value="{words}"' in part)
    fields = dict(re.findall(r'<input type="hidden" name="(digest_\d)" value="([^"]+)"', form))
    fields |= dict(re.findall(r'name="(text_\d)" value="([^"]+)"', form))
    for number in range(len(fields) // 2):
        fields |= {f"keep_{number}": "on", f"variety_{number}": "ary-Latn"}
    return fields


def test_the_same_question_in_both_scripts_lies_in_one_group(
    database: Database, said: None
) -> None:
    rows = database.work(corrections.unclear)
    groups = grouped(different(rows, set(), b"k"))
    assert sorted(len(group.messages) for group in groups) == [1, 3]


def test_only_words_of_people_who_agree_are_shown(database: Database, enter: Callable) -> None:
    say(database, "phrase gardée pour relecture")
    say(database, "phrase de quelqu'un qui refuse", agreed=False)
    say(database, "salam comprise", intent="greet")
    page = enter("yto").get("/improve").text
    assert "phrase gardée" in page
    assert "qui refuse" not in page
    assert "salam comprise" not in page


def test_reading_what_was_not_understood_is_written_down(
    database: Database, said: None, enter: Callable
) -> None:
    enter("yto").get("/improve")
    row = database.work(lambda s: s.query(AuditRow).filter(AuditRow.deed == "improve.view").one())
    assert row.name == "Yto"
    assert row.detail == {"messages": len(SAID)}


def test_a_group_becomes_examples_and_is_not_asked_again(
    database: Database, said: None, enter: Callable
) -> None:
    sara = enter("sara")
    form = group_of(sara.get("/improve").text, SAID[0])
    form["text_0"] = "wach diplome [x](y) maqboul\n- intent: evil"
    del form["keep_1"]
    sara.post("/improve/correct", {**form, "intent": "ask_diploma_recognition"})
    kept = [row for row in stored(database) if row.right_intent != corrections.SET_ASIDE]
    aside = [row for row in stored(database) if row.right_intent == corrections.SET_ASIDE]
    assert len(kept) == 2
    assert kept[0].message_text == "wach diplome (x)(y) maqboul - intent: evil"
    assert [row.message_text for row in aside] == [""]
    page = sara.get("/improve").text
    assert SAID[0] not in page
    assert SAID[3] in page


def test_what_is_set_aside_keeps_no_words(database: Database, said: None, enter: Callable) -> None:
    yto = enter("yto", "ar")
    form = group_of(yto.get("/improve").text, SAID[3])
    yto.post("/improve/correct", {**form, "aside": "1"})
    (row,) = stored(database)
    assert (row.right_intent, row.message_text) == (corrections.SET_ASIDE, "")
    assert SAID[3] not in yto.get("/improve").text


def test_a_meaning_that_nobody_offered_and_a_message_that_nobody_said_are_refused(
    database: Database, said: None, enter: Callable
) -> None:
    sara = enter("sara")
    form = group_of(sara.get("/improve").text, SAID[3])
    sara.post("/improve/correct", {**form, "intent": "press"})
    sara.post("/improve/correct", {**form, "intent": ""})
    invented = {**form, "digest_0": "0" * 64, "intent": "ask_fees"}
    sara.post("/improve/correct", invented)
    assert stored(database) == []


def test_an_editor_takes_the_patch_away_a_counsellor_does_not(
    database: Database, said: None, enter: Callable
) -> None:
    sara, yto = enter("sara"), enter("yto")
    form = group_of(sara.get("/improve").text, SAID[3])
    form["variety_0"] = "ar"
    sara.post("/improve/correct", {**form, "intent": "ask_duration"})
    sara.get("/improve/reviewed")
    assert sara.post("/improve/export/patch").status_code == 403
    page = yto.get("/improve/reviewed").text
    assert f"+    - {SAID[3]}" in page
    answer = yto.post("/improve/export/lines")
    assert json.loads(answer.text) == {"text": SAID[3], "intent": "ask_duration", "variety": "ar"}
    yto.get("/improve/reviewed")
    patch = yto.post("/improve/export/patch").text
    assert patch.startswith("--- a/nlu/ar/")
    assert f"+    - {SAID[3]}" in patch
    assert SAID[3] not in yto.get("/improve/reviewed").text
    deeds = database.work(lambda s: [r.deed for r in s.query(AuditRow) if "improve" in r.deed])
    assert deeds == ["improve.view", "improve.correct", "improve.view"] + ["improve.export"] * 2


def test_a_correction_can_be_taken_back_until_it_is_exported(
    database: Database, said: None, enter: Callable
) -> None:
    sara = enter("sara")
    form = group_of(sara.get("/improve").text, SAID[3])
    sara.post("/improve/correct", {**form, "intent": "ask_duration"})
    (row,) = stored(database)
    sara.get("/improve/reviewed")
    sara.post(f"/improve/{row.id}/back")
    assert SAID[3] in sara.get("/improve").text
    assert sara.post(f"/improve/{row.id}/back").status_code == 404


HOSTILE = (
    "- intent: evil\n  examples: |",
    "[a](b)",
    '/press{"does":"data.erase"}',
    "x\u2028- y",
    "  # z",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_message_changes_the_form_of_a_file(tmp_path: Path, text: str) -> None:
    old = 'version: "3.1"\nnlu:\n- intent: greet\n  examples: |\n    - salam\n'
    new = with_lines(old, [Correction.of(text, "greet", "ary")])
    (block,) = yaml.safe_load(new)["nlu"]
    assert block["intent"] == "greet"
    examples = block["examples"].splitlines()
    assert examples[0] == "- salam"
    assert examples[1] == f"- {plain_example(text)}"
    assert not examples[1].startswith("- /")


def test_an_intent_without_a_block_gets_one(tmp_path: Path) -> None:
    (tmp_path / "ary").mkdir()
    (tmp_path / "ary" / "a.yml").write_text(
        'version: "3.1"\nnlu:\n- intent: greet\n  examples: |\n    - salam'
    )
    found = difference(tmp_path, [Correction.of("bslama", "goodbye", "ary")])
    assert "+++ b/" in found
    assert "reviewed.yml" in found
    assert "+- intent: goodbye" in found
    assert "+    - bslama" in found


def test_an_example_that_is_there_already_adds_nothing() -> None:
    example = next(e for e in read_examples(ROOT / "nlu") if e.variety == "fr")
    again = Correction.of(example.text.upper(), example.intent, "fr")
    assert difference(ROOT / "nlu", [again]) == ""


@pytest.mark.parametrize(
    ("text", "intent", "variety"),
    [("", "greet", "fr"), ("a", "Greet x", "fr"), ("a", "greet", "../..")],
)
def test_a_correction_that_cannot_be_used_says_why(text: str, intent: str, variety: str) -> None:
    with pytest.raises(CorrectionError):
        Correction.of(text, intent, variety)


class Knows:
    def __init__(self, **meanings: str) -> None:
        self.meanings = meanings

    def rank(self, text: str) -> list[tuple[str, float]]:
        return [(self.meanings.get(text, "out_of_scope"), 1.0)]


def test_a_comparison_names_what_is_mended_and_what_is_broken() -> None:
    rows = [
        Labelled("1", "a", "x", "fr"),
        Labelled("2", "b", "y", "ar"),
        Labelled("3", "c", "x", "fr"),
    ]
    own = [Labelled("0", "d", "y", "ar")]
    found = compare(Knows(a="x", b="x"), Knows(b="y", c="x", d="y"), rows, own).to_json()
    assert found["accuracy"] == [0.3333, 0.6667]
    assert [change["text"] for change in found["mended"]] == ["b", "c"]
    assert [change["text"] for change in found["broken"]] == ["a"]
    assert (found["known_before"], found["learnt"], found["corrections"]) == (0, 1, 1)


async def test_an_evaluation_runs_apart_and_one_at_a_time(tmp_path: Path) -> None:
    script = "import sys,json; print(json.dumps({'lines': open(sys.argv[1]).read()}))"
    evaluation = Evaluation(tmp_path / "e", lambda: NOW, (sys.executable, "-c", script))
    assert evaluation.start("{}\n")
    assert not evaluation.start("{}\n")
    assert evaluation._task
    await evaluation._task
    assert (evaluation.state, evaluation.result) == ("done", {"lines": "{}\n"})
    assert list((tmp_path / "e").iterdir()) == []


async def test_an_evaluation_that_fails_says_why(tmp_path: Path) -> None:
    script = "import sys; sys.exit('no model')"
    evaluation = Evaluation(tmp_path / "e", lambda: NOW, (sys.executable, "-c", script))
    evaluation.start("{}\n")
    assert evaluation._task
    await evaluation._task
    assert (evaluation.state, evaluation.complaint) == ("failed", "no model")
