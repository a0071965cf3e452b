"""Words about the work by kind: contract, hours, dates, housing and visa.

Phrases are separated by commas and stand in the order French, English, Arabic, Darija in Arabic
letters and in Latin letters. They are folded before they are compared, so accents, hamza and
capitals are written once, at will.
"""

from collections.abc import Mapping

CONTRACT: Mapping[str, str] = {
    "contract.permanent": """
        cdi, durée indéterminée, contrat à durée indéterminée, poste permanent, permanent,
        permanente, emploi permanent, permanent contract, permanent position,
        indefinite contract, غير محدد المدة, عقد دائم, عقد غير محدد المدة, عقد غير محدود المدة,
        dayma, contrat dayem
    """,
    "contract.fixed_term": """
        cdd, durée déterminée, contrat à durée déterminée, fixed-term, fixed term,
        fixed-term contract, temporary contract, محدد المدة, عقد محدد المدة, محدود المدة
    """,
    "contract.seasonal": """
        saisonnier, saisonnière, saisonniers, saisonnières, contrat saisonnier,
        emploi saisonnier, seasonal, seasonal worker, seasonal work, seasonal contract, موسمي,
        موسمية, موسميون, موسميين, عقد موسمي, الموسمية, عمال موسميون, saisonnié, mawsimi, mousmi
    """,
    "season": """
        saison, la saison, campagne agricole, campagne, récolte, récoltes, cueillette,
        vendanges, season, harvest, harvesting, fruit picking, picking, موسم, لموسم, الموسم,
        جني, الجني, لجني, mawsim, lmawsim, mousim, sezon, jani, lsaison, jniy, jni
    """,
    "contract.temporary": """
        intérim, intérimaire, intérimaires, mission d'intérim, mission intérim, contrat intérim,
        temp work, temporary work, temping, agency work, عمل مؤقت, عقد مؤقت, أنتريم, interim
    """,
    "contract.apprenticeship": """
        apprentissage, contrat d'apprentissage, apprenti, apprentie, ausbildung, alternance,
        contrat de professionnalisation, formation duale, formation en alternance,
        apprenticeship, apprentice, dual training, تكوين مهني مزدوج, التكوين المزدوج, تدرج مهني,
        التدرج المهني, أوسبيلدونغ, اوسبيلدونغ, أوسبيلدونڭ, الأوسبيلدونغ, أوسبلدونغ, اوسبيلدنغ,
        ausbildong, aosbildung, osbildung, l'ausbildung
    """,
    "contract.internship": """
        stage de fin d'études, stagiaire, stagiaires, stage rémunéré, stage pfe, offre de stage,
        convention de stage, internship, intern, متدرب, تدريب ميداني, فترة تدريب, ستاج,
        stage dial
    """,
    "contract.freelance": """
        freelance, free lance, free-lance, auto-entrepreneur, indépendant,
        travailleur indépendant, self-employed, independent contractor, عمل حر, مقاول ذاتي,
        المقاول الذاتي, فريلانس
    """,
    "contract": """
        contrat, le contrat, type de contrat, contrat de travail, mission, durée, engagement,
        contract, duration, term, عقد, العقد, بعقد, مدة, المدة, مدته, مدتها, كونطرا, الكونطرا,
        kontra, lkontra, lcontrat, cnt, contra, kontrat, lkontrat
    """,
    "experience": """
        expérience, d'expérience, experience, ancienneté, âge, ans, diplôme, bac, خبرة, تجربة,
        الخبرة, بخبرة, العمر, سنة عمر, tajriba, tjriba, khibra, âgé, aged, old, since, depuis,
        garantie, premiers, premier, derniers, خلال, سيرة
    """,
}

HOURS: Mapping[str, str] = {
    "weekly": """
        par semaine, hebdomadaire, hebdomadaires, semaine, la semaine, hebdo, durée du travail,
        temps de travail, weekly, per week, a week, week, في الأسبوع, أسبوعيا, الأسبوع,
        فالسيمانة, ساعات العمل, f simana, fsimana, spread over, f lsimana, f semaine
    """,
    "daily": """
        par jour, la journée, a day, per day, daily, يوميا, في اليوم, للنهار, فالنهار, لليوم,
        f nhar, fnhar, nhar, l nhar
    """,
    "not_hours": """
        sous, dans les, en moins de, within, dans, réponse, urgent, délai, خلال, في غضون, فظرف,
        dernières, avant, in the next
    """,
}

