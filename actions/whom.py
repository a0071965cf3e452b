"""Whom a message is about: the writer, or a brother, a daughter, a friend.

Whoever writes for another must not be told to flee or to keep quiet. A relative who is named is
not always the one in danger, though: « my father beats me », « my brother and I »; words that say
so stand in `content/shared/whom.yaml`.
"""

import re

from actions.phrasebook import Phrasebook
from bot.content import collector
from bot.content.model import Snapshot
from bot.text.folding import fold
from bot.text.gazetteer import Gazetteer

FILE = "whom"
SAYS, HURT = "writer_says", "writer_hurt"
OWN_AGE, CHILD = "writer_minor", "another_minor"
ABROAD = "writer_abroad"
RELATIVES, ANOTHER = "relatives", "another"
"""Lists: words for relatives, words of another's danger."""
_RECEIVER = re.compile(
    r"\b(?:a|aux?|chez|devant) (?:toute |tous )?(?:ma|mon|mes|la|le|les) \w+"
    r"(?: et (?:ma|mon|mes) \w+)?"
    r"|\bl ?(?:mama|mmi|baba|bba|walid\w*|dar\w*|3a2il\w*)"
    r"|\bl ?(?:kho+u?ya|khti|khout\w*|rajli|mrati|sa7ab\w*|famil\w*)(?: (?:w|o|ou) \w+)?"
    r"|(?<!\w)(?:ل|الي |لل)(?:ماما|مي|امي|ابي|بابا|والد\w*|دار\w*|عائل\w*)"
    r"|(?<!\w)(?:ل|الي |لل)(?:عايل\w*|اهل\w*|خو\w+|اخو\w*|اخي|اختي|ختي)"
    r"|(?<!\w)(?:ل|الي |لل)(?:راجلي|زوج\w*|مراتي|صحاب\w*)"
)
"""Who pictures are to be sent to: "à ma mère", "l mama", «لماما»."""
BESIDE, ADDRESSED = "beside", "addressed"
"""Lists: what stands before who is only there, and behind who is only spoken to."""


class Whom:
    """The words of one content snapshot, compiled."""

    @collector.put_off()
    def __init__(self, content: Snapshot) -> None:
        """Compile them; a folder without the file tells only by the words for relatives.

        Raises:
            ContentError: A phrase cannot be read.
        """
        self._book = Phrasebook(content, FILE)
        self._relatives = _names(content, RELATIVES)
        self._another = _names(content, ANOTHER)
        self._beside, self._addressed = _words(content, BESIDE), _words(content, ADDRESSED)

    def says_it_is_me(self, text: str) -> bool:
        """Tell whether somebody says that it is about themselves: "c'est moi", "ana li …"."""
        return SAYS in self._book.find_all(text)

    def harms_the_writer(self, text: str) -> bool:
        """Tell whether the writer is in danger too, from a relative or together with one."""
        return HURT in self._book.find_all(text)

    def tells_own_age(self, text: str) -> bool:
        """Tell whether the writer says that they are under 18: "j'ai 16 ans", "عندي 16 عام"."""
        return OWN_AGE in self._book.find_all(text)

    def tells_of_a_child(self, text: str) -> bool:
        """Tell whether words say that another is under 18: "elle a 17 ans", "la mineure"."""
        return CHILD in self._book.find_all(text) and not self.tells_own_age(text)

    def lives_abroad(self, text: str) -> bool:
        """Tell whether somebody says that they live or work in a country abroad already."""
        return ABROAD in self._book.find_all(text)

    def tells_of_another(self, text: str) -> bool:
        """Tell whether words say that the one in danger is another: they hold him, she cries."""
        return bool(self._another.find(fold(text)))

    def names_more_than_receivers(self, text: str) -> bool:
        """Tell whether a relative is named beside those to whom something is sent or shown."""
        return self.names_a_relative(_RECEIVER.sub(" ", fold(text)))

    def names_a_relative(self, text: str) -> bool:
        """Tell whether a relative is named who is not only there, or spoken to: "brother, I am"."""
        folded = fold(text)
        around = (
            (folded[: match.start].split()[-1:], folded[match.end :].replace(",", " ").split()[:1])
            for match in self._relatives.find(folded)
        )
        return any(
            self._beside.isdisjoint(before) and self._addressed.isdisjoint(behind)
            for before, behind in around
        )


def _words(content: Snapshot, name: str) -> frozenset[str]:
    return frozenset(fold(form) for row in content.list_items(name) for form in row["forms"])


def _names(content: Snapshot, name: str) -> Gazetteer:
    rows = content.list_items(name)
    return Gazetteer((row["id"], form) for row in rows for form in row["forms"])
