"""Housing, visa, language, papers, interview, contract seen and stamped, hidden characters."""

import pytest

from bot.text.facts import Knowledge


@pytest.mark.parametrize(
    ("text", "housing"),
    [
        ("logement fourni par la ferme", "provided"),
        ("nourri logé", "provided"),
        ("logement, loyer de 300 € retenu sur le salaire", "deducted"),
        ("sans logement", "not_provided"),
        ("serveur à Malte, 1100 €, logement à ma charge", "not_provided"),
        ("chauffeur Pologne 1200 euro, sokna 3lia", "not_provided"),
        ("والسكن على حسابي", "not_provided"),
        ("السكن على حساب المشغل", "provided"),
        ("1800 يورو مع خصم 400 يورو للسكن", "deducted"),
        ("free accommodation", "provided"),
        ("السكن على الشركة", "provided"),
        ("بدون سكن", "not_provided"),
        ("السكنى والماكلة عليهم", "provided"),
        ("sokna fabor", "provided"),
        ("logement fourni, loyer non déduit du salaire", "provided"),
        ("Logement fourni sans retenue sur salaire", "provided"),
        ("السكن مجاني بدون خصم من الراتب", "provided"),
        ("السكن متوفر ولا يخصم من الراتب", "provided"),
        ("السكنى فابور وما كيتقطع والو من الصالير", "provided"),
        ("sokna fabor bla ma tkt9ta3 mn lkhelsa", "provided"),
        ("room provided, rent not deducted", "provided"),
        ("Logement fourni, 300 € retenus sur le salaire", "deducted"),
        ("Salaire 1600 €, 250 € retenus pour le logement", "deducted"),
        ("السكنى كيتقطع عليها 300 أورو من الصالير", "deducted"),
        ("Studio en colocation, 180 € retenus sur salaire", "deducted"),
        ("الأوطيل والماكلة عليهم", "provided"),
        ("logement à la charge de l'employeur", "provided"),
        ("sekna: fabor, 1500 ryal", "provided"),
        ("ماكلة وسكنة فابور", "provided"),
        ("9 500 QAR par mois, villa meublée", "provided"),
        ("live-in nanny for two kids", "provided"),
        ("3000 درهم، عندو بيت يسكن فيه", "provided"),
        ("السكنى: ما كايناش", "not_provided"),
        ("Logement : non", "not_provided"),
        ("Caravan £69.50 per week taken from wages", "deducted"),
        ("chambre au-dessus du restaurant, 180 € retenus sur la paie", "deducted"),
        ("Logement 100 euros par mois", None),
        ("السكن ب 90 أورو فالشهر", None),
        ("Hostel: 600 PLN cut from salary", "deducted"),
        ("Sekna : m3a drari, 60 dollar kat9eta3 mn salaire", "deducted"),
        ("Loyer : 250 € par mois retenu sur salaire", "deducted"),
        ("الإيجار 200 أورو يخصم من الراتب", "deducted"),
        ("Waiter, 1200 USD monthly + room", "provided"),
        ("3000 درهم مع الأكل والمبيت", "provided"),
        ("5500 dh + nou3ass", "provided"),
        ("تطلب عائلة طباخة مقيمة", "provided"),
        ("مربية تبات معانا، 3000 درهم", "provided"),
        ("femme de ménage couchante", "provided"),
        ("dairy farm, house included", "provided"),
        ("manger et dormir compris", "provided"),
        ("شقة مفروشة والماء على الأستاذ", "provided"),
        ("Housing\nnot included", "not_provided"),
        ("serveur, bla mbat", "not_provided"),
        ("Loyer 400 € environ", None),
        ("hôpital avec une chambre froide", None),
        ("Plombier à Lyon", None),
    ],
)
def test_housing(read, text, housing):
    assert read(text).to_json()["housing"] == housing