CALENDAR: Mapping[str, str] = {
    "start": """
        début, date de début, prise de poste, à partir du, à compter du, dès le, démarrage,
        commence le, date d'embauche, départ, départ prévu, entrée en fonction,
        début du contrat, commencez le, disponible à partir, à partir de, pour le mois de,
        rentrée, start, starting, start date, starts, departure, from, begins, beginning,
        start in, ابتداء من, بداية, تاريخ البدء, يبدأ, تبدأ, الانطلاق, المباشرة, السفر يوم,
        من تاريخ, البداية, كتبدا, نبداو, السفر, kayebda, katbda, tebda, ybda, bda mn, mn
    """,
    "deadline": """
        avant le, jusqu'au, date limite, dernier délai, au plus tard le, au plus tard, clôture,
        clôture des candidatures, date de clôture, limite, inscriptions jusqu'au, expire le,
        avant, d'ici le, deadline, before, until, no later than, closing date, apply by, closes,
        by, آخر أجل, قبل, إلى غاية, آخر موعد, حتى, قبل يوم, أجل أقصاه, في أجل أقصاه, آخر يوم,
        إلى يوم, لغاية, حتى ل, akhir ajal, 9bel, qbel, 7tta l, 7ta l, akher ajal
    """,
    "today": """
        aujourd'hui, ce soir, avant minuit, aujourd'hui seulement, today, tonight, اليوم,
        الليلة, منتصف الليل, هذا المساء, غير اليوم, هاد النهار, lyoum, lyom, had lyoum, had nhar
    """,
    "tomorrow": """
        demain, tomorrow, غدا, غدّا, ghedda, ghda
    """,
}

LIVING: Mapping[str, str] = {
    "housing": """
        logement, logements, hébergement, hébergé, hébergée, logé, logée, logés, logées,
        nourri logé, nourrie logée, nourri-logé, appartement, chambre, dortoir, foyer,
        logé nourri, housing, accommodation, lodging, dormitory, flat, shared flat, room,
        furnished flat, shared housing, lodged, dorm, سكن, السكن, بالسكن, والسكن, إقامة مجانية,
        سكن مجاني, الإيواء, إيواء, مسكن, السكنى, سكنى, والسكنى, الدار والماكلة, sokna, sokn,
        soukna, seknaa, lmskn, sakan, ssokna, skna, iqama w makla, dar w makla,
        studio, colocation, studio en colocation, caravane, mobil-home, bungalow, gîte, chalet,
        caravan, mobile home, hostel, شقة, غرفة, بيت مشترك, أوطيل, الأوطيل, لوتيل, loutil,
        n3as, ne3as, makla w n3as, lmakla w n3as, النعاس, والنعاس, chambre à vous,
        chambre individuelle, chambre privée, own room, private room
    """,
    "housing.provided": """
        logement fourni, logement assuré, logement gratuit, logement offert, logé, logée, logés,
        logées, nourri logé, nourrie logée, hébergé, hébergée, hébergés, logement sur place,
        logement inclus, logement compris, logement à la charge de l'employeur,
        logement à la charge de l'entreprise, logement à la charge de la société,
        logement à notre charge, logement garanti, fourni, fournis, fournie, fournies, offert,
        offerte, offerts, assuré, assurés, gratuit, gratuits, gratuite, inclus, compris, payé,
        payés, pris en charge, mis à disposition, mise à disposition, logement collectif,
        prend en charge, à l'hôtel, sur place, logement proposé, logement et transport,
        provided, free, included, furnished, arranged, free accommodation, shared flat,
        shared housing, dormitory, paid, covered, lodged, متوفر, متوفرة, توفير, توفر, مجاني,
        مجانا, مجانية, مؤمن, مؤمنة, مضمون, على الشركة, على حساب, على نفقة, على المستشفى,
        على المشغل, على الباطرون, عليهم, فابور, موجود, موجودة, موفرة, علينا, مع السكن, باطل,
        fabor, batel, mdmouna, mwejda, 3lihom, 3la charika, 3la patron, mkhlsa, mawjouda, 3lina,
        kayna, chambre à vous, chambre individuelle, chambre privée, own room, private room
    """,
    "housing.deducted": """
        retenu sur le salaire, retenue sur salaire, retenus sur le salaire, prélevé, prélevés,
        prélevée, déduits, retenus, retirés du salaire, kept from your pay,
        taken from the wages, taken from your wages, taken from pay, off your pay,
        out of your pay, from the pay, deduction, يقتطع, تقتطع, يقتطع من, اقتطاع,
        déduit du salaire, loyer, déduit, déduite, retenue, retenu, deducted, rent, withheld,
        deducted from wages, يخصم, تخصم, خصم, من الراتب, كراء, كيتقطع, كتقطع, kayt9ta3,
        kayt9te3, 3la lkhelsa, lkra, خصم من الراتب, اقتطاع من الراتب, يخصم من الراتب,
        يقتطع من الراتب, تقتطع من الأجر, كيتقطعو, كيقطعو, كيقطعوها, كيقطعوه, كيتقطع ليك,
        كيتقطعو ليك, kay9et3ouha, kayt9at3o, kayt9et3o, kay9t3o, katt9te3, tkt9ta3, yt9te3,
        out of your wages, come out of your pay, retenus sur salaire, retenu sur salaire,
        retenues sur salaire, prélevées, déduites
    """,
    "housing.not_provided": """
        sans logement, pas de logement, logement non fourni, non logé, non logée, pas logé,
        logement à votre charge, logement à la charge, logement à trouver, non fourni,
        no housing, no accommodation, without accommodation, not provided, own housing,
        بدون سكن, السكن غير متوفر, غير متوفر, السكن على حسابك, السكن على العامل, بلا سكنى,
        السكنى عليك, ما كايناش السكنى, bla sokna, sokna 3lik, makaynach sokna
    """,
}

