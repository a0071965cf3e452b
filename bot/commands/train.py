"""`rihla train`: train the dialogue and understanding model on the files of the project."""

import time
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.console import settings, tell
from bot.gateway.models import current_model, remember_model
from bot.settings import ROOT

KEPT_MODELS = 3


def train(
    force: Annotated[bool, typer.Option(help="Train even if nothing changed.")] = False,
) -> None:
    """Train the model, unless the one there was trained on the files as they are."""
    chosen = settings()
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


def _remove_old(models: Path, newest: Path) -> None:
    """Keep the last few models."""
    others = sorted((m for m in models.glob("*.tar.gz") if m != newest), reverse=True)
    for model in others[KEPT_MODELS - 1 :]:
        model.unlink()
