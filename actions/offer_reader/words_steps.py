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
        passeport, passeports, passport, جواز, الجواز, جواز السفر, جوازك, جوازكم, الباسبور,
        باسبور, lpasport, pasport, paspor, passeport dialk, passeport dyalk, pass port,
        lpasspor, lpasseport
    """,
    "paper.identity_card": """
        carte nationale, carte d'identité, cin, cnie, pièce d'identité, identity card, id card,
        national id, البطاقة الوطنية, بطاقة التعريف, بطاقتك الوطنية, بطاقة وطنية,
        لاكارط ناسيونال, la carte nationale, lacarte, carte national
    """,
    "paper.photo": """
        photo d'identité, photos d'identité, photo, photos, deux photos, picture, pictures,
        صورة, صور, صورتك, تصويرة, تصاور, تصويرتك, tswira, tsawer, taswira
    """,
    "paper.cv": """
        cv, c.v, curriculum, curriculum vitae, resume, résumé, السيرة الذاتية, سيرة ذاتية,
        سيرتك الذاتية, السيفي, سيفي, cv dialk, lcv
    """,
    "paper.diploma": """
        diplôme, diplômes, copie du diplôme, diploma, degree certificate, certificates,
        الشهادات, الدبلوم, دبلوم, ديبلوم, شهاداتك, الشواهد, diplom, diplome, ddiplome
    """,
    "paper.work_certificate": """
        attestation de travail, attestations de travail, certificat de travail,
        certificats de travail, references, work certificate, شهادة العمل, شهادة عمل,
        شهادة التجربة, شهادة الخبرة, شهادة الخدمة, attestation dial khdma
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
        casier judiciaire, fiche anthropométrique, extrait du casier, police record,
        criminal record, السجل العدلي, حسن السيرة, fiche anthropo
    """,
    "paper.birth_certificate": """
        acte de naissance, extrait de naissance, birth certificate, عقد الازدياد, رسم الولادة,
        عقد ديال الازدياد
    """,
    "paper.cover_letter": """
        lettre de motivation, motivation letter, cover letter, رسالة تحفيز, رسالة التحفيز
    """,
    "paper.licence": """
        copie du permis, permis de conduire, driving licence, driver's license, رخصة السياقة,
        رخصة القيادة, البيرمي
    """,
    "ask": """
        envoyez, envoyer, envoie, adressez, adresser, faites parvenir, fournir, joindre,
        apporter, apportez, munir, munissez-vous, transmettre, transmettez, présentez-vous avec,
        pièces à fournir, documents demandés, dossier de candidature, dossier :, demandons,
        déposer, postuler, scanné, copie, merci d'envoyer, se munir, avec cv, candidature,
        avec votre, send, submit, attach, bring, provide, upload, apply with, copy, scan,
        fill in, أرسل, أرسلوا, إرسال, ترسل, تقديم, الوثائق المطلوبة, المطلوب, جلب, إحضار, نسخة,
        صيفط, صيفطي, صيفطو, جيب, جيبو, جيبي, ضع, حط, الوراق المطلوبين, يرسل, تودع, إيداع, اصحب,
        مرفوقا, sifet, sifet lia, sifto, sift, jib, jibou, sifti, sifat, 3ti, khassek
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
