"""All checks of a content folder: those of `bot.content`, and those that need the engines."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from actions.ask_checks import AskReplies
from actions.phrase_checks import PhraseTests
from actions.shelf import today as this_day
from actions.sign_checks import SignTests
from actions.topic_checks import (
    EnoughFacts,
    FollowingAnswers,
    TopicAnswers,
    TradeAnswers,
    WithinAnswers,
)
from bot.content import collector
from bot.content.checks import ALL, Check, Context
from bot.content.loader import make_snapshot, read_files
from bot.content.problems import Level, Problem


@collector.put_off()
def check_folder(root: Path, *, today: date | None = None) -> list[Problem]:
    """Return every problem of a content folder, by file and line."""
    files, problems = read_files(root)
    if files.get("languages.yaml") is None:
        if not any(p.path.name == "languages.yaml" for p in problems):
            place = Path("languages.yaml")
            problems.append(Problem(place, 1, Level.ERROR, "the file is missing", "restore it"))
        return sorted(problems)
    context = Context(files, make_snapshot(files), today or this_day())
    problems += _run(context)
    return sorted(set(problems))


def _run(context: Context) -> Iterator[Problem]:
    checks: tuple[type[Check], ...] = (
        *ALL,
        SignTests,
        PhraseTests,
        AskReplies,
        EnoughFacts,
        FollowingAnswers,
        TopicAnswers,
        TradeAnswers,
        WithinAnswers,
    )
    for check in checks:
        yield from check().run(context)
