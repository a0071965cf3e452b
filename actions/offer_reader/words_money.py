"""Words about money by kind: pay, what a candidate pays, for what, how and to whom.

Phrases are separated by commas and stand in the order French, English, Arabic, Darija in Arabic
letters and in Latin letters. They are folded before they are compared, so accents, hamza and
capitals are written once, at will.
"""

from collections.abc import Mapping

PAY: Mapping[str, str] = {
    "pay": """
        salaire, salaires, salaire mensuel, salaire net, salaire brut, rémunération,
        remuneration, rémunéré, payé, payée, payés, payées, gagnez, gagner, fixe,
        traitement mensuel, solde mensuel, gages, gagne, revenu, revenus, salary, wage, wages,
        pay rate, monthly pay, basic pay, earn, earning, earnings, stipend, income, راتب, راتبا,
        الراتب, براتب, أجر, أجرة, بأجر, الأجر, الأجرة, أجور, رواتب, مرتب, المرتب, دخل, مدخول,
        تقاضى, تتقاضى, صالير, الصالير, صالر, لخلصة, الخلصة, الخلاص, خلصة, الشهرية, تشد, كتشد,
        salaire dial, salir, salire, lkhelsa, khelsa, lkhlas, lkhalsa, khalsa, ujra, ojra,
        ratib, ratib chahri, tched, katched, tchedd, mankhla9, pay you, pays you, paid you,
        te paie, te paye, vous paie, vous paye, on te paie, nous vous payons, je te paie,
        نخلصك, نخلصكم, كنخلصوك, غادي نخلصك, nkhellsek, kankhelsok, ghadi nkhelsek,
        نعطيك, نعطيوك, كنعطيوك, n3tik, n3tiwk, kan3tiwk, we give you, on te donne, te donnons,
        gehalt, bruttogehalt, monatsgehalt, bruttolohn, stundenlohn, lohn, vergütung, salario,
        sueldo, stipendio, retribuzione, retribución, salaris, loon
    """,
    "gross": """
        brut, bruts, brute, net, nets, nette, gross, brutto, netto, bruto, neto, lordo,
        صافي, صافية, صاف, إجمالي, إجمالية, خام, صافيين, safi net, بروت, نيت, نيط
    """,
    "period.hour": """
        horaire de, salaire horaire, taux horaire, de l'heure, l'heure, par heure, hourly,
        per hour, an hour, للساعة, في الساعة, بالساعة, فالساعة, ساعة عمل, f sa3a, l sa3a, fsa3a,
        lsa3a, pro stunde, die stunde, por hora, all'ora, per uur
    """,
    "period.day": """
        par jour, la journée, journalier, per day, a day, daily, يوميا, في اليوم, لليوم, للنهار,
        فالنهار, f nhar, l nhar, fnhar, nhar, lnhar
    """,
    "period.week": """
        par semaine, hebdomadaire, per week, a week, weekly, أسبوعيا, في الأسبوع, فالسيمانة,
        للسيمانة, f simana, fsimana
    """,
    "period.month": """
        par mois, mensuel, mensuels, mensuelles, mensuelle, mensuel de, mensuellement, le mois,
        chaque mois, per month, a month, every month, each month, monthly, شهريا, شهري, شهرية,
        في الشهر, للشهر, فالشهر,
        كل شهر, f chher, fchher, f chhar, f chehr, f chahr, l chher, fch'har, fchhar, chehria,
        f ch'har, f mois, par mwa, im monat, pro monat, monatlich, al mes, mensuales, al mese,
        mensili, per maand
    """,
    "period.year": """
        par an, annuel, annuel de, annuels, annuelle, par année, l'an, per year, a year,
        annually, per annum, yearly, سنويا, في السنة, فالعام, للسنة, f l3am, fl3am
    """,
    "minimum_wage": """
        smic, smig, au smic, salaire minimum, minimum wage, الحد الأدنى للأجور, السميك
    """,
}

