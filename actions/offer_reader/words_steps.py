"""Words about what happens before the work: steps, papers, contacts.

Phrases are separated by commas and stand in the order French, English, Arabic, Darija in Arabic
letters and in Latin letters. They are folded before they are compared, so accents, hamza and
capitals are written once, at will.
"""

from collections.abc import Mapping

STEPS: Mapping[str, str] = {
    "interview": """
        entretien, entretiens, entrevue, entrevues, interview, interviews, entretien d'embauche,
        journée de présélection, présélection, journée de sélection, sélection,
        test de conduite, essai, essai pratique, trial shift, trial day, trade test, audition,
        essai en cuisine, journée d'entretiens, shortlisted, cooking trial, interviewed, مقابلة,
        المقابلة, مقابلات, المقابلات, مقابلتين, انتقاء, الانتقاء, مباراة, اختبار, أنترفيو,
        الأنترفيو, انترفيو, لانترفيو, أونتروتيان, اونتروتيان, نهار ديال التجربة, لونتروتيان,
        lentretien, l entretien, entretian, moqabala, mo9abala, lmo9abala, entrotien
    """,
    "no_interview": """
        sans entretien, pas d'entretien, aucun entretien, sans passer d'entretien,
        sans passer d'entrevue, sans entrevue, pas d'entrevue, sans interview, pas d'interview,
        ni entretien, sans passer l'entretien, zéro entretien, pas besoin d'entretien,
        no interview, no interviews, without interview, without an interview,
        no interview needed, بدون مقابلة, دون مقابلة, بدون أي مقابلة, بلا مقابلة, ولا مقابلة,
        لا مقابلة, بلا أنترفيو, بلا لانترفيو, بلا انترفيو, لا أنترفيو, بلا ما تدوز حتى مقابلة,
        ما كاين لا أنترفيو, ماكاين لا أنترفيو, bla entretien, bla l'entretien,
        ma kayn entretien, makaynch entretien, bla interview, bla mo9abala, bla moqabala,
        la entretien
    """,
    "at_once": """
        embauche immédiate sans, embauché directement, on vous embauche,
        recrutement direct sans, hired immediately, hired on the spot, instant hiring,
        تشغيل فوري, توظيف فوري, قبول فوري, تشغيل مباشر, خدمة مباشرة, direct tkhdem,
        t9belti direct, sans sélection, aucune sélection, without selection, بدون انتقاء
    """,
    "selection.trial": """
        essai, essai pratique, période d'essai, trial shift, trial day, trade test,
        test de conduite, test technique, test pratique, cooking trial, اختبار, مقابلة تقنية,
        تجربة ديال, essai payé
    """,
    "selection.diploma": """
        diplôme exigé, diplôme requis, diplôme, diplômes, attestation,
        licence en soins infirmiers, dep, degree, qualification, vocational qualification, bac,
        دبلوم, شهادة, إجازة, ديبلوم, خاصك ديبلوم, diplome darori, bac+2, bac+3, bac+5
    """,
    "selection.language": """
        niveau de langue, b1, b2, a2, test de langue, مستوى b1, مستوى a2, مستوى b2
    """,
    "contract.visaed": """
        contrat visé, visé par, visés par, contrat sera visé, viser le contrat par l'anapec,
        contrat homologué, visa du contrat, contrat visé par le ministère, cachet du ministère,
        stamped by the ministry, stamped by the labour, contract stamped,
        approved by the labour ministry, مؤشر عليه, مؤشر عليها, مؤشرا عليه, يؤشر عليه,
        ويؤشر عليه, التأشير على العقد, عقد مؤشر, كيتأشر, مأشر عليه, تأشر فالوزارة,
        contrat m2echer, m2acher, msejel f wizara, me2cher
    """,
    "contract.not_visaed": """
        pas la peine de faire viser, sans visa du ministère, sans le cachet, sans cachet,
        sans faire viser, pas besoin de faire viser, ne passe pas par le ministère,
        on ne passe pas par le ministère, pas besoin du cachet, sans passer par le ministère,
        inutile de faire viser, sans passer par l'anapec, pas de cachet, don't need any stamp,
        no stamp, without the stamp, no need for the stamp, without any stamp,
        لا حاجة إلى التأشير, دون التأشير, بدون تأشير, دون المرور بالوزارة, بدون تأشيرة الوزارة,
        لا تأشيرة ديال الوزارة, بلا تأشيرة ديال الوزارة, بلا ما يتأشر, ما كيتأشرش, بلا وزارة,
        ma kayt3eddach 3la wizara, bla wizara, bla tampon, bla cachet, contrat ma kayt3eddach,
        ma kayt2acherch, bla ma ydouz f wizara
    """,
    "contract.shown": """
        copie du contrat, contrat remis, contrat vous sera remis,
        contrat signé par les deux parties, lire le contrat, lisez tranquillement le contrat,
        contrat vous parviendra, relire, contrat de 6 mois remis, remis et expliqué,
        contrat avant le départ, projet de contrat, read the contract, attached draft,
        contract before, written contract, signed by both sides, contract that you receive,
        نسخة من العقد, تسلم نسخة, قراءة العقد, تقرؤون العقد, العقد تقراه, شفتو وقريتو,
        قريت الكونطرا, تقرا الكونطرا, sifto contrat nqrah, contrat nqrah, qrit lcontrat,
        9rit lcontrat, t9ra lcontrat, contrat katqrah
    """,
    "contract.not_shown": """
        sans contrat, pas de contrat, aucun contrat, pas de contrat écrit, contrat à l'arrivée,
        contrat à votre arrivée, contrat sur place, sans contrat écrit, signer sans lire,
        contrat après l'arrivée, contrat en blanc, contrat remis à l'arrivée, no contract,
        don't do paper contracts, no written contract, contract on arrival,
        contract after arrival, without contract, without a contract, no paper contract,
        بدون عقد, دون عقد, لا عقد, بلا عقد, العقد عند الوصول, العقد بعد الوصول, لا كونطرا,
        بلا كونطرا, ما كاين لا كونطرا, ما كاينش كونطرا, ماكاينش كونطرا, الكونطرا حتى توصل,
        bla contrat, bla kontra, makaynch contrat, ma kayn contrat, l contrat katched 7tta,
        contrat 7tta tewsel, contrat tmma
    """,
}