VISA: Mapping[str, str] = {
    "visa.tourist": """
        visa touriste, visa touristique, visa de tourisme, visa tourisme, visa tourist,
        tourist visa, tourism visa, en touriste, comme touriste, as a tourist, visa de touriste,
        visa schengen touristique, تأشيرة سياحية, بتأشيرة سياحية, فيزا سياحية,
        التأشيرة السياحية, تأشيرة سياحة, فيزا توريست, فيزا توريستيك, الفيزا السياحية,
        بفيزا توريست, viza touriste, visa sia7iya, visa turist, visa touristik,
        visa dial tourisme, visa siyahiya
    """,
    "visa.visit": """
        visa de visite, visa visite, visa visiteur, visit visa, visitor visa, visa de visiteur,
        60-day visit visa, visa familiale, visa de visite familiale, تأشيرة زيارة,
        بتأشيرة زيارة, فيزا زيارة, فيزا ديال الزيارة, بفيزا زيارة, تأشيرة الزيارة, visa ziyara,
        visa dial ziyara, viza ziara, visa ziara, زيارة شهر, عندنا زيارة
    """,
    "visa.student": """
        visa étudiant, visa d'étudiant, visa d'études, visa étudiante, student visa, study visa,
        visa études, تأشيرة دراسة, تأشيرة طالب, فيزا دراسة, فيزا ديال القراية, visa dial l9raya,
        visa etudiant, visa dial qraya, تأشيرة الطالب, بتأشيرة طالب
    """,
    "visa.training": """
        visa de formation, visa formation, visa ausbildung, visa de stage, training visa,
        تأشيرة تكوين, فيزا التكوين, فيزا ديال الأوسبيلدونغ, visa dial ausbildung
    """,
    "visa.umrah": """
        visa omra, visa de omra, visa d'omra, visa 'omra, omra, umrah, umrah visa, hajj visa,
        as a pilgrim, pilgrim visa, visa de pèlerinage, pèlerin, تأشيرة عمرة, بتأشيرة عمرة,
        تأشيرة العمرة, فيزا العمرة, فيزا عمرة, visa 3omra, 3omra, l3omra, visa dial l3omra,
        عمرة, العمرة, الفيزا ديال العمرة
    """,
    "visa.seasonal": """
        visa saisonnier, visa de saisonnier, visa travailleur saisonnier, seasonal visa,
        seasonal permit, seasonal work permit, autorisation de séjour saisonnier, تأشيرة موسمية,
        تأشيرة عمل موسمي, فيزا موسمية, visa saisonnié
    """,
    "visa.work": """
        visa de travail, visa travail, visa salarié, permis de travail, work visa, work permit,
        employment visa, employment permit, general employment permit, permis unique,
        single permit, autorisation de travail, work authorisation, work authorization,
        تأشيرة عمل, تأشيرة العمل, فيزا عمل, رخصة عمل, رخصة العمل, الرخصة الموحدة,
        فيزا ديال الخدمة, فيزا ديال العمل, visa dial lkhdma, visa dial lkhedma,
        permis dial travail, viza dial khedma
    """,
}
