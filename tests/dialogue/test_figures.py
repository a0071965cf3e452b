"""A boss who "kills" and the "jail" of routine are figures of speech; what is real beside them is not."""

from typing import Any

import pytest

from actions import shelf
from bot.content.store import ContentStore
from bot.dialogue.faint_danger import situation_told, without_faint_danger

FIGURES = [
    "mon chef me tue avec ses réunions, je cherche un poste en Belgique",
    "ce taf me tue mdr, y a quoi au Canada ?",
    "le boulot me tue, quels métiers recrutent en Espagne",
    "je suis morte de fatigue, on parle plutôt du visa ?",
    "la routine me tue, je veux une formation à l'étranger",
    "prisonnière de la routine ptdr, une idée de pays ?",
    "le chômage me tue, où trouver des offres ?",
    "العمل يقتلني، أريد وظيفة في فرنسا",
    "الروتين يقتلني، ما هي المهن المطلوبة في كندا؟",
    "البطالة تقتلني، كيف أجد عقدا؟",
    "هاد الخدمة قتلاتني، بغيت نمشي لألمانيا",
    "الخدمة دابحاني ههه، شنو كاين فبلجيكا",
    "عايش فالحبس ديال الروتين هههه",
    "lkhdma dab7ani, bghit contrat f espagne",
    "had routine 9atelni, chno kayn f canada",
    "rani f l7bs dyal routine hhhh, bghit nbeddel",
    "chomage 9tlni, fin nl9a les offres",
    "patron 9tlni b lkhdma, bghit ghir nbeddel",
    "my boss is killing me lol, any job in Germany?",
    "prisonnier de ce village, je rêve d'une formation en France",
    "pendue à mon téléphone, j'attends une réponse de Lyon",
    "سجينة هذه القرية، أحلم بالهروب إلى إسبانيا",
    "قتلتني بالدموع ثم قبلت، أريد وظيفة في كندا",
    "محبوس فهاد الدوار، بغيت نهرب لبلجيكا",
    "mesjoun f had ldouar, bghit nhreb l belgique",
]
REAL = [
    "mon chef me frappe tous les jours avec un bâton",
    "le boulot me tue et le patron m'a enfermée à clé",
    "ce taf me tue, je veux mourir",
    "le stress me tue, j'ai avalé des cachets",
    "la routine me tue, mon mari me frappe chaque soir",
    "je rigole pas, mon patron me tue à coups de bâton",
    "il menace de me tuer si je pars",
    "mon frère veut me tuer à cause des photos",
    "العمل يقتلني والكفيل يضربني كل ليلة",
    "هددني بالقتل إن تكلمت",
    "أريد أن أموت",
    "الروتين يقتلني وأفكر في الانتحار",
    "هاد الخدمة قتلاتني ومدام سادة عليا بالساروت",
    "كيهددني باش يقتلني",
    "بغيت نموت",
    "lkhdma dab7ani w lpatron kaydrebni kol nhar",
    "kayhddedni bach y9telni",
    "bghit nmout",
    "khoya mhbous f l7abs f libya",
    "my boss locks me in the house and beats me",
    "prisonnière de ce village, ils ont pris mon passeport et la porte est fermée à clé",
    "أنا محبوسة في هذه القرية، والكفيل يضربني",
    "ana m7bousa f dar madame, bghit nhreb l fransa",
]


@pytest.fixture(autouse=True)
def on_the_shelf(store: ContentStore) -> None:
    shelf.use(store)


def heard(text: str) -> dict[str, Any]:
    ranking = [{"name": "distress", "confidence": 0.85}, {"name": "ask_steps", "confidence": 0.1}]
    return {"text": text, "intent": ranking[0], "intent_ranking": ranking, "entities": []}


@pytest.mark.parametrize("text", FIGURES)
def test_a_figure_of_speech_is_no_danger_however_surely_the_model_hears_one(text: str) -> None:
    said = without_faint_danger(heard(text), {}, {})
    assert said["intent"]["name"] != "distress"
    assert situation_told(said, {}) is None


@pytest.mark.parametrize("text", REAL)
def test_what_is_real_stays_a_danger_beside_any_figure(text: str) -> None:
    said = without_faint_danger(heard(text), {}, {})
    assert said["intent"]["name"] == "distress"
