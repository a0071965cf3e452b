"""`rihla train`: train the dialogue and understanding model on the files of the project."""

import os
import time
from pathlib import Path
from typing import Annotated

import typer
import yaml

from bot.commands.console import content_store, settings, tell
from bot.gateway.models import current_model, remember_model
from bot.settings import ROOT, Settings

KEPT_MODELS = 3


def train(
    force: Annotated[bool, typer.Option(help="Train even if nothing changed.")] = False,
    languages: Annotated[
        bool, typer.Option(help="Make bot/text/language_profile.json anew, and no model.")
    ] = False,
    signs: Annotated[
        bool, typer.Option(help="Make the second opinion on signs anew, and no model.")
    ] = False,
) -> None:
    """Train the model, unless the one there was trained on the files as they are."""
    chosen = settings()
    if languages:
        _train_languages(chosen)
        return
    if signs:
        _train_signs()
        return
    _train_asks(chosen)
    known = current_model(ROOT, chosen.models)
    if known is not None and not force:
        tell("The model is up to date.")
        typer.echo(known)
        return
    tell("Training the model (about a minute)…")
    started = time.monotonic()
    from rasa.api import train as rasa_train

    result = rasa_train(
        domain=str(ROOT / "domain"),
        config=str(ROOT / "config.yml"),
        training_files=[str(ROOT / "nlu"), str(ROOT / "stories")],
        output=str(chosen.models),
        force_training=force,
        fixed_model_name=time.strftime("rihla-%Y%m%d-%H%M%S"),
    )
    if result.code != 0 or result.model is None:
        tell("Training failed; `rasa data validate` tells more.")
        raise typer.Exit(1)
    model = Path(result.model)
    remember_model(ROOT, chosen.models, model)
    _remove_old(chosen.models, model)
    tell(f"Trained in {time.monotonic() - started:.0f} s.")
    typer.echo(model)


def _train_asks(chosen: Settings) -> None:
    """Learn what people ask from the examples of content, where they changed."""
    from actions.asks import Asks
    from actions.topics import Topics

    content = content_store(chosen).current
    Asks(content, chosen.models)
    Topics(content, chosen.models)


def _remove_old(models: Path, newest: Path) -> None:
    """Keep the last few models."""
    others = sorted((m for m in models.glob("*.tar.gz") if m != newest), reverse=True)
    for model in others[KEPT_MODELS - 1 :]:
        model.unlink()


def _train_languages(chosen: Settings) -> None:
    """Learn to tell the varieties from what people say (nlu/) and what we say (content/)."""
    from bot.content.checks.base import texts
    from bot.text.language import PROFILE, VARIETIES
    from bot.text.language_training import train_profile

    examples = [
        (line.removeprefix("- "), variety)
        for variety in VARIETIES
        for path in sorted((ROOT / "nlu" / variety).glob("*.yml"))
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]
        for line in block["examples"].splitlines()
    ]
    content = content_store(chosen).current
    for language in content.languages:
        for answer in content.answers[language].values():
            examples += [(answer.text.short, language), (answer.text.more, language)]
        for module in content.modules[language].values():
            examples += [(text, language) for step in module.steps for _, text in texts(step.text)]
    train_profile(examples)
    tell(f"Written to {PROFILE.relative_to(ROOT)}.")


def _train_signs() -> None:
    """Learn from labelled texts how signs read."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")  # or it tells of each step what is no error
    from actions.sign_engine import SignEngine
    from actions.sign_engine.opinion import PROFILE
    from actions.sign_engine.opinion_examples import digest, files_of, read_examples
    from actions.sign_engine.opinion_training import train_opinion
    from bot.text import stops
    from bot.text.stops_training import train_stops

    files = files_of(ROOT)
    examples = list(read_examples(files))
    train_stops(example.text for example in examples)  # the network reads texts with them
    tell(f"Written to {stops.PROFILE.relative_to(ROOT)}.")
    engine = SignEngine.from_content(content_store(settings()).current)
    known = train_opinion(examples, engine.read, worrying=engine.worrying, made_from=digest(files))
    tell(f"{len(examples)} texts, {len(known)} signs.")
    tell(f"Written to {PROFILE.relative_to(ROOT)}.")
