"""Words that tell the name of an employer from the words around it. All are compared folded."""

from bot.text.folding import fold


def _set(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


NOUNS = _set("""
    société sté ste sarl entreprise entreprises ets établissements établissement groupe cabinet
    agence bureau compagnie cie ferme domaine exploitation coopérative cooperativa cooperative
    coop hôtel hotel riad auberge résidence restaurant resto snack café pizzeria brasserie
    boulangerie pâtisserie boucherie charcuterie abattoir abattoirs fromagerie clinique clinica
    hôpital hopital centre pharmacie laboratoire laboratoires maison garage atelier ateliers
    menuiserie plomberie chantier usine câblerie conserverie banque transport transports
    ambulances pressing salon auto-école école ecole institut académie akademie lycée crèche
    association fondation mairie commune magasin magasins supermarché marché construction
    constructions bâtiment maçonnerie électricité nettoyage serres pépinière pépinières jardins
    vignobles château scierie imprimerie famille family households house company firm farm farms
    foods greenhouse hospital clinic school bakery resort restaurants logistics fisheries
    orchards stores lines trading services solutions consulting manpower placement engineering
    industries industrial center group holding textile meats facilities outdoor airlines lodge
    camp winery dairy bäckerei metzgerei pflegeheim klinik klinikum therapiezentrum autohaus
    gasthof landgut elektro krankenhaus seniorenheim azienda agricola cascina ristorante albergo
    finca agro frutas agrofrutas granja quinta kaasmakerij bakkerij domaines mutuelle caisse
    syndicat entrepôts atelier-relais traiteur propreté sécurité gardiennage intérim organisme
    chambre hostel motel palace spa club charika agro-alimentaire moulin moulins minoterie
    laiterie cave caves vergers verger élevage serrurerie métallerie chaudronnerie carrosserie
    mécanique taxis autocars croisières pêcheries pêche armement horticulture traiteurs
    rôtisserie bistro bistrot bar crêperie blanchisserie teinturerie quincaillerie drogueries
    épicerie supérette librairie opticien dentaire vétérinaire lavage station ehpad ssiad mas
    foyer crèches polyclinique maternité cabinets entrepôt plateforme logistique messagerie
    déménagements voyages plâtrerie peinture carrelage toitures charpente charpentes façades
    isolation rénovation paysages paysagiste bois meubles mills mill nursery nurseries nursing
    care homes manor inn tavern grill kitchen builders plumbing motors mechanics haulage freight
    shipping marine cruises cruise seafood poultry dairies patisserie garments plastics steel
    metals ironworks carpentry joinery roofing cleaning laundry security telecom digital
    software studio studios university college academy kindergarten trust gardens vineyard
    vineyards ranch estate estates cannery packers packing produce berries berry fruits
    vegetables meat growers growing contractors agency recruitment staffing hr careers salons
    barbers tailors store supermarket hypermarket mall contracting maintenance catering cafe
    cafeteria roastery butchery tourism travel aviation marina resorts hotels gärtnerei brauerei
    fleischerei schlachthof tischlerei schreinerei spedition logistik bau dachdecker sanitär hof
    weingut pension haus pflege pflegedienst stift zentrum werk werke maschinenbau metallbau
    stahlbau technik gebäudereinigung reinigung hotelbetriebe slagerij kwekerij boomkwekerij
    tuinbouw rusthuis woonzorgcentrum zorg bouw vervoer schoonmaak vleesbedrijf agrícola
    hortícola hacienda cortijo verduras fresas invernaderos restaurante residencia hoteles
    construcciones obras masseria tenuta podere caseificio salumificio trattoria osteria
    pasticceria panificio officina cantiere edilizia vivaio herdade pastelaria padaria lar
    construções transportes lusine hanout kahwa ferma fabrica firma coopérativ pharma
    lounge nightclub cabaret karaoke
    3a2ila 3a2ilat 3ailat 3aila charikat lcharika resto restau mat3am lma3mel ma3mel otel lotel
    lhotel sbitar clinik cooperativ koperativ makhbaza
    3ayla 3ayila 3a2ila 3ila lcharika sharika lcentre lmaison mosasasa mo2assasa jam3iya mektab
    maktab bureaux conserveries organisation organization ong ngo fondations crew bakehouse
    compagnies foundation charity gaec earl scea eirl
    contractor subcontractor startup start-up shipyard ville municipalité papeterie lagence lajence
""")
CARE = _set("clinique clinic centre center laboratoire cabinet polyclinique")
"""Organisations that examine candidates too."""
NOUN_ENDINGS = (
    "hof",
    "haus",
    "hotel",
    "heim",
    "werk",
    "werke",
    "bau",
    "erei",
    "erij",
    "klinik",
    "zentrum",
    "pflege",
    "logistik",
    "technik",
    "gasthof",
    "centrum",
    "bedrijf",
    "farms",
    "foods",
    "tech",
    "soft",
    "services",
    "trans",
    "bat",
    "agri",
    "clinic",
    "works",
)
"""Endings of a single word that is the name of a firm ("Lindenhof", "Agritech")."""
SHORTEST_COMPOUND = 7
"""Words for an organisation, which a name follows or precedes."""

ADJECTIVE_ENDINGS = (
    "ier",
    "iers",
    "iere",
    "el",
    "elle",
    "al",
    "ale",
    "ique",
    "aire",
    "ole",
    "oles",
    "prive",
    "privee",
    "public",
)
"""Endings of an adjective between the word for an organisation and its name."""

NUMBERS = _set("deux trois quatre cinq six sept huit neuf dix")
"""Words that begin no name and may stand inside one ("GAEC des Trois Combes")."""

LEGAL_FORMS = _set("""
    sarl sa sas sasu eurl snc scop gmbh kg ag ohg ug ltd llc inc corp plc llp oy ab as aps bv nv
    sl slu sau spa srl sro zoo lda eirl earl gaec scea ltée w.l.l wll fzco fze dmcc s.a s.l
    s.r.l b.v s.p.a e.v ev co. limited sprl
""")

TRADE_ENDINGS = _set("""
    emploi emplois jobs job recrutement recruiting recruitment placement consulting conseil intérim
    services international
""")
"""Words that end the name of an agency ("Prostalva Jobs"), where a name stands before them."""

CAPITAL_NOUNS = _set("""
    contractor subcontractor startup start-up shipyard ville municipalité lar trust maison domaine
    centre salon
""")
"""Words that name an organisation with a capital only."""

CONNECTORS = _set("""
    de du des la le les d' l' et & and of al el der del di da dos von van ben bin bab dar ait à
    en y the e + dyal dial il lo della delle do das dos
""")

RECRUITING = (
    "recrute",
    "recrutent",
    "recherche",
    "recherchent",
    "cherche",
    "cherchent",
    "embauche",
    "embauchent",
    "engage",
    "is hiring",
    "hiya charika",
    "howa charika",
    "rah charika",
    "est une entreprise",
    "est une societe",
    "est un groupe",
    "is a company",
    "is a family",
    "is a farm",
    "is recruiting",
    "is looking for",
    "looks for",
    "hires",
    "seeks",
    "is seeking",
    "recruits",
    "are hiring",
    "vous accueille",
    "vous a valide",
    "vous a retenu",
    "vous a selectionne",
    "vous recrute",
    "vous informe que votre",
    "vous offre",
    "vous propose",
    "kheddama 3la",
    "khassha",
    "khassa",
    "katqelleb",
    "kat9elleb",
    "kay9elleb",
    "kayqelleb",
    "baghi",
    "baghya",
    "accompagne votre",
    "ouvre une equipe",
    "exige",
    "bgha",
    "bghat",
    "bghaw",
    "bghina",
    "m7tajin",
    "kat9elb",
    "khassna",
    "khasha",
    "khasso",
    "kayqelbo",
    "kay9elbo",
    "offers",
    "confirms its",
    "a besoin",
    "lance",
    "invite",
    "propose",
    "wants",
    "requires",
    "needs",
)
"""What a name does that recruits; the name stands right before."""

WANTS = frozenset(["bghat", "khassha", "katqelleb", "kat9elleb", "m7taja"])
"""Verbs of Darija that recruit, within a few words of a name that begins the text."""

AT = (
    "chez",
    "au sein de",
    "pour le compte de",
    "at",
    "with",
    "join",
    "rejoignez",
    "integrez",
    "bei",
    "from",
    "votre selection chez",
    "recrute par",
    "email from",
    "sommes le",
    "sommes la",
    "sommes",
    "we are",
    "7na",
    "hna",
    "charikat",
    "3nd",
    "f",
)
"""What stands right before a name in a sentence."""

OF = _set("de d des du dial dyal d' of")
"""What stands between an organisation and what it does."""

ACTIVITIES = _set("""
    ski bio transport transports coiffure nettoyage bâtiment batiment import export textile auto
    poids-lourds gastronomique marocain marocaine familiale franco-marocaine offshore btp web
    d'appel d'appels informatique intérim thalasso spa bien-être
""")
"""What an organisation does, in a word between it and its name ("station ski Les Trois Sapins")."""

HOUSEHOLDS = frozenset({"family", "household", "family's", "families"})
"""English words for a household, which its name precedes."""

NATION_ENDINGS = ("ian", "ish", "ese", "ench", "erman", "utch", "wiss", "aeli", "iti", "ari", "can")
"""Endings of words for a nation ("the Canadian family")."""

WHERE = frozenset({"à", "en", "in", "près", "f", "fi"})
"""Words that a place follows, where they come right behind a word for an organisation."""

GROUNDS = _set("""
    chantier chantiers verger vergers serres vignobles jardins entrepôts usine marché magasins caves
""")
"""Words for where work is done: without a capital and with "of" they name no employer."""

FIRMS = _set("société sté ste entreprise compagnie ong startup start-up contractor")
"""Words that are no part of a name, where they say what the firm does before it."""

OF_PLACES = _set("de du des d'")
"""What stands between a word for where work is done and the place."""

CALLS = frozenset({"d'appel", "d'appels"})
"""What stands between "centre" and the name of a call centre."""

NO_NAMES_ALONE = _set("""
    société entreprise agence restaurant hôtel hotel ferme usine bureau cabinet groupe café snack
    boulangerie boucherie clinique garage magasin salon famille company agency farm factory family
    restaurants hotels fermes usines charika ferma hr gym spa bar pension security cleaning laundry
    kitchen nursery school hospital clinic bakery resto ristorante finca
""")
"""Words for an organisation that are no name alone ("AGENCE RECRUTE")."""