@pytest.mark.parametrize(
    ("text", "visa"),
    [
        ("départ avec un visa touriste", "tourist"),
        ("60-day visit visa", "visit"),
        ("visa omra puis travail", "umrah"),
        ("student visa for workers", "student"),
        ("visa de travail demandé par l'employeur", "work"),
        ("بتأشيرة سياحية", "tourist"),
        ("فيزا ديال الزيارة", "visit"),
        ("visa dial l3omra", "umrah"),
        ("الدخول بفيزا ديال السياحة", "tourist"),
        ("الفيزا سياحية ماشي ديال الخدمة", "tourist"),
        ("visa dyal ziara", "visit"),
        ("Seasonal worker visa £319", "seasonal"),
        ("تصريح العمل على حساب الشركة", "work"),
        ("visa dyal lkhdma", "work"),
        ("الفيزا ديال العمل", "work"),
        ("الفيزا فيزيت 60 يوم", "visit"),
        ("شنگن ديال الزيارة", "visit"),
        ("بلا فيزا د الخدمة", None),
        ("تأشيرة السياحة ليست للعمل", None),
        ("jamais de visa touriste", None),
        ("visa", None),
    ],
)
def test_the_type_of_visa(read, text, visa):
    assert read(text).to_json()["visa_type"] == visa


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Allemand B1 exigé", ("de", "B1")),
        ("anglais niveau B2", ("en", "B2")),
        ("French A2", ("fr", "A2")),
        ("الألمانية مستوى B1", ("de", "B1")),
        ("B1 darori, ausbildung", ("de", "B1")),
        ("permis B, permis C1", None),
        ("bon français", None),
    ],
)
def test_the_level_of_language(read, text, level):
    got = read(text).to_json()["language_level"]
    assert (got and (got["language"], got["level"])) == level


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        ("Envoyez votre CV et une copie du passeport", ["cv", "passport"]),
        ("Send your passport and bank details", ["passport", "bank_details"]),
        ("أرسل صورة جواز السفر والبطاقة الوطنية", ["passport", "identity_card"]),
        ("صيفط ليا تصويرة الباسبور", ["photo", "passport"]),
        ("sifet lia passeport dialk", ["passport"]),
        ("Le passeport reste avec vous", []),
    ],
)
def test_papers_are_those_that_are_asked_for(read, text, papers):
    assert (
        set(papers) <= set(read(text).to_json()["documents"])
        if papers
        else not read(text).documents
    )


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        ("Documents : CV, diplôme, certificats de travail", ["cv", "diploma", "work_certificate"]),
        ("What you bring\n* English A2\n* CV, work certificates", ["cv", "work_certificate"]),
        ("Se présenter avec CIN + 2 photos", ["identity_card", "photo"]),
        ("Logés sur place. CV à rh [at] mas point fr", ["cv"]),
        ("cv l bilal@sauveterre.fr", ["cv"]),
        (
            "الوثائق: جواز السفر، الدبلوم، شهادة حسن السيرة",
            ["passport", "diploma", "police_record"],
        ),
        ("خاصك تجيب معاك السيفي والديبلوم", ["cv", "diploma"]),
        ("khass: passeport, 4 tsawer", ["passport", "photo"]),
        ("Diploma and police record required", ["diploma", "police_record"]),
        ("شيفور ديال تريبورتور، البيرمي ضروري", ["licence"]),
        ("Docs : permis de conduire, casier", ["licence", "police_record"]),
        ("CV + diplôme + CIN à l'accueil", ["cv", "diploma", "identity_card"]),
        ("Full-body photos + passport", ["photo", "passport"]),
        ("أرسلي صورة الجواز", ["photo", "passport"]),
        ("جيب لاكارط والسيفي", ["identity_card", "cv"]),
        ("Livreur, permis A obligatoire", ["licence"]),
        ("Permis à la charge de l'employeur, envoyez un message", []),
        ("Salaire + passeport gardé", []),
        ("Sans CV, sans diplôme", []),
        ("السيفي ماشي ضروري", []),
        ("Frais de dossier 3000 dh, le passeport reste au bureau", []),
        ("khassek tkhelles 300€ dyal permis b carte bancaire", []),
    ],
)
def test_papers_stand_in_lists_and_beside_an_address(read, text, papers):
    assert read(text).to_json()["documents"] == papers


@pytest.mark.parametrize(
    ("text", "field", "state"),
    [
        ("Entretien en visio avec le chef", "interview", Knowledge.KNOWN),
        ("Embauche sans entretien", "interview", Knowledge.ABSENT),
        ("بدون مقابلة", "interview", Knowledge.ABSENT),
        ("bla entretien bla diplome", "interview", Knowledge.ABSENT),
        ("no interview needed", "interview", Knowledge.ABSENT),
        ("contrat visé par le ministère", "contract.visaed", Knowledge.KNOWN),
        ("on part sans cachet du ministère", "contract.visaed", Knowledge.ABSENT),
        ("عقد مؤشر عليه من الوزارة", "contract.visaed", Knowledge.KNOWN),
        ("copie du contrat avant le départ", "contract.shown", Knowledge.KNOWN),
        ("pas de contrat écrit", "contract.shown", Knowledge.ABSENT),
        ("بلا كونطرا", "contract.shown", Knowledge.ABSENT),
        ("f\u200br\u200bais de dossier", "text.hidden", Knowledge.KNOWN),
        ("fr\u0430is de dossier", "text.hidden", Knowledge.KNOWN),
        ("الســلام عليكم\u200f، 👩\u200d🍳", "text.hidden", Knowledge.ABSENT),
    ],
)
def test_flags_are_known_or_said_not_to_be(read, text, field, state):
    fact = read(text).facts()[field]
    assert fact.state is state
    assert state is Knowledge.ABSENT or fact.evidence


@pytest.mark.parametrize(
    "field", ["interview", "contract.visaed", "contract.shown", "visa_type", "housing"]
)
def test_what_a_text_does_not_speak_of_stays_unknown(read, field):
    assert field not in read("Plombier à Lyon, 2000 € par mois").facts()
