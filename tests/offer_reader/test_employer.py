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
    ],
)
def test_no_employer_is_made_up(read, text):
    assert read(text).employer is None


def test_an_offer_without_employer_says_so_first(read):
    assert read("Serveur à Agadir, 4000 dh par mois").missing()[0] == "employer"