FEES: Mapping[str, str] = {
    "fee": """
        frais, frais de dossier, frais d'inscription, frais de traitement, frais de visa,
        frais d'étude, frais administratifs, coût, coûte, coûtent, coûtera, prix, tarif,
        à payer, payer, payez, paye, payes, payent, verser, versez, verse, versement, régler,
        réglez, règlement, acquitter, acquittez, à régler, réglable, règle, facturé, facturée,
        facturés, avance,
        avancez, avancer, acompte, caution, cotisation, participation, contribution, solde,
        somme, la somme de, montant, moyennant, demande, demandé, envoyer, envoie, envoyez,
        envoie-moi, virer, virez, à votre charge, à vos frais, à la charge du candidat, forfait,
        pack, honoraires, donnes, donner, donnez, dépose, déposer, remets, recharge,
        à l'inscription, chèque de garantie, commander, déboursez, à acheter, achetez, achat de,
        apporter, apportez, apporte, ramener, ramenez, ramène, munissez-vous, munis-toi,
        bring, bring along, أحضر, أحضروا, تحضر, إحضار, اصطحب, اصطحاب, جيب, جيبو, تجيب, تجيبو,
        jib, jibo, tjib, tjibo,
        vendre, te vendre, je vends, je te vends, te le vendre, to buy, شراء, تشري, tchri,
        techri, le rdv, fee, fees, cost, costs, price, we charge, deposit, down payment,
        advance, to pay, you pay, must pay, pay us, send, transfer, settle, package price, pay,
        give him, to give, instalment, per slot, pay in, reserve, رسوم, الرسوم, مصاريف, واجبات,
        واجب, ثمن, الثمن, تكلفة, التكلفة, كلفة, مبلغ, مبلغا, أداء, يؤدي, تؤدي, أدوا, أد, ادفع,
        ادفعوا, دفع, تدفع, يدفع, تسبيق, تسبيقا, عربون, ضمانة, مقدم, تحويل, حول, أرسل, أرسلوا,
        على نفقتكم, على نفقتك, على حسابك, عمولة, قدره, وقدرها, سعر, اشتراك, سدد, تسديد,
        مقابل خدمات, كيتخلص, خلص, تخلص, نخلص, كتخلص, تخلصو, صيفط, صيفطو, تصيفط, عطي, تعطي, نعطي,
        خلصات ليه, خلصت ليه, خلصو ليه, خلصنا ليه, عطيتو, عطيناه, عطاتو, عطاتهم, عطاه, دفعنا له,
        صيفطت ليه, صيفطنا ليه, khelsat lih, khlsat lih, khelest lih, khlest lih, 3tito, 3tinah,
        3tah, sifett lih, lui a payé, lui ai payé, lui a versé, lui ai versé, lui ai donné,
        paid him, paid them, gave him, gave them,
        دفعة, طالب, طالبين, كيطلب, كيطلبو, كتطلب, taleb, talbin, kaytleb, kaytelbo, kaytelbou,
        kaytlbou, kaytlob,
        الفلوس, فلوس, حط, تحط, كيدير, بشحال, شارجي, tkhelles, tkhelsou, khelles, nkhelles,
        tkhles, tkhlas, khlas dial, sifet, sifet lia, lflous, flous, t3ti, te3ti, thet, t7ett,
        t7et, tdfa3, dfe3, tsba9, tesbi9, 3arboun, taman, ttaman, kayt9am, katched mno, 3lik
    """,
    "price": """
        en deux fois, en trois fois, en quatre fois, en 2 fois, en 3 fois, en 4 fois,
        en plusieurs fois, in two instalments, in three instalments, in instalments, على دفعتين,
        على ثلاث دفعات, على دفعات, على جوج دفعات, على تلاتة دالدفعات, 3la jouj dof3at,
        tout compris, tout inclus, fait tout pour, le tout pour, tout pour, prix, tarif, moyennant,
        all inclusive, all included,
        package price, كولشي داخل, كلشي داخل, شاملة, شامل, التكلفة الإجمالية, ثمن, الثمن,
        kolchi dakhel, kolchi dakhl, koulchi dakhel, taman, ttaman
    """,
    "stage": """
        maintenant, mnt, mtn, tout de suite, d'avance, à l'inscription, avant le départ,
        à la signature, au départ, à la réception, à l'obtention, après le visa, après visa,
        après l'obtention, après l'accord, à l'arrivée du visa, au visa, quand le visa, qd le visa,
        quand tu as le visa, quand tu reçois, quand vous avez, dès que le visa, une fois le visa,
        une fois là-bas, now, upfront, up front, when you get, when u get, when you have,
        once you get, once the visa, after the visa, after visa, after you get, on signing,
        at registration, before departure, before travel, on arrival of the visa, on receipt,
        الآن, حالا, حاليا, عند التسجيل, عند التوقيع, عند وضع الملف, عند استلام, عند صدور, بعد صدور,
        بعد استلام, بعد الحصول, بعد التأشيرة, قبل السفر, قبل المغادرة, دابا, تسبيق, ملي, منين,
        فاش, من بعد, بعد الفيزا, قبل ما تمشي, فالأول, daba, daba daba, tasbi9, tsbi9, mnin, mli,
        melli, mlli, mn be3d, men be3d, mnb3d, ba3d lvisa, 9bel ma tmchi, fach tched, flowel,
        nhar tched, nhar lvisa, نهار تشد,
        نهار توصل, نهار تاخد, the day of, the day you, le jour du visa, le jour où, par la suite,
        بعدها, بعد ذلك, عند الوصول, مسبقا, المتبقية, الباقية
    """,
    "no_fee": """
        sans frais, aucun frais, aucuns frais, pas de frais, zéro frais, 0 frais, aucune somme,
        aucun paiement, aucun versement, gratuit, gratuite, gratuits, gratuitement,
        service gratuit, sans aucun frais, ne vous coûte rien, vous ne payez rien, rien à payer,
        ne payez rien, rien à verser, aucune contribution, ne dois rien verser,
        ne demandons aucun frais, ne demandons jamais d'argent, ne demande jamais d'argent,
        aucun argent, no fee, no fees, free of charge, no charge, without fees, owe us nothing,
        no payment, never ask for money, we take nothing, no cost, بدون رسوم, بدون أي رسوم,
        دون رسوم, دون أي رسوم, مجانا, مجاني, مجانية, بدون مصاريف, لا رسوم, لا نتقاضى,
        بدون مقابل, دون مقابل, لا تدفعوا, لا تدفع, بلا فلوس, ما كاين حتى فلوس, ماكاين حتى فلوس,
        ما كاين فلوس, ما بغاو حتى درهم, ما طلبو حتى درهم, makayn 7ta flous, makaynch flous,
        ma bghaw 7ta dirham, فابور, باطل, ما كناخدو,
        ماتخلص والو, ما تخلص والو, ما كنطلبو, بلا ما تخلص, بلا ما تعطي, fabor, batel, bla flous,
        ma tkhelles walo, matkhelles walo, ta7ed ma kaykhelles, ma kankhdoch, ma kaykhelles,
        matkhlss walo, bla matkhelles
    """,
    "for.file": """
        dossier, frais de dossier, dossiers, inscription, à l'inscription, frais d'inscription,
        s'inscrire, vous inscrire, t'inscrire, m'inscrire, inscris, registering, to register,
        tsjil, tesjil, tasjil, ttsjil, tsejel, tsejjel, tsjel, tsajel, ntsejel, تسجل, تتسجل, نتسجل,
        للتسجيل, تسجيل, التسجيل,
        étude, frais d'étude, frais de traitement, suivi administratif, suivi,
        frais administratifs, administratif, suivi de votre dossier, ouverture de compte,
        frais d'ouverture, ouverture de dossier, account opening, work paper, work papers,
        paper documents, papiers, vos papiers, الوثائق, وثائق, الأوراق, file, processing,
        processing fee, registration, paperwork, administrative, ملف, الملف, الملفات,
        معالجة الملف, التسجيل, تسجيل, الدوسي, دوسي, الوراق, lwra9, dossi, ldossier,
        tasjil, ddossier, dossier :, dossier:, du dossier, de dossier
    """,
    "for.contract": """
        contrat, contrats, le contrat, du contrat, contrat de travail, contrat d'apprentissage,
        contrat saisonnier, contrat de saisonnier, placement, service rendu,
        nulla osta, contract, contracts, job offer, recrutement, عقد, العقد, العقود, عقود,
        الكونطرا, كونطرا, خدمات المكتب, lcontrat, kontra, lkontra, cnt, contra, l contrat,
        lcontra
    """,
    "for.visa": """
        visa, frais de visa, du visa, le visa, permis, permis de travail, eimt, lmia,
        work permit, visa fee, fly on, تأشيرة, التأشيرة, الفيزا, فيزا, الإقامة, إقامة, lvisa,
        viza, lviza, lfiza, visa touriste
    """,
    "for.interview": """
        entretien, entrevue, frais d'entretien, interview, مقابلة, المقابلة, لانترفيو, أنترفيو,
        الأنترفيو, lentretien, l'entretien
    """,
    "for.training": """
        formation, cours, stage payant, kit, matériel, lot de travail, trousse, training,
        course, language bundle, language course, cours de langue, cours d'allemand, تكوين,
        التكوين, دورة, تدريب, لافورماسيون, فورماسيون, الفورماسيون, formation dial, lformation,
        takwin, tekwin,
        la formation
    """,
    "for.medical": """
        visite médicale, visite medicale, examen médical, bilan de santé, analyses, bilans,
        certificat médical, test médical, tests médicaux, contrôle médical, clinique, médecin,
        laboratoire, clinic, medical, medical check,
        health check, فحص طبي, الفحص الطبي, فحص, التحاليل, تحاليل, الفحوصات, فيزيت, لافيزيت,
        فيزيت ميديكال, الفيزيت, medical test, tahlil, tahlil tbi, test tbi, تحليل طبي,
        الامتحان الطبي, امتحان طبي,
        الكشف الطبي,
        la visite, lvisite, t7alil, la visite medicale
    """,
    "for.travel": """
        billet, billet d'avion, voyage, transport, ticket, flight, plane ticket, تذكرة, التذكرة,
        السفر, تذكرة الطائرة, الطيارة, tayara, ttayara, lbiyi, billet dial tayara
    """,
    "for.deposit": """
        caution, dépôt de garantie, garantie, chèque de garantie, réserver, réservation,
        bloquer, réserver votre place, garder la place, garder ta place, te garder, avancez,
        acompte, pour bloquer, deposit, guarantee, to reserve, reserve, secure your place,
        ضمانة, ضمان, شيك ضمانة, لحجز, حجز, تسبيق, تسبيقا, عربون, نحجزو, نحجز, تحجز, n7ejzo,
        t7jez, bach n7ejz, 3arboun, tsbi9
    """,
    "for.other": """
        tenue, tenues, tenue de travail, uniforme, uniformes, équipement, uniform, uniforms,
        equipment, work clothes, البدلة, بدلة, الزي, زي العمل, لباس العمل, lbisa, l'uniforme,
        chaussures de sécurité,
        rdv, le rdv, rendez-vous, attestation, attestations, certificats, diplôme b1,
        appointment, certificate, موعد, المواعيد, الموعد, شهادة, شهادات, رونديفو, chahada,
        rendez vous, assurance, insurance, التأمين, تأمين, لاسورانس,
        traduction, traductions, translation, الترجمة, ترجمة, terjama, tarjama
    """,
    "official": """
        consulat, consulats, ambassade, centre de visa, tlscontact, tls contact, tls, vfs,
        vfs global, bls, bls international, goethe, goethe-institut, ircc, ihk fosa, ihk, migri,
        ofii, canada.ca, autorité, préfecture, trésorerie, institut, the authority, embassy,
        consulate, visa centre, visa center, telc, ösd, scfhs, dataflow, timbre,
        timbres fiscaux, anaem, القنصلية, السفارة, معهد غوته, تي إل إس, مركز التأشيرات,
        تي إل إس كونطاكت, فمعهد غوته, لامباساد, القونصلية
    """,
    "not_asked": """
        remboursé, remboursée, remboursés, remboursons, refund, refunded, pay you back
    """,
    "stipend": """
        indemnité, indemnités, indemnité de, indemnité de stage, indemnité mensuelle,
        gratification, bourse, allowance, monthly allowance, تعويض, منحة, ta3wid,
        indemnite dial stage
    """,
    "channel.cash": """
        en espèces, espèces, en liquide, liquide, cash, en main propre, main à main, in cash,
        hand to hand, by hand, in hand, نقدا, كاش, يدا بيد, فاليد, f lyed, f yeddi, cach
    """,
    "channel.card": """
        carte bancaire, carte bleue, numéro de carte, bank card, credit card, debit card,
        بطاقة بنكية, البطاقة البنكية, لاكارط, la carte guichet, par carte, by card, بالبطاقة,
        ببطاقته, ببطاقتك, ببطاقتها,
        b lacarte, b la carte
    """,
    "channel.bank_transfer": """
        rib, iban, virement, virement bancaire, versement bancaire, versement sur, compte bancaire,
        compte personnel, son compte,
        sur le compte, numéro de compte, bank transfer, wire transfer, by wire, bank account,
        حساب بنكي,
        الحساب البنكي, حساب شخصي, رقم الحساب, تحويل بنكي, الريب, الحساب الشخصي, لكونط,
        compte dial, f compte, lcompte, virer sur, الفيرمون, فيرمون, بالفيرمون, virman
    """,
    "channel.cash_service": """
        agence de transfert, transfert d'argent, money transfer, transfer agency, mandat,
        تحويل الأموال, وكالة التحويل, وكالة تحويل, وكالات التحويل, الوكالة ديال التحويل,
        فالوكالة ديال التحويل, b wakala, f wakala, l wakala, fwakala, bwakala, فوكالة, بوكالة,
        wakala dyal ta7wil, mandat f la poste
    """,
    "channel.phone_credit": """
        recharge, recharges, تعبئة, code de recharge, ta3bi2a, ta3bi2at, روشارج, rocharj
    """,
    "paid_to.clinic": """
        clinique, laboratoire, cabinet du dr, cabinet médical, clinic, laboratory, مختبر,
        المختبر, عيادة, مصحة, كلينيك, clinik, médecin, medecin
    """,
    "paid_to.person": """
        au nom de, notre agent, notre avocat, le compte de m, au nom du gérant,
        notre représentante, notre représentant, my account, our accountant, our agent,
        in the name of, باسم, ممثلنا, على سمية, سمية, لمحامي, l smiyt, smiyt, smiya,
        f compte dyali, monsieur, mme
    """,
    "paid_to.agency": """
        agence, cabinet, bureau, notre bureau, l'agence, agency, office, وكالة, الوكالة, مكتب,
        المكتب, بيرو, lagence, bureau dyalna, lbiro
    """,
    "paid_to.employer": """
        employeur, la société, l'entreprise, the employer, the company, الشركة, المشغل, lpatron,
        lma3lem, charika
    """,
}
