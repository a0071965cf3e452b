"""Names in a message: a language is no country, an ordinary word is no town."""

import pytest

from actions.country_words import without_denied
from bot.content.model import Snapshot
from bot.content.names import country_names, doubtful_places, gazetteers
from bot.content.store import ContentStore
from bot.text.folding import fold, fold_with_positions

pytestmark = pytest.mark.rasa


@pytest.fixture(scope="module")
def countries(content: Snapshot):  # type: ignore[no-untyped-def]
    from actions import shelf
    from bot.dialogue.entities import GazetteerEntityExtractor

    shelf.use(ContentStore(shelf.CONTENT_FOLDER))
    extractor = GazetteerEntityExtractor()
    extractor._gazetteers, extractor._doubtful = gazetteers(content), doubtful_places(content)

    def find(text: str) -> list[str]:
        found = without_denied(extractor._find(fold_with_positions(text)), text)
        return [entity["value"] for entity in found if entity["entity"] == "country"]

    return find


@pytest.mark.parametrize(
    "text",
    [
        *("ok en français alors", "B2 en anglais", "i speak some german", "je parle espagnol"),
        *("عطاني كونطرا بالفرنسية", "مستوى الإيطالية", "can my husband come with me"),
        *("ok safi fhemt", "safi. 60 euro f nhar", "وصلت جدة ديالي للسبعين"),
        *("c'est nice merci", "je suis maçon", "شنو الخبر", "عندي العين مريضة", "ضمانة مالية"),
    ],
)
def test_these_words_name_no_country(countries, text: str) -> None:
    assert countries(text) == []


@pytest.mark.parametrize(
    ("text", "country"),
    [
        *(("je veux travailler en France", "FRA"), ("بغيت نخدم ف ألمانيا", "DEU")),
        *(("huelva la fraise", "ESP"), ("en français, pour le Québec", "QUE"), ("ف دبي", "ARE")),
        *(("oublie la belgique, je veux l'italie", "ITA"), ("9olt talya machi beljika", "ITA")),
        *(("machi almanya, fransa", "FRA"), ("ماشي بلجيكا، إيطاليا", "ITA")),
        ("je ne connais pas le canada", "CAN"),
    ],
)
def test_these_words_do(countries, text: str, country: str) -> None:
    assert countries(text) == [country]


def test_every_country_of_the_gazetteer_has_a_name_in_both_languages(content: Snapshot) -> None:
    known = {row["id"] for row in content.shared["places"].data["countries"]}
    for language in ("fr", "ar"):
        names = country_names(content, language)
        assert known <= names.keys()
        assert not any(fold(name) == code.lower() for code, name in names.items())
