"""The command `rihla`: results to standard output, everything else to standard error.

Exits 0 on success, 2 on a usage error, 1 otherwise.
"""

import gc

import typer

from bot.commands import (
    bench,
    chat,
    content,
    corrections,
    data,
    evaluate,
    nlu,
    offer,
    offers,
    serve,
    train,
    user,
    worker,
)

app = typer.Typer(
    name="rihla",
    help="Rihla, the orientation assistant for job-seekers who think of working abroad.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(content.app, name="content")
evaluate.app.command("corrections")(corrections.corrections)
app.add_typer(evaluate.app, name="evaluate")
app.add_typer(data.app, name="data")
app.add_typer(offers.app, name="offers")
app.add_typer(user.app, name="user")
app.command("serve")(serve.serve)
app.command("worker")(worker.worker)
app.command("chat")(chat.chat)
app.command("offer")(offer.offer)
app.command("nlu")(nlu.nlu)
app.command("train")(train.train)
app.command("bench")(bench.bench)


def main() -> None:
    """Run the command line."""
    try:
        app()
    finally:
        gc.freeze()  # What ends with the process is not looked through once more: it takes seconds.