PAPERS: Mapping[str, str] = {
    "paper.passport": """
        passeport, passeports, passport, passports, paseport, جواز سفر, جوازات السفر, جواز, الجواز,
        جواز السفر, جوازك, جوازكم, الباسبور, باسبور, lpasport, lpassport, pasport, paspor, lpaspor,
        passeport dialk, passeport dyalk, pass port, lpasspor, lpasseport
    """,
    "paper.identity_card": """
        carte nationale, carte d'identité, cin, cnie, cni, c.i.n, pièce d'identité,
        carte d'identité nationale, identity card, id card, national id, national card,
        identity document, البطاقة الوطنية, بطاقة التعريف, بطاقة التعريف الوطنية,
        البطاقة الوطنية للتعريف, بطاقتك الوطنية, بطاقة وطنية, بطاقة الهوية, لاكارط ناسيونال,
        الكارط ناسيونال, كارط ناسيونال, لاكارط, لاسين, la carte nationale, lacarte, carte national,
        lacarte nationale, la carte national, kart nasional, lkart nasional, cin dyalk, lcin, lacin
    """,
    "paper.photo": """
        photo d'identité, photos d'identité, photo, photos, deux photos, picture, pictures,
        photograph, photographs, passport photos, passport photograph,
        passport photographs, passport-size photo, passport-size photos, صورة, صور, صورتك,
        صورتان, صورتين, صورة شخصية, صور شخصية, صور شمسية, تصويرة, تصاور, تصويرتك, فوطو,
        tswira, tsawer, taswira, tswirat, tsawr, tsawir, tswirtek, foto
    """,
    "paper.cv": """
        cv, cvs, c.v, curriculum, curriculum vitae, resume, résumé, السيرة الذاتية, سيرة ذاتية,
        سيرتك الذاتية, سيرتكم الذاتية, سيركم الذاتية, السير الذاتية, السيفي, سيفي, السي في,
        سي في, cv dialk, cv dyalk, cv dyalkom, lcv, sivi
    """,
    "paper.diploma": """
        diplôme, diplômes, copie du diplôme, diploma, diplomas, degree certificate, certificates,
        الشهادات, الدبلوم, دبلوم, دبلومات, ديبلوم, ديبلومات, شهاداتك,
        الشواهد, شواهد, الشهادة المدرسية, diplom, diplome, ddiplome, ldiplome
    """,
    "paper.work_certificate": """
        attestation de travail, attestations de travail, certificat de travail,
        certificats de travail, attestation d'expérience, attestations d'expérience,
        certificat d'emploi, lettre de recommandation, lettres de recommandation, references,
        work certificate, work certificates, employment certificate, employment certificates,
        certificate of employment, certificates of employment, experience letter,
        experience certificate, experience certificates, reference letter, reference letters,
        letters of reference, شهادة العمل, شهادة عمل, شهادات العمل, شهادات عمل, شواهد العمل,
        شهادة التجربة, شهادات التجربة, شواهد التجربة, شهادة الخبرة, شهادات الخبرة, شهادة خبرة,
        شهادة الخدمة, شهادات الخدمة, شواهد الخدمة, الشهادات ديال الخدمة, شهادة ديال الخدمة,
        attestation dial khdma, attestation dyal khdma, attestation de travail dyalk
    """,
    "paper.bank_details": """
        coordonnées bancaires, rib, iban, bank details, bank account number, رقم حسابك البنكي,
        رقم الحساب البنكي, معلوماتك البنكية, الريب ديالك, rib dialk
    """,
    "paper.proof_of_address": """
        justificatif de domicile, certificat de résidence, proof of address, شهادة السكنى,
        شهادة السكن
    """,
    "paper.police_record": """
        casier judiciaire, casier, casier vierge, fiche anthropométrique, extrait du casier,
        extrait de casier, bulletin n° 3, bulletin n°3, bulletin numéro 3, police record,
        criminal record, police clearance, police clearance certificate, police certificate,
        certificate of good conduct, good conduct certificate, السجل العدلي, سجل عدلي,
        حسن السيرة, شهادة حسن السيرة, حسن السيرة والسلوك, السوابق العدلية, شهادة السوابق,
        صحيفة السوابق, الفيش, الكازيي, كازيي, لاكازيي, fiche anthropo, lcasier, casier jdid
    """,
    "paper.birth_certificate": """
        acte de naissance, extrait de naissance, extrait d'acte de naissance,
        birth certificate, عقد الازدياد, عقد ازدياد, شهادة الميلاد, رسم الولادة,
        عقد ديال الازدياد
    """,
    "paper.cover_letter": """
        lettre de motivation, lettre manuscrite, demande manuscrite, motivation letter,
        cover letter, covering letter, letter of motivation, رسالة تحفيز, رسالة التحفيز,
        رسالة تحفيزية, رسالة الحافز, رسالة الدافع, طلب خطي, lettre de motiv, lettre motivation
    """,
    "paper.licence": """
        copie du permis, permis de conduire, permis b, permis c, permis a1, permis a2, permis am,
        permis a, permis d, permis c1, permis ce, permis ec, permis eb, permis be, permis c+e,
        permis poids lourd, permis moto, driving licence, driving license, driver's license,
        driver's licence, driver licence, driver license, رخصة السياقة, رخصة القيادة,
        رخصة سياقة, رخصة قيادة, البيرمي, بيرمي, البرمي, لبيرمي, lpermis, permi b, lpermi
    """,
    "ask": """
        envoyez, envoyer, envoie, adressez, adresser, faites parvenir, fournir, joindre, apporter,
        apportez, munir, munissez-vous, transmettre, transmettez, présentez-vous avec,
        pièces à fournir, documents demandés, dossier de candidature, dossier :, demandons, déposer,
        postuler, scanné, copie, merci d'envoyer, se munir, avec cv, candidature, avec votre, send,
        submit, attach, bring, provide, upload, apply with, copy, scan, fill in, email your,
        e-mail your, mail your, أرسل, أرسلوا, إرسال, ترسل, تقديم, الوثائق المطلوبة, المطلوب, جلب,
        إحضار, نسخة, أرسلي, أرسلن, ارسلو, راسلونا, ابعثي, ابعتو, ابعتي, صيفط, صيفطي, صيفطو, جيب,
        جيبو, جيبي, ضع, حط, الوراق المطلوبين, يرسل, تودع, إيداع, اصحب, مرفوقا, مرفوقة, مرفقا, مرفقة,
        أرفقوا, ابعث, ابعثوا, بعث, بعتو, سيفط, سيفطو, سيفطي, توجه, يسلم, اصطحاب, sifet, sifet lia,
        sifto, sift, jib, jibou, sifti, sifat, 3ti, khassek, siftou, sayfto, siyfto, ysift, ysifto,
        yssift, b3at, b3ato
    """,
    "ask.label": """
        documents, docs, documents demandés, documents requis, pièces, pièces demandées,
        pièces à fournir, pièces requises, papiers, papiers demandés, dossier, dossiers,
        candidature, candidatures, postuler, à fournir, à prévoir, profil, exigences, conditions,
        what you bring, what to bring, required documents, documents required, documents needed,
        papers, papers needed, file, requirements, you need, الوثائق, الوثائق المطلوبة, وثائق,
        الأوراق, الأوراق المطلوبة, أوراق, المستندات, المستندات المطلوبة, الملف, ملف, المرفقات,
        المطلوب, المطلوبة, الشروط, لوراق, الوراق, الدوسي, دوسي, lwra9, wra9, lawra9, doussi
    """,
    "ask.list": """
        documents demandés, documents requis, pièces demandées, pièces requises,
        papiers demandés, se présenter, présentez-vous, venir avec, venez avec, viens avec,
        passer avec, passez avec, muni de, munie de, munis de, munies de, muni d'un, muni du,
        munis du, muni de votre, munis de leur, accompagné de, accompagnée de, ramener, ramenez,
        ramène, amener, amenez, apporter, apportez, remettre, il faut, il vous faut, bring,
        please bring, required documents, documents required, documents needed, you need,
        we need, come with, along with, الوثائق المطلوبة, الأوراق المطلوبة, المستندات المطلوبة,
        الحضور مع, يحضر, احضر, أحضري, أحضروا, مصحوبا, مصحوبة, مصحوبين, يلزم, خاصك, خاصكم,
        خاصو, خاص, خاصكي, خصك, تجيب, تجيبو, يجيب, يجيبو, جيب معاك, جيبو معاكم, جيبي معاك,
        كتجيب, khass, khassk, khassek, khasskom, khassou, tjib, tjibo, tjibi, yjib, yjibo,
        jib m3ak, jibo m3akom, jibo, jibi, jiw b, ji b, yji b, aji b
    """,
    "ask.must": """
        exigé, exigée, exigés, exigées, requis, requise, requises, obligatoire, obligatoires,
        indispensable, indispensables, demandé, demandés, nécessaire, nécessaires, required, needed,
        mandatory, compulsory, necessary, is a must, are a must, essential, ضروري, ضرورية, ضروريين,
        إلزامي, إلزامية, إجباري, لازم, مطلوب, مطلوبة, مطلوبين, شرط, darori, daroriya, daruri,
        dorori, obligatoir, obligé
    """,
}

