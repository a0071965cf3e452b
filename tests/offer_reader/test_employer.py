"""Who employs or recruits."""

import pytest

EMPLOYERS = [
    ("Entreprise : TRANSPORTS DU LEVANT\nLieu : Lyon", "TRANSPORTS DU LEVANT"),
    ("Le Restaurant Dar Tassa recherche un cuisinier à Lyon", "Restaurant Dar Tassa"),
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
    ],
)
def test_no_employer_is_made_up(read, text):
    assert read(text).employer is None


def test_an_offer_without_employer_says_so_first(read):
    assert read("Serveur à Agadir, 4000 dh par mois").missing()[0] == "employer"
