"""Words that are no name of an employer, even with a capital. All are compared folded."""

from bot.text.folding import fold


def _set(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


GENERIC = _set("""
    offre offres emploi emplois travail poste postes recrutement urgent urgence info annonce
    avis bonjour salut salam chers chère cher madame monsieur mesdames messieurs mme mlle mr m
    suite vous nous on je tu il elle ils notre votre nos vos mon ma mes ce cette ici
    félicitations attention important salaire rémunération contrat cdi cdd visa lieu date
    entretien formation mission missions profil description expérience durée horaires contact
    tél tel téléphone email mail whatsapp logement billet départ début dossier frais tout toute
    tous le la les un une des du de si pour avec sans dans sur par en au aux et ou hi hello dear
    job jobs work we our your my the a an you they wanted hiring congratulations salary contract
    apply now free new this that opportunity position anapec cnss smig smic h/f f/h m/f bac bts
    dut permis b1 b2 a1 a2 c1 cv whats app wafacash cash plus western union moneygram telegram
    facebook messenger internet maroc lundi mardi mercredi jeudi vendredi samedi dimanche
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre january
    february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday eimt lmia caq ircc ofii oui non ok start go inbox
    dm eures pôle france-travail tls tlscontact vfs goethe goethe-institut telc ielts hola art
    objet re wach ana nta khouti khoya mabrouk bghina wanna usa uk uae eur mad usd dh dhs euro
    euros serveur visite chantier green card band serious never pay polish customer what wake
    u.s. european ausbildung nulla osta flussi temps rdv type statut secteur niveau langue
    langues référence ref publié région ville pays titre fonction confidentiel confidentielle
    anonyme client clients particulier descriptif détails inscription inscriptions places
    sérieux seulement conditions avantages compétences qualités responsabilités activités tâches
    rejoignez intégrez postulez envoyez appelez contactez écrivez participation groupe deux
    trois quatre cinq six sept huit neuf dix ouvrier ouvriers ouvrière ouvrières agent agents
    saison saisonnier cueillette campagne convocation convention responsable direction directeur
    directrice with at from in by when while since as if but so after before once until who
    ça ca cin rib per month week hour day year night vite
    programme programmes program immigration sponsorship certificate sponsor vol vols avion
    gratuit gratuite gratuits gratuites rue avenue avenida boulevard bd calle via hay derb
    quartier lot lotissement imm immeuble street road zone officer gouvernement government
    ila lli safi wakha sir hada hadi had rah kayn kayna khoya khouya khti ewa yallah
    i'm im it's you're we're let's don't dont
    google form forms typeform bio link lien formulaire
    caution passeport passport loyer garantie saison permit lucky
    pl spl vl hgv mets mettez tapez ring bls zero zéro vrai vraie
    avant après pendant quel quelle quand comment pourquoi merci cordialement administrative
""")
"""Words that begin no name, even with a capital."""

NOT_NAMES = _set("""
    confidentiel confidentielle anonyme anonymous confidential recrutement-confidentiel n/a nc
    néant - particulier privé private سري غير محدد خاص
""")
"""What boards write in the place of a name."""

PERSON_TITLES = (
    "mme",
    "mlle",
    "m",
    "mr",
    "mrs",
    "ms",
    "dr",
    "me",
    "monsieur",
    "madame",
    "maitre",
    "si",
    "oum",
    "ring",
    "ask for",
    "abou",
    "ustad",
    "madam",
    "uncle",
    "sir",
    "lalla",
    "hajj",
    "haj",
    "hajja",
    "coach",
    "assistant",
    "assistante",
    "my wife",
    "ma femme",
    "mon frere",
    "m appelle",
    "m'appelle",
    "my name is",
    "smiti",
    "moulay",
    "chef",
    "docteur",
    "sidi",
    "au nom de",
    "named",
    "nomme",
    "smiyt",
    "smiytha",
    "smiytou",
    "dear",
    "chere",
    "cher",
    "regards",
    "cordialement",
    "bien a vous",
    "manager",
    "directeur",
    "directrice",
    "responsable",
    "consultant",
    "contact",
    "appelez",
    "call",
    "demandez",
    "avec",
    "and",
    "et",
    "par",
)
PERSON_TITLES_SET = frozenset(
    word for word in PERSON_TITLES if " " not in word and word not in {"et", "and"}
)
"""What stands before, or in, the name of a person."""
