"""Words about the work by kind: contract, hours and dates; `words_living.py` has housing and visa.

Phrases are separated by commas and stand in the order French, English, Arabic, Darija in Arabic
letters and in Latin letters. They are folded before they are compared, so accents, hamza and
capitals are written once, at will.
"""

from collections.abc import Mapping

from actions.offer_reader import dates, hours, words_living

HOURS: Mapping[str, str] = hours.WORDS_OF_HOURS
CALENDAR: Mapping[str, str] = dates.WORDS_OF_DATES
"""Both stand beside their readers."""

CONTRACT: Mapping[str, str] = {
    "contract.permanent": """
        cdi, durée indéterminée, contrat à durée indéterminée, poste permanent, permanent,
        permanente, emploi permanent, permanent contract, permanent position, indefinite contract,
        open-ended contract, permanent job, غير محدد المدة, غير محددة المدة, لمدة غير محددة,
        عقد مفتوح, كونطرا دايمة, عقد دائم, عقد غير محدد المدة, عقد غير محدود المدة, عقد عمل دائم,
        عقد شغل دائم, بعقد دائم, عمل دائم, شغل دائم, منصب دائم, وظيفة دائمة, خدمة دايمة, dayma,
        contrat dayem
    """,
    "contract.fixed_term": """
        cdd, durée déterminée, contrat à durée déterminée, fixed-term, fixed term,
        fixed-term contract, temporary contract, contrat à terme, سي دي دي, لمدة محددة, محددة المدة,
        محدد المدة, عقد محدد المدة, محدود المدة
    """,
    "contract.seasonal": """
        saisonnier, saisonnière, saisonniers, saisonnières, contrat saisonnier, emploi saisonnier,
        seasonal, seasonal worker, seasonal work, seasonal contract, موسمي, موسمية, موسميون,
        موسميين, عقد موسمي, الموسمية, عمال موسميون, saisonnié, mawsimi, mousmi
    """,
    "season": """
        saison, la saison, campagne agricole, campagne, récolte, récoltes, cueillette, vendanges,
        season, harvest, harvesting, fruit picking, picking, موسم, لموسم, الموسم, جني, الجني, لجني,
        mawsim, lmawsim, mousim, sezon, jani, lsaison, jniy, jni
    """,
    "contract.temporary": """
        contrat de travail temporaire, mission temporaire, emploi temporaire, temporary job,
        intérim, intérimaire, intérimaires, mission d'intérim, mission intérim, contrat intérim,
        temp work, temporary work, temping, agency work, temp contract, temp job, temp role,
        temp position, temp assignment, agency contract, contrat de mission, عقد عمل مؤقت, شغل مؤقت,
        عمل مؤقت, عقد مؤقت, أنتريم
    """,
    "contract.apprenticeship": """
        apprentissage, contrat d'apprentissage, apprenti, apprentie, ausbildung, alternance,
        contrat de professionnalisation, formation duale, formation en alternance, apprenticeship,
        apprentice, dual training, تكوين مهني مزدوج, التكوين المزدوج, تدرج مهني, التدرج المهني,
        أوسبيلدونغ, اوسبيلدونغ, أوسبيلدونڭ, الأوسبيلدونغ, أوسبلدونغ, اوسبيلدنغ, ausbildong,
        aosbildung, osbildung, l'ausbildung
    """,
    "contract.internship": """
        stage, stage de fin d'études, stage pré-embauche, stage conventionné, stagiaire, stagiaires,
        stage rémunéré, stage pfe, offre de stage, convention de stage, internship, intern,
        paid internship, traineeship, متدرب, متدربة, تدريب ميداني, فترة تدريب, تدريب مدفوع, سطاج,
        ستاج, stage dial
    """,
    "contract.freelance": """
        freelance, free lance, free-lance, auto-entrepreneur, indépendant, travailleur indépendant,
        self-employed, independent contractor, عمل حر, مقاول ذاتي, المقاول الذاتي, فريلانس
    """,
    "contract": """
        contrat, le contrat, type de contrat, contrat de travail, mission, durée, engagement,
        contract, duration, term, عقد, العقد, بعقد, مدة, المدة, مدته, مدتها, كونطرا, الكونطرا,
        kontra, lkontra, lcontrat, lmodda, lmouda, el modda, l3a9d, l3e9d, l3ged, 3a9d, cnt, contra,
        kontrat, lkontrat
    """,
    "experience": """
        expérience, d'expérience, experience, ancienneté, âge, ans, diplôme, bac, خبرة, تجربة,
        الخبرة, بخبرة, العمر, سنة عمر, tajriba, tjriba, khibra, âgé, aged, old, since, depuis,
        garantie, premiers, premier, derniers, خلال, سيرة
    """,
}

LIVING: Mapping[str, str] = words_living.LIVING
VISA: Mapping[str, str] = words_living.VISA

