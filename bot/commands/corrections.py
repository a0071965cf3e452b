"""`rihla evaluate corrections`: what reviewed corrections would change, before they are applied."""

import io
import json
import os
import tarfile
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.commands.console import fail, open_lines, read_jsonl, settings, tell, text_of
from bot.settings import ROOT

DEVELOPMENT = ROOT / "tests" / "nlu" / "development.jsonl"
MODEL_FILE = "linear.joblib"
GENTLY = 10
"""How far the training steps back behind the service on the same machine."""


def corrections(
    file: Annotated[Path, typer.Argument(help="Lines of JSON as the console exports them.")],
    against: Annotated[
        Path, typer.Option(help="Labelled lines that neither model has seen.")
    ] = DEVELOPMENT,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Train the classifier with corrections, and compare it with the one there is."""
    from bot.evaluation.corrections import Labelled, compare
    from bot.evaluation.nlu_files import Correction, CorrectionError, read_examples

    os.nice(GENTLY)
    rows = _labelled(against)
    given = []
    for row in read_jsonl(open_lines(file), str(file)):
        try:
            variety, intent = str(row.get("variety")), str(row.get("intent"))
            given.append(Correction.of(text_of(row, str(file)), intent, variety))
        except CorrectionError as error:
            fail(f"{file}: {row.get('text')!r}: {error}", 2)
    if not given:
        fail(f"{file}: there is no correction in it", 2)
    examples = [(one.text, one.intent) for one in read_examples(ROOT / "nlu")]
    before = _trained_model()
    if before is None:
        tell("There is no trained model for these files: training one to compare with…")
        before = _fit(examples)
    tell(f"Training with {len(given)} corrections more (a minute or two)…")
    after = _fit([*examples, *((one.text, one.intent) for one in given)])
    own = [Labelled(str(i), one.text, one.intent, one.variety) for i, one in enumerate(given)]
    result = compare(before, after, rows, own)
    if as_json:
        typer.echo(json.dumps(result.to_json(), ensure_ascii=False))
        return
    _print(result)


def _labelled(path: Path) -> list[Any]:
    from bot.evaluation.corrections import Labelled

    return [
        Labelled(
            str(row.get("id")),
            text_of(row, str(path)),
            str(row["intent"]),
            str(row.get("lang") or row.get("variety") or ""),
        )
        for row in read_jsonl(open_lines(path), str(path))
        if row.get("intent")
    ]


def _trained_model() -> Any:
    """Return the classifier of the model that fits the files, without loading Rasa."""
    import joblib

    from bot.gateway.models import current_model

    found = current_model(ROOT, settings().models)
    if found is None:
        return None
    with tarfile.open(found) as archive:
        for member in archive:
            if Path(member.name).name == MODEL_FILE:
                content = archive.extractfile(member)
                return joblib.load(io.BytesIO(content.read())) if content else None
    return None


def _fit(examples: list[tuple[str, str]]) -> Any:
    """Fit a classifier with the settings of the pipeline."""
    from bot.dialogue.classifier import LinearIntentClassifier
    from bot.dialogue.intent_model import IntentModel

    config = LinearIntentClassifier.get_default_config()
    config |= _pipeline_settings()
    ignored = set(config["ignored_intents"])
    return IntentModel.fit([e for e in examples if e[1] not in ignored], config)


def _pipeline_settings() -> dict[str, Any]:
    import yaml

    pipeline = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))["pipeline"]
    for component in pipeline:
        if str(component["name"]).endswith("LinearIntentClassifier"):
            return {key: value for key, value in component.items() if key != "name"}
    return {}


def _print(result: Any) -> None:
    from bot.commands.evaluate import print_tables

    data = result.to_json()
    percent = "{:.1%}".format
    changed: list[list[object]] = [
        [change["text"], change["expected"], change["before"], change["after"]]
        for change in (*data["broken"], *data["mended"])
    ]
    measures: list[list[object]] = [
        ["accuracy", *map(percent, data["accuracy"])],
        ["macro-F1", *map(percent, data["macro_f1"])],
    ]
    for name, (was, now, _) in data["varieties"].items():
        measures.append([f"accuracy, {name}", percent(was), percent(now)])
    measures.append(["corrections understood", data["known_before"], data["learnt"]])
    print_tables(
        [
            (f"{data['count']} labelled messages", ["", "before", "after"], measures),
            ("Understood otherwise", ["message", "meant", "before", "after"], changed),
            (
                "F1 of the intents that changed",
                ["intent", "before", "after"],
                [[name, *map(percent, pair)] for name, pair in data["intents"].items()],
            ),
        ]
    )