CONTACTS: Mapping[str, str] = {
    "recruit.now": """
        recrute, recrutons, recrutent, cherche, cherchons, recherche, recherchons, embauche,
        hiring, we are hiring, is hiring, hires, wanted, is recruiting, مطلوب, مطلوبة, توظف,
        تشغل, تطلب, نوظف, نبحث عن, باغي, باغا, بغينا, محتاجين, خاصنا, bghina, bghaw, khassna,
        m7tajin
    """,
    "recruit": """
        recrute, recrutons, recrutent, recrutement, embauche, embauchons, cherche, cherchons,
        recherche, recherchons, recherchent, besoin de, offre d'emploi, offre, emploi, poste,
        postes, travail, candidature, candidat, candidats, postuler, opportunité, contrat,
        demandé, demandée, candidate, hiring, hires, hire, job, jobs, vacancy, position, apply,
        recruit, recruiting, wanted, employment, work, looking for, worker, workers, مطلوب,
        مطلوبة, نبحث, تبحث, توظيف, تشغيل, وظيفة, وظائف, عمل, العمل, فرصة عمل, عرض عمل, تشغل,
        توظف, تطلب, عمال, عاملات, منصب, المترشح, خدمة, الخدمة, خدامة, كنقلبو, كيقلبو, باغي,
        باغا, بغينا, بغا, محتاجين, محتاجة, خاصنا, كونطرا, الكونطرا, khdma, khedma, lkhedma,
        lkhdma, bghina, bghaw, kan9elbo, kay9elbo, khassna, contra, m7tajin, 7taj, l khdma
    """,
    "channel.whatsapp": """
        whatsapp, whatsap, watsapp, watsap, wathsapp, wtsp, wsp, whtsp, whats app, what's app,
        واتساب, واتس اب, واتس آب, الواتساب, واتس, wats, watssap, الوات ساب, الواتس
    """,
    "channel.telegram": """
        telegram, télégram, tele gram, تلغرام, تيليغرام, تليجرام, التلغرام
    """,
    "channel.messenger": """
        messenger, mesenger, inbox, en privé, message privé, mp, dm me, dm, ماسنجر, مسنجر,
        الماسنجر, الميسنجر, ميسنجر, الخاص, على الخاص, للخاص, prv, f lprivé, f privé,
        f prive, l privé
    """,
    "channel.facebook": """
        facebook, fb, فيسبوك, الفايسبوك, فايسبوك, الفيسبوك
    """,
    "channel.instagram": """
        instagram, insta, انستغرام, إنستغرام, انستا
    """,
    "call": """
        tél, tel, téléphone, appelez, appeler, appel, fixe, call, phone, ring, اتصل,
        اتصلوا, الهاتف, هاتف,
        الاتصال, عيط, عيطو, عيطي, 3eyet, 3eyto, 3ayto, 3iyet, telephone
    """,
    "channel.comment": """
        en commentaire, un commentaire, en commentaires, commentaires, commentez, comment below,
        in the comments, sous la publication, في تعليق, تعليقا, ترك تعليق, بتعليق, التعليقات,
        في التعليقات, الكومونطير, كومونطير, فالكومونطير, f commentaire, commentaire
    """,
    "channel.office": """
        à notre bureau, se présenter, présentez-vous, au bureau, à l'agence, dans nos locaux,
        auprès de votre agence, come to our office, visit our office, office hours, بمكتبنا,
        بمقر, في مقر, بالوكالة, آجيو للمحل, سولو, الاتصال بمكتب, aji l lma7al, dkhli 3nd, ajiw 3ndna
    """,
}
