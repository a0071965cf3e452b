"""What figures are called, and what a reader must know of them; translated where shown."""

from collections.abc import Mapping

from bot.console.words import marked

TITLES: Mapping[str, tuple[str, str]] = {
    "newcomers": (
        marked("Personnes venues pour la première fois"),
        marked("Le mois du premier message."),
    ),
    "writers": (
        marked("Personnes qui ont écrit"),
        marked("Une personne compte une fois par mois."),
    ),
    "languages": (
        marked("Langue des réponses"),
        marked("La langue choisie, ou devinée au premier message."),
    ),
    "varieties": (
        marked("Façons d'écrire"),
        marked("Une même personne peut écrire de plusieurs façons."),
    ),
    "channels": (
        marked("Applications"),
        marked("Une même personne peut avoir relié plusieurs applications."),
    ),
    "begun": (marked("Modules ouverts"), marked("Personnes qui ont vu au moins un écran.")),
    "finished": (marked("Modules terminés"), marked("Personnes arrivées au dernier écran.")),
    "abandoned": (
        marked("Où les modules sont laissés"),
        marked("Dernier écran vu, sans retour depuis quatorze jours."),
    ),
    "missed": (
        marked("Questions de quiz les plus ratées"),
        marked("Part des personnes dont le premier essai est faux."),
    ),
    "signs": (
        marked("Signes d'alerte vus"),
        marked(
            "Personnes à qui une offre envoyée a montré ce signe. Un signe n'est pas une preuve."
        ),
    ),
    "signs_month": (marked("Signes d'alerte par mois"), ""),
    "signs_country": (
        marked("Signes d'alerte par destination"),
        marked("Seulement les offres qui disent leur destination."),
    ),
    "fees": (
        marked("Offres par destination et argent demandé"),
        marked("Ce que les offres demandent de payer, pas ce qui a été payé."),
    ),
    "understanding": (
        marked("Messages compris"),
        marked(
            "Part des messages écrits auxquels Rihla a trouvé un sens. "
            "Un sens trouvé peut être faux."
        ),
    ),
    "waits": (
        marked("Attente d'un conseiller ou d'une conseillère"),
        marked("Durée médiane, en minutes, de la demande à la prise en main."),
    ),
}
FIRST_ROWS = marked("Les {most} premières lignes ; le fichier CSV les a toutes.")
COSTS = "costs"
COSTS_TITLE = marked("Coût du recrutement déclaré, par destination")
COSTS_LIMITS = (
    marked(
        "Vers l'indicateur 10.7.1 des Objectifs de développement durable : le coût du recrutement "
        "à la charge de la personne employée, rapporté à son revenu mensuel dans le pays de "
        "destination."
    ),
    marked(
        "Ce n'est pas l'indicateur. Il se mesure par enquête auprès de personnes qui sont "
        "parties. Ici, ce sont des sommes que des offres demandent, ou que des personnes disent "
        "avoir payées."
    ),
    marked(
        "Seules comptent les personnes qui acceptent la relecture. Elles ne représentent pas "
        "toutes celles qui veulent partir. Une personne compte une fois par destination, pour la "
        "plus haute somme."
    ),
    marked(
        "Rien n'est converti d'une monnaie à l'autre. Les mois de salaire n'apparaissent que si "
        "l'offre dit son salaire dans la monnaie de la somme."
    ),
    marked(
        "Qui se fait effacer, ou n'écrit plus depuis un an, ne compte plus : "
        "gardez le fichier de chaque année."
    ),
)
RULES = (
    marked("Les douze derniers mois, jusqu'à hier soir. Comptés une fois par jour."),
    marked(
        "Un nombre de moins de {least} personnes est caché. Un voisin l'est parfois aussi, "
        "pour qu'on ne le retrouve pas par soustraction."
    ),
    marked(
        "Les nombres de personnes sont arrondis à {step}. "
        "Un total est la somme de ce qui est montré."
    ),
)
COST_HEADINGS = (
    marked("Destination"),
    marked("Nature"),
    marked("Monnaie"),
    marked("Personnes"),
    marked("Un quart sous"),
    marked("Médiane"),
    marked("Un quart au-dessus de"),
    marked("Mois de salaire (médiane)"),
)
UNITS: Mapping[str, str] = {
    "people": marked("Personnes"),
    "share": marked("Part"),
    "minutes": marked("Minutes"),
}