TITLE: Mapping[str, str] = {
    "post": """
        poste de, poste d', postes de, postes d', en tant que, en qualité de, en qualité d',
        fonction de, métier de, emploi de, position of, position as, role of, post of, job of,
        job as, work as, وظيفة, الوظيفة, منصب, بصفة
    """,
    "asked": """
        recrute, recrutent, recrutons, recruter, cherche, cherchent, cherchons, recherche,
        recherchent, recherchons, embauche, embauchent, embauchons, engage, besoin de, besoin d',
        hiring, hires, hire, need, needs, needed, looking for, seeking, seeks, recruits,
        recruiting, wanted, مطلوب, مطلوبة, مطلوبين, توظف, توظيف, نوظف, يوظف, تشغل, تشغيل, نشغل,
        نبحث عن, تبحث عن, يبحث عن, تطلب, يطلب, تحتاج, يحتاج, باغي, باغا, باغية, بغينا, بغا, بغات,
        محتاجين, محتاج, محتاجة, خاصنا, خاصو, خاصها, خاصهم, كنقلبو على, كيقلب على, كتقلب على,
        كيقلبو على, bghina, bghaw, bgha, bghat, baghi, baghya, baghyin, khassna, khasso, khassha,
        khasna, khasha, khass, kanqelbo 3la, kan9elbo 3la, kay9elbo 3la, kay9elleb 3la,
        kat9elleb 3la, kayqelleb 3la, m7tajin, 7tajin, m7taj
    """,
    "between": """
        un, une, des, un(e), l, a, an, our, urgemment, actuellement, activement, immédiatement,
        urgently, chi, wa7ed, wahed, 3la, حاليا, فورا, عاجلا, واحد, واحدة, شي, إلى, على, عن
    """,
    "somebody": """
        notre, votre, nos, vos, mon, ma, son, sa, leur, le, la, l', du, au, the, our, your, my,
        his, her, their, dear, mr, mme, عند ال, ديال ال, مع ال, لدى ال, ال, لل, عند, ديال
    """,
    "go_betweens": "physician, lawyer, manager, hr_officer, secretary, translator, dentist",
    "areas": """
        cueillette, cueillette des fraises, personnel de maison, ausbildung, apprentissage,
        front office, centre d'appel, call center, sontre, سونطر دابيل, menage, لميناج, لافاج,
        لاسيزي, لاطولري, lferma, fla7a, fila7a, lplastik, lbatwar, lozin, lacreche, tracs,
        jni tout, jni lfriz, khdma online, osbildung, تمريض, جني الفواكه, قطف الفواكه,
        جني الفراولة, جني الزيتون, رعاية المسنين, أوسبيلدونغ, جني التوت, التوت, جني الفريز,
        الفيرما, السيرات, لوزين, الوزين, الباطوار, لاريسيبسيون, أوسبيلدونك, data entry,
        it support, lkhiyata, الخياطة, قطف التفاح, قطف العنب, قطف الفراولة, قطف الزيتون,
        قطف الخضر, قطف الطماطم, قطف البرتقال, قطف الكرز, قطف التوت, جني التفاح, جني العنب,
        جني الطماطم, جني البرتقال, جني الكرز, جني الحوامض
    """,
    "qualities": """
        qualifié, diplômé, expérimenté, confirmé, débutant, polyvalent, francophone, anglophone,
        arabophone, hispanophone, germanophone, italophone, néerlandophone, bilingue, trilingue,
        marocain, marocaine, agricole, industriel, industrielle, senior, junior, spécialisé,
        professionnel, saisonnier, saisonnière, mécanique, automobile, routier, logé, interne,
        externe, technique, médical, libéral, international, internationaux, d'état, de nuit,
        de jour, homme, femme, mixte, tig, mig, tig/mig, pl, spl, vl, poids lourd, poids lourds,
        sérieux, sérieuse, motivé, oriental, traditionnel, traditionnelle, désosseur, halal,
        rijal, rjal, 3yalat, meghribi, meghribiya
    """,
    "not_of": """
        toute, tous, tout, confiance, préférence, nationalité, sexe, plus, moins, bon, notre, nos,
        votre, suite, pays, expérience, urgence, origine, maroc, france, espagne, italie,
        allemagne, canada, belgique, dubai, qatar, portugal, pologne, arabie, casa, rabat, tanger,
        agadir, fès, nas, chez
    """,
    "places_of_work": """
        usine, usines, salle, boulangerie, pâtisserie, boucherie, serre, serres, confection,
        restauration, caisse, rayon, abattoir, scierie, bâtiment, mécanique, chaudronnerie,
        électricité, informatique, gériatrie, pédiatrie, maçonnerie, cuisine, logistique,
        maintenance, plomberie, pharmacie, hôtellerie, conserverie, entrepôt, marketing, français,
        anglais
    """,
    "cut": """
        à, au, aux, en, pour, chez, dans, avec, sans, sur, par, qui, est, sont, a été, at, in,
        with, for, from, near, to, who, has, is, are, on, f, fi, fal, l, li, mn, w, m3a, bach,
        salaire, salary, cdi, cdd, urgent, niveau, في, من, على, عن, مع, قرب, عند, اللي, كيعرف,
        basé, basée, basés, based, كيهضر, يعرف, إلى, براتب, بأجر, ب, x, h/f
    """,
    "person_endings": """
        eur, euse, ier, ière, iste, ienne, cien, trice, ist, er, or, ician, agent, assistant,
        assistante, attendant, staff, men, man, worker, تين, تان, ين, ون, يست, ور, يور, ير, يي,
        يان
    """,
    "no_posts": """
        travail, emploi, your, our, their, police, job, jobs, work, direction, personnes,
        personne, candidat, candidats, marocains, marocaines, marocain, marocaine, maghrébins,
        africains, africaines, moroccans, étrangers, travailleurs marocains, mgharba, lmgharba,
        مغاربة, المغاربة, مغربي, مغربية, مغربيات, jeunes, gens,
        partenaire, partenaires, chabab, nas, client,
        dossier, dossiers, papiers, secteur, valeur, number, paper, papers, offer, order, other,
        customer, customers, partner, partners, after, over, per, under, never, super, for,
        employer, employeur, recruteur, plusieurs, particulier, courrier, financier, leur, pour,
        شاغرة, شاغر, مضمونة, عمل, خدمة, شخص, أشخاص, شباب, بنات, ناس, تأمين, جواز, جديدة, واحدة,
        الخدمة, العمل, سنتين, شهرين, يومين, شهور, أشهر, أيام, سنوات, ملايين, تصاور, أجور, غير, خير,
        كبير
    """,
}
"""Words around titles; `title.py` says what each kind is for."""
