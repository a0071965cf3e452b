"""What is asked of an offer by its name is answered calmly, and within a danger it is left."""

from typing import Any

import pytest

from actions import shelf
from bot.dialogue.named_asks import named_ask

OFFER = {"topic": {"intent": "share_offer"}, "offer": {"signs": [], "country": "DEU"}}


def heard(text: str, intent: str = "nlu_fallback", confidence: float = 0.5) -> dict[str, Any]:
    return {
        "text": text,
        "intent": {"name": intent, "confidence": confidence},
        "entities": [],
    }


def asked(text: str, slots: dict[str, Any], **meant: Any) -> str | None:
    situation = shelf.situations().find(text)
    choice = named_ask(heard(text, **meant), slots, situation)
    return next(iter(choice.args.values())) if choice is not None else None


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("elle dit signe ce soir sinon elle file la place à quelqu'un", "no_time"),
        ("قالوا أجيب اليوم وإلا يعطون المنصب لغيري", "no_time"),
        ("je peux lui dire que je paie une fois que j'arrive ?", "money_later"),
        ("هل أدفع لهم بعد الوصول؟", "money_later"),
        ("comment refuser cette offre sans problème", "say_no"),
        ("كيف أرفض دون أن يغضبوا", "say_no"),
        ("si j'échoue à l'examen je dois rembourser le cours ?", "repay_training"),
        ("إذا رسبت هل أرد ثمن الدورة", "repay_training"),
        ("هل 50 يورو راتب أم مصاريف", "allowances"),
        ("si on me renvoie, je perds ma carte de séjour ?", "job_loss_permit"),
        ("qu'est-ce que je mets dans la valise", "winter_packing"),
        ("ماذا أضع في الحقيبة", "winter_packing"),
        ("qui paie le billet à la fin du contrat", "who_pays_ticket"),
        ("je rentre en touriste et je bosse jusqu'à récupérer ma mise", "ask_tourist_visa"),
        ("تكفي تأشيرة زيارة، هكذا قالوا", "ask_tourist_visa"),
        ("nddkhel b visa touristique w nkhdem", "ask_tourist_visa"),
        ("il jure que la loi du pays oblige à garder le passeport", "passport_law"),
        ("هل القانون هناك يسمح لهم بأخذ جوازي", "passport_law"),
        ("je vivrais dans le camion, c'est permis ?", "cab_rest"),
        ("ننعس فالكاميو شهر كامل؟", "cab_rest"),
        ("le cours de langue c'est la clinique qui le paie ?", "who_pays_course"),
        ("من يؤدي ثمن دورة الألمانية", "who_pays_course"),
        ("le loyer sera à ma charge ou à la sienne ?", "employer_housing"),
        ("السكنى عليا ولا عليهم", "employer_housing"),
        ("je prends combien d'argent avec moi", "pocket_money"),
        ("شحال ديال المصروف ندي معايا", "pocket_money"),
        ("on touche combien par jour", "ask_salary_cost"),
        ("bch7al lkhdma f nhar", "ask_salary_cost"),
        ("2400 brut, ça fait combien en net", "take_home"),
        ("mon cousin veut continuer avec ce monsieur, que lui dire", "persuade_relative"),
        ("كيف أقنع أمي ألا تدفع", "persuade_relative"),
        ("ma mère a donné la photo de sa carte nationale", "copies_sent"),
        ("أخي أرسل صورة جوازه", "copies_sent"),
        ("et le laos, c'est risqué ?", "asia_offer"),
        ("donnez-moi une phrase à leur envoyer", "answer_him"),
        ("عطيني شي جملة نصيفطها ليهم", "answer_him"),
        ("من يدفع ثمن الحافلة والتأشيرة", "who_pays"),
        ("j'ai passé une photo de ma CIN, ils peuvent en faire quoi", "copies_sent"),
        ("ماذا يفعلون بصورة جوازي", "copies_sent"),
        ("l'usine réclame une copie du passeport", "papers"),
        ("يطلبون مني نسخة من الجواز", "papers"),
        ("ماذا أكتب لها عن جواز سفري", "passport_answer"),
        ("un message court pour refuser", "say_no"),
        ("ماذا أقول لأعتذر لهم", "say_no"),
        ("elle m'a envoyé une vidéo de son agence", "showed_papers"),
        ("أراني بطاقته", "showed_papers"),
        ("un de mes amis l'a fait sans souci", "others_went"),
        ("جاره فعلها ولم يقع شيء", "others_went"),
        ("la dame est adorable", "nice_recruiter"),
        ("المشغلة سيدة لطيفة", "nice_recruiter"),
        ("cette agence ne figure pas dans la liste", "not_in_register"),
        ("لم أجده في السجل", "not_in_register"),
        ("mon épouse aura le droit de travailler ?", "spouse_work"),
        ("هل تستطيع زوجتي أن تعمل هناك", "spouse_work"),
    ],
)
def test_a_calm_question_on_an_offer_gets_its_answer(text: str, answered: str) -> None:
    assert asked(text, OFFER, intent="distress") == answered


@pytest.mark.parametrize(
    "text",
    ["ils demandent 2000 dh de frais de route", "طلبوا مصاريف السفر", "on me paie quand ?"],
)
def test_a_sum_that_is_asked_or_a_wage_is_none_of_them(text: str) -> None:
    assert asked(text, OFFER) is None


@pytest.mark.parametrize(
    "text", ["c'est où myawaddy, près de bangkok ?", "khdma f mae sot wach mezyana", "أين بويبيت"]
)
def test_a_border_town_of_the_scam_centres_is_told_without_any_offer(text: str) -> None:
    assert asked(text, {}) == "asia_offer"
    assert asked(f"{text} mon frère y est retenu", {}) is None


def test_who_was_cheated_is_given_words_for_a_relative_who_goes_on() -> None:
    cheated = {"topic": {"intent": "report_fraud", "situation": "paid"}}
    text = "ma soeur tient à payer cet homme, comment la convaincre de ne pas payer"
    assert asked(text, cheated, intent="report_fraud", confidence=0.95) == "persuade_relative"


@pytest.mark.parametrize(
    "text",
    [
        "مطلوب سائق في بولندا، 1500 يورو، النوم في الشاحنة",
        "serveuse à Dubaï, 2500 dirhams par mois, ils gardent le passeport, départ en visa visite",
    ],
)
def test_what_tells_an_offer_is_read_and_not_answered(text: str) -> None:
    assert asked(text, {}) is None


def test_within_a_danger_it_is_a_word_on_that() -> None:
    held = {"topic": {"intent": "distress", "situation": "captive"}}
    assert asked("il veut que je décide demain sinon il donne la place à un autre", held) is None


def test_what_is_surely_danger_stays_danger() -> None:
    text = "sinon il donne ma place à un autre"
    assert asked(text, OFFER, intent="distress", confidence=0.95) is None
