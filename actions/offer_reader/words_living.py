"""Words about housing and visa by kind, in the form of `words_work.py`."""

from collections.abc import Mapping

LIVING: Mapping[str, str] = {
    "housing": """
        logement, logements, hébergement, hébergé, hébergée, logé, logée, logés, logées,
        nourri logé, nourrie logée, nourri-logé, appartement, chambre, dortoir, foyer, logé nourri,
        housing, accommodation, lodging, dormitory, flat, shared flat, room, furnished flat,
        shared housing, lodged, dorm, سكن, السكن, بالسكن, والسكن, إقامة مجانية, سكن مجاني, الإيواء,
        إيواء, مسكن, السكنى, سكنى, والسكنى, الدار والماكلة, sokna, sokn, soukna, seknaa, lmskn,
        sakan, ssokna, skna, iqama w makla, dar w makla, studio, colocation, studio en colocation,
        caravane, mobil-home, bungalow, gîte, chalet, caravan, mobile home, hostel, شقة, غرفة,
        بيت مشترك, أوطيل, الأوطيل, لوتيل, loutil, سكنة, السكنة, مأوى, المأوى, المبيت, مبيت, فيلا,
        بيت يسكن فيه, بيت تسكن فيه, بيت السكنى, بيت للسكن, تنعس عندنا, ينعس عندنا, دار فابور,
        الدار فابور, dar fabor, dar fabour, sekna, seknna, sskna, ssekna, sakna, seken, sken, ssken,
        sskn, ssakan, bit yskn fih, bit fin yskn, villa, villa meublée, appartement meublé,
        appartement de fonction, logement de fonction, logement du personnel, maison du personnel,
        studio meublé, maison meublée, furnished house, furnished villa, furnished apartment,
        furnished studio, apartment, villa shared, staff accommodation, staff housing, staff room,
        staff house, live-in, live in position, board and lodging, room and board, bed and board,
        lodgings, الماكلة والنعاس, ماكلة ونعاس, n3as, ne3as, makla w n3as, lmakla w n3as, النعاس,
        والنعاس, chambre à vous, chambre individuelle, chambre privée, own room, private room,
        appart, hôtel ouvrier, foyer ouvrier, workers' hotel, workers' hostel, chambre d'hôtel,
        dormir, manger et dormir, place to sleep, somewhere to sleep,
        شقة مفروشة, سكن وظيفي, السكن الوظيفي, سكن مفروش,
        والمبيت, والإيواء, nou3ass, nou3as, no3as, n3ass, lmbat, mbat, lmabit, mabit,
        المبات, مباتة, لمبات
    """,
    "housing.rent": "loyer, loyers, rent, الكراء, الإيجار, lkra, lkira",
    "housing.provided": """
        logement fourni, logement assuré, logement gratuit, logement offert, logé, logée, logés,
        logées, nourri logé, nourrie logée, hébergé, hébergée, hébergés, logement sur place,
        villa meublée, appartement meublé, appartement de fonction, logement de fonction,
        logement du personnel, studio meublé, maison meublée, furnished house, furnished villa,
        furnished apartment, furnished studio, live-in, board and lodging, room and board,
        bed and board, on vous loge, nous vous logeons, بيت يسكن فيه, بيت تسكن فيه, دار فابور,
        الدار فابور, dar fabor, dar fabour, bit yskn fih, bit fin yskn, تنعس عندنا, ينعس عندنا,
        fabour, mjjani, mejani, majani, sans frais, prêté, prêtée, at no charge, at no cost,
        complimentary, نؤمن, تؤمن, تضمن, نوفر, يوفر, كنوفرو, كتوفر, كيوفر, معطية, كيعطيو, 3lina,
        logement inclus, logement compris, logement à la charge de l'employeur,
        logement à la charge de l'entreprise, logement à la charge de la société,
        logement à notre charge, logement garanti, fourni, fournis, fournie, fournies, offert,
        offerte, offerts, assuré, assurés, gratuit, gratuits, gratuite, inclus, compris, payé,
        payés, pris en charge, mis à disposition, mise à disposition, logement collectif,
        prend en charge, à l'hôtel, sur place, logement proposé, logement et transport, provided,
        free, included, furnished, arranged, free accommodation, shared flat, shared housing,
        dormitory, paid, covered, lodged, متوفر, متوفرة, توفير, توفر, مجاني, مجانا, مجانية, مؤمن,
        مؤمنة, مضمون, على الشركة, على حساب, على نفقة, على المستشفى, على المشغل, على الباطرون, عليهم,
        فابور, موجود, موجودة, موفرة, علينا, مع السكن, باطل, fabor, batel, mdmouna, mwejda, 3lihom,
        3la charika, 3la patron, mkhlsa, mawjouda, kayna, chambre à vous, chambre individuelle,
        chambre privée, own room, private room
    """,
    "housing.whole": """
        on vous loge, nous vous logeons, furnished house, furnished villa, furnished apartment,
        furnished studio, maison meublée, studio meublé,
        شقة مفروشة, سكن وظيفي, السكن الوظيفي, سكن مفروش, بيت مفروش, غرفة مفروشة, دار مفروشة,
        فيلا مفروشة, استوديو مفروش, hôtel gratuit, hôtel payé, free hotel, house included,
        house provided, house supplied, free house, company house, house on site, house on the farm,
        sleep-in, à demeure, couchante, nounou interne, femme de ménage interne, bonne interne,
        employée de maison interne, gouvernante interne, aide ménagère interne, عاملة منزل مقيمة,
        خادمة مقيمة, مربية مقيمة, طباخة مقيمة, جليسة مقيمة, معينة مقيمة, ممرضة مقيمة, مساعدة مقيمة,
        عاملة مقيمة, شغالة مقيمة, مدبرة منزل مقيمة, مقيمة بالمنزل, مقيمة مع العائلة, مقيمة عندنا,
        الإقامة معنا, تبات, كتبات, يبات, تبيت عندنا, المبيت عندنا, tbat, katbat, ybat
    """,
    "housing.deducted": """
        retenu sur la paie, retenue sur la paie, retenus sur la paie, prélevé sur la paie,
        retiré du salaire, retirée du salaire, retiré de la paie, pris sur le salaire,
        cut from salary, cut from your salary, cut from the salary, cut from wages, cut from pay,
        cut from your wages, cut from your pay, retenus sur le net, kat9eta3, kay9eta3, kat9ta3,
        kay9ta3, kat9te3, kay9te3, katqta3, kayqta3, katte9ta3, kayte9ta3, kat7eyed, kay7eyed,
        taken from wages, taken from your wage, taken from your pay, taken out of your wages,
        taken out of your pay, from wages, from your wages, from your pay, off the wages,
        off your wages, deducted from pay, deducted from your pay, deducted from salary,
        كتقطع من الخلصة, كيتقطع من الخلصة, كتحيد من الخلصة, كيتحيد من الخلصة, katne7eyed, kayt7eyed,
        katt7eyed, kayn9sso, katna9es, retenu sur le salaire, retenue sur salaire,
        retenus sur le salaire, prélevé, prélevés, prélevée, déduits, retenus, retirés du salaire,
        kept from your pay, taken from the wages, taken from your wages, taken from pay,
        off your pay, out of your pay, from the pay, deduction, يقتطع, تقتطع, يقتطع من, اقتطاع,
        déduit du salaire, loyer, déduit, déduite, retenue, retenu, deducted, rent, withheld,
        deducted from wages, يخصم, تخصم, خصم, من الراتب, كراء, كيتقطع, كتقطع, kayt9ta3, kayt9te3,
        3la lkhelsa, lkra, خصم من الراتب, اقتطاع من الراتب, يخصم من الراتب, يقتطع من الراتب,
        تقتطع من الأجر, كيتقطعو, كيقطعو, كيقطعوها, كيقطعوه, كيتقطع ليك, كيتقطعو ليك, kay9et3ouha,
        kayt9at3o, kayt9et3o, kay9t3o, katt9te3, tkt9ta3, yt9te3, out of your wages,
        come out of your pay, retenus sur salaire, retenu sur salaire, retenues sur salaire,
        prélevées, déduites
    """,
    "housing.not_provided": """
        sans hébergement, pas d'hébergement, bla n3as, bla mbat, بلا نعاس, بلا مبات, بلا مبيت,
        بدون مبيت, بدون إيواء, sans logement, pas de logement, logement non fourni, non logé,
        non logée, pas logé, logement à votre charge, logement à la charge, logement à trouver,
        non fourni, logement non assuré, logement non compris, logement non inclus,
        hébergement non fourni, non logés, non logées, housing not included,
        accommodation not included, live-out, السكن غير مؤمن, بلا سكن, السكن عليك,
        السكن على المترشح, السكنى ما كايناش, السكنى ماكايناش, السكن ما كاينش, ما كاينش السكن,
        bla sekna, bla sken, bla sakan, no housing, no accommodation, without accommodation,
        not provided, own housing, بدون سكن, السكن غير متوفر, غير متوفر, السكن على حسابك,
        السكن على العامل, بلا سكنى, السكنى عليك, ما كايناش السكنى, bla sokna, sokna 3lik,
        makaynach sokna
    """,
}

