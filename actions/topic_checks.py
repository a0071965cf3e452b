"""Checks of topics: what their examples, or a known country, lead to is an answer that exists."""

from collections.abc import Iterator

from actions.topics import EXAMPLES, FILE, NOTHING
from bot.content.checks.base import Context
from bot.content.problems import Level, Problem

OF_COUNTRY = "of_country"


class TopicAnswers:
    """Examples, and the answer where a country is known, are of answers in every language."""

    def run(self, context: Context) -> Iterator[Problem]:
        """Return the names that no answer has."""
        for file, key in ((EXAMPLES, None), (FILE, OF_COUNTRY)):
            document = context.content.shared.get(file)
            if document is None:
                continue
            for name, row in document.data[file].items():
                answer = row.get(key, name)
                if answer == NOTHING or all(
                    answer in answers for answers in context.content.answers.values()
                ):
                    continue
                what, repair = f"there is no answer {answer!r}", f"write answers/{answer}.yaml"
                yield document.problem(Level.ERROR, what, repair, file, name)
