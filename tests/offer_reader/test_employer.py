"""Who employs or recruits."""

import pytest

EMPLOYERS = [
    ("Entreprise : TRANSPORTS DU LEVANT\nLieu : Lyon", "TRANSPORTS DU LEVANT"),
    ("Le Restaurant Dar Tassa recherche un cuisinier à Lyon", "Restaurant Dar Tassa"),
    ("CDI à Lille. Cordialement, Lucie Tabourin, RH, Velmora Conseil", "Velmora Conseil"),
    ("Cook in Doha. Regards, Nadia Orfelli, HR Manager, Larkspur Catering", "Larkspur Catering"),
    ("Hotel Silbersee, Autriche : femmes de chambre", "Hotel Silbersee"),
    ("Nordklang Bau GmbH cherche un maçon à Kiel", "Nordklang Bau GmbH"),
    ("Famille T. à Lyon cherche une employée de maison", "Famille T."),
    ("Boucher, Ets Marvellin, Rodez", "Ets Marvellin"),
    ("TamaTech recrute à Rabat", "TamaTech"),
    ("Kiltarrow Foods is hiring butchers in Sligo", "Kiltarrow Foods"),
    ("الشركة: شركة نسيم الواحة للتجارة\nالمنطقة: الرياض", "شركة نسيم الواحة للتجارة"),
    ("تعلن شركة سواقي الخير للنقل بمراكش عن مناصب", "شركة سواقي الخير للنقل"),
    ("مطعم الزعفران فطنجة باغي طباخ", "مطعم الزعفران"),
    ("Avec l'Agence Tasdirt vous partez en Espagne", "Agence Tasdirt"),
    ("EARL du Vieux Puits (Gard), récolte de cerises", "EARL du Vieux Puits"),
    ("La Ville de Port-Amarante recrute un jardinier", "Ville de Port-Amarante"),
    ("Vesterlund Jobs, soudeurs pour la Norvège", "Vesterlund Jobs"),
    ("Boulangerie industrielle Maristel, Namur", "Boulangerie industrielle Maristel"),
    ("مطلوب سائق في شركة نقل الأطلسي بأكادير", "شركة نقل الأطلسي"),
    ("عقود للعمل في مصنع أحذية، وساطة ضفاف الشمال", "وساطة ضفاف الشمال"),
    ("كابلاج ريم الشرق فطنجة باغي خدامات", "كابلاج ريم الشرق"),
    ("Snack Tilila f Safi m7taj serveur", "Snack Tilila"),
    ("Agence TassaVoyage Emploi à Safi : serveurs pour Doha", "Agence TassaVoyage Emploi"),
    (
        "Le Cabinet Ozirel recrute pour son client : Laiterie Montgravel, Laval",
        "Laiterie Montgravel",
    ),
    ("الضيعة ديال «وادي النسيم» باغا خدامة", "وادي النسيم"),
    ("كنهضر معاكم من طرف الشركة ديال «نجمة البوغاز»، مطلوب سيرفور", "نجمة البوغاز"),
    ("منظمة «بيت لكل طفل» تبحث عن محاسب", "منظمة «بيت لكل طفل"),
    (
        "مكتب «سفر وأمان» كيجمع البنات\nعند: عائلة السيد المهيري\nالعمل: مربية",
        "عائلة السيد المهيري",
    ),
    ('khassna serveur f restaurant "Zitouna Zerqa" f Fes', "Zitouna Zerqa"),
    ("3ayla dyal Tazi-Lahlou f Rabat bghat nounou", "3ayla dyal Tazi-Lahlou"),
    ("Freelance translator. Veltrano Words, headquartered in Porto.", "Veltrano Words"),
    ("I am Mrs Odile Farnworth, I need a cook in Leeds", "Mrs Odile Farnworth"),
    ("شركة بناء إسبانية «أركوس المتوسط» تحتاج إلى بنائين", "أركوس المتوسط"),
    ("سطاج ف شركة ديال اللوجستيك «طريقنا» فطنجة", "طريقنا"),
    ("تعلن ثانوية «ضفاف الوادي» بفاس عن منصب أستاذ", "ثانوية «ضفاف الوادي"),
    ("تشغيل موسمي: وحدة تعليب الزيتون «زيتون الأطلس» بمكناس", "زيتون الأطلس"),
    ("الشركة لي خدام معاها «حديد الشمال» كتقلب على سودور", "حديد الشمال"),
    ("Bureau de placement « Bab Lkhir » Settat, maçons pour Malte", "Bab Lkhir"),
    ("Entreprise de gardiennage Vigitour, Laval : agent de nuit", "Vigitour"),
    ("Société marocaine de câblage, Voltanis, recrute au chantier de Tagzirt", "Voltanis"),
    (
        "Moroccan contractor Tizgane Build, office in Rabat, needs masons",
        "contractor Tizgane Build",
    ),
    ('dev web, startup "Nouqta Code" (Casa), 9000 dh f chher', "Nouqta Code"),
    ("serveur matlob f Agadir, Pizzeria Il Veliero Rosso", "Pizzeria Il Veliero Rosso"),
    ("Belkhadir Emploi, Azrou. Ouvriers pour les vergers du Tarn", "Belkhadir Emploi"),
    ("Je suis Mme Odile Vernantois et je cherche une nounou", "Mme Odile Vernantois"),
]


@pytest.mark.parametrize(("text", "employer"), EMPLOYERS)
def test_the_employer_is_as_the_text_writes_it(read, text, employer):
    found = read(text).employer
    assert found is not None
    assert found.value == employer
    evidence = found.evidence[0]
    assert text[evidence.start : evidence.end] == employer


@pytest.mark.parametrize(
    "text",
    [
        "On recrute des soudeurs pour la Pologne, contactez-moi",
        "LE CANADA RECRUTE 40 OUVRIERS",
        "Entreprise : confidentiel\nposte de vendeur",
        "L'ANAPEC informe les candidats",
        "مطلوب سائقون للعمل في الخارج، راتب ممتاز",
        "bghina chabab l khdma f italia",
        "مطلوب عمال في مصنع أحذية بالبرتغال",
        "دوز للبيرو تسني الوراق",
        "Emploi dans la ville de Lyon",
        "Maçon, s'adresser au chantier de Tagzirt",
        "مطلوب أستاذ، شهادة ثانوية عامة",
        "5 شهور، ثلاث وحدات «A1» و«A2»",
    ],
)
def test_no_employer_is_made_up(read, text):
    assert read(text).employer is None


def test_an_offer_without_employer_says_so_first(read):
    assert read("Serveur à Agadir, 4000 dh par mois").missing()[0] == "employer"