VISA: Mapping[str, str] = {
    "visa.tourist": """
        visa touriste, visa touristique, visa de tourisme, visa tourisme, visa tourist,
        tourist visa, tourism visa, en touriste, comme touriste, as a tourist, visa de touriste,
        visa schengen touristique, تأشيرة سياحية, بتأشيرة سياحية, فيزا سياحية, التأشيرة السياحية,
        تأشيرة سياحة, فيزا توريست, فيزا توريستيك, الفيزا السياحية, الفيزا سياحية, التأشيرة سياحية,
        فيزا سياحة, فيزا ديال السياحة, الفيزا ديال السياحة, فيزا ديال التوريست, فيزا د السياحة,
        تأشيرة السياحة, كسائح, كسياح, visa dial siya7a, visa dyal siya7a, visa d siya7a,
        visa dyal tourisme, visa siya7iya, viza siya7iya, visa touristiya, b visa touriste,
        viza turist, بفيزا توريست, viza touriste, visa sia7iya, visa turist, visa touristik,
        visa dial tourisme, visa siyahiya
    """,
    "visa.visit": """
        visa de visite, visa visite, visa visiteur, visit visa, visitor visa, visa de visiteur,
        60-day visit visa, visa familiale, visa de visite familiale, تأشيرة زيارة, بتأشيرة زيارة,
        فيزا زيارة, فيزا ديال الزيارة, بفيزا زيارة, تأشيرة الزيارة, visa ziyara, visa dial ziyara,
        visa dyal ziyara, visa d ziyara, visa dyal ziara, الفيزا ديال الزيارة, فيزا الزيارة,
        فيزا د الزيارة, فيزا فاميليال, visa familial, family visit visa, viza ziara, visa ziara,
        زيارة شهر, عندنا زيارة, الفيزا د الزيارة, الفيزا فيزيت, فيزا فيزيت, تأشيرة فيزيت,
        شنغن ديال الزيارة, شنگن ديال الزيارة, شينغن ديال الزيارة, visa vizit, visa fizit,
        visa dyal visite, visa dial visite, schengen visite, schengen dial ziyara,
        visa schengen de visite, visa de court séjour visite, visit permit
    """,
    "visa.student": """
        visa étudiant, visa d'étudiant, visa d'études, visa étudiante, student visa, study visa,
        visa études, تأشيرة دراسة, تأشيرة طالب, فيزا دراسة, فيزا ديال القراية, visa dial l9raya,
        visa dial qraya, visa dyal l9raya, visa dyal talib, visa talib, فيزا طالب, فيزا الطالب,
        فيزا ديال الطالب, فيزا ديال الطلبة, الفيزا ديال القراية, تأشيرة الدراسة, تأشيرة الطالب,
        بتأشيرة طالب
    """,
    "visa.training": """
        visa de formation, visa formation, visa ausbildung, visa de stage, training visa,
        تأشيرة تكوين, فيزا التكوين, فيزا ديال الأوسبيلدونغ, visa dial ausbildung
    """,
    "visa.umrah": """
        visa omra, visa de omra, visa d'omra, visa 'omra, omra, umrah, umrah visa, hajj visa,
        as a pilgrim, pilgrim visa, visa de pèlerinage, pèlerin, تأشيرة عمرة, بتأشيرة عمرة,
        تأشيرة العمرة, فيزا العمرة, فيزا عمرة, visa 3omra, 3omra, l3omra, visa dial l3omra, عمرة,
        العمرة, الفيزا ديال العمرة
    """,
    "visa.seasonal": """
        seasonal worker visa, seasonal workers visa, seasonal work visa, h-2a visa, h2a visa,
        h-2b visa, visa h-2a, visa h2a, visa h-2b, visa de travail saisonnier, visa saison,
        visa de travailleur saisonnier, تأشيرة العمل الموسمي, فيزا ديال الموسم, فيزا ديال السيزون,
        visa dial saison, visa dyal saison, visa mawsimiya, visa saisonnier, visa de saisonnier,
        visa travailleur saisonnier, seasonal visa, seasonal permit, seasonal work permit,
        autorisation de séjour saisonnier, تأشيرة موسمية, تأشيرة عمل موسمي, فيزا موسمية,
        visa saisonnié
    """,
    "visa.work": """
        visa pour travailler, visa d'emploi, visa emploi, visa travailleur, visa de salarié,
        visa pro, skilled worker visa, working visa, job visa, visa de travail, visa travail,
        visa salarié, permis de travail, work visa, work permit, employment visa, employment permit,
        general employment permit, permis unique, single permit, autorisation de travail,
        work authorisation, work authorization, تأشيرة عمل, تأشيرة العمل, فيزا عمل, رخصة عمل,
        رخصة العمل, الرخصة الموحدة, فيزا الخدمة, فيزا العمل, فيزا الشغل, فيزا د الخدمة,
        فيزا ديال الشغل, الفيزا ديال الخدمة, تأشيرة شغل, تأشيرة الشغل, رخصة شغل, رخصة الشغل,
        تصريح عمل, تصريح العمل, تصريح بالعمل, إذن عمل, إذن العمل, visa dyal lkhdma,
        visa dyal lkhedma, visa d lkhdma, visa d lkhedma, visa dyal khdma, visa khdma,
        الفيزا ديال العمل, الفيزا ديال الشغل, الفيزا د الخدمة, الفيزا د العمل, الفيزا د الشغل,
        فيزا د العمل, فيزا د الشغل, التأشيرة ديال العمل, الفيزا العمل, رخصة ديال الخدمة,
        الرخصة ديال الخدمة, الرخصة ديال العمل, البيرمي ديال الخدمة, visa dial khdma,
        visa dial l3amal, visa dyal l3amal, viza dyal lkhdma, viza dyal lkhedma,
        permis de travaille, permis dyal travail, permi de travail, فيزا ديال الخدمة,
        فيزا ديال العمل, visa dial lkhdma, visa dial lkhedma, permis dial travail, viza dial khedma
    """,
}
