"""Words about who bears a sum, and of sums that nobody asks or that are no fee.

As in `words_money`: separated by commas, French, English, Arabic, Darija in both scripts; folded
before they are compared.
"""

from collections.abc import Mapping

PAYERS: Mapping[str, str] = {
    "payer.employer": """
        à la charge de l'employeur, à la charge de l'entreprise, à la charge de la société,
        à la charge de l'hôtel, à la charge de la ferme, à la charge du recruteur,
        à notre charge, à nos frais, aux frais de l'employeur, prend en charge, pris en charge,
        prise en charge, prises en charge, prenons en charge, nous coûte, nous coûtent,
        costs us, cost us, تكلفنا, يكلفنا, كتكلفنا, كيكلفنا, katkelfna, kaykelfna,
        payé par l'employeur,
        payée par l'employeur, payés par l'employeur, payées par l'employeur, payé par,
        payée par, payés par, payées par, avancé par, avancée par, avancés par, avancés,
        réglé par, réglée par, réglés par, offert par, offerte par, offerts par, financé par,
        financée par, paid by us, paid by the, paid by hotel, paid by company, paid by employer,
        paid by your employer, covered by, borne by,
        advanced by, at our expense, at the employer's expense, on us, على حساب الشركة,
        على حساب المشغل, على حساب صاحب العمل, على حساب المستشفى, على حساب الفندق,
        على نفقة الشركة, على نفقة المشغل, على نفقة صاحب العمل, على نفقة, على نفقتنا, على حسابنا,
        تتكفل به, تتكفل بها, تتكفل, يتكفل, نتكفل, تتحملها, تتحمل, يتحملها, يتحمل, على الشركة,
        على المشغل, على الباطرون, عليهم, علينا, كتخلصها الشركة, كيخلصها الباطرون, كيخلصوها هوما,
        خالصة, 3la lcharika, 3la charika, 3la patron, 3la lpatron, 3la hsab lcharika, 3lihom,
        3lina, kaykhelsouha, kaykhelsoha, kaykhelsouh, kaykhlsoha, katkhelesha lcharika,
        katkhelsha lcharika, kankhelsouha, mkhelsin 3liha
    """,
    "payer.candidate": """
        à votre charge, à ta charge, à vos frais, à tes frais, à la charge du candidat,
        à la charge de la candidate, à la charge du travailleur, à la charge du salarié,
        à la charge de chacun, à votre compte, payable par le candidat, payé par le candidat,
        payée par le candidat, payés par le candidat, at your expense, at your own expense,
        paid by the candidate, paid by you, borne by the candidate, on you, على حسابك,
        على حسابكم, على نفقتك, على نفقتكم, على حساب المترشح, على حساب المتقدم, على حساب العامل,
        على حساب المرشح, على نفقة المترشح, على نفقة المتقدم, على نفقة العامل, على المترشح,
        على المتقدم, على المرشح, على العامل, على العاملة, على السائق, كتخلصها نتي, كتخلصيها نتي,
        كتخلصو نتا, عليك, عليكم, كتخلصها نتا, 3lik, 3likom, 3la hsabek,
        3la 7sabek, 3la hsabk, katkhelsha nta, tkhelsha nta
    """,
    "held_back": """
        retenu sur la paie, retenue sur la paie, retenus sur la paie, prélevé sur la paie,
        retiré du salaire, retirée du salaire, retiré de la paie, pris sur le salaire,
        retenu sur le salaire, retenue sur salaire, retenue sur le salaire, retenu sur salaire,
        retenus sur salaire, retenues sur salaire, retenus sur le salaire, déduit du salaire,
        déduite du salaire, deducted from pay, deducted from wages, deducted from salary,
        deducted from your pay, from wages, taken from wages, taken from pay, من الراتب,
        خصم من الراتب, اقتطاع من الراتب, يخصم من الراتب, يقتطع من الراتب, تقتطع من الأجر,
        كتقطع من الخلصة, كيتقطع من الخلصة, kat9eta3, kay9eta3, kat9ta3, kay9ta3, katt9ta3,
        coupe, coupent, ponctionne, retient, retiennent, retiendra, prélève, prélèvent,
        كيحيدو, كيحيد, كينقصو, كننقصو, كيقصو, kay7eydo, kan7eydo, kayne9so, kann9so, deducts,
        déduit, déduite, déduits, déduites, déduction, déduction de, retenu, retenue, retenus,
        retenues, retenue de, prélevé, prélevée, prélevés, prélevées, retiré, retirés, retirée,
        deducted, deduction, deduction of, withheld, kept from, taken from, taken out of,
        off your pay, out of your pay, come out of your pay, from your pay, from your wages,
        يقتطع, تقتطع, يقتطع منها, اقتطاع, تقتطع منه, يخصم, تخصم, تخصم منه, خصم, يقتطعون, كيتقطع,
        كتقطع, كيتقطعو, كيقطعو, كيقطعوها, كيقطعوه, كيقطعو ليك, كيتقطعو ليك, كيتقطع ليك,
        غادي يتقطع, غادي يقطعو, يتقطع, يتقطعو, kayt9ta3, kayt9te3, kayt9at3o, kayt9et3o,
        kayt9et3ou, kay9et3ouha, kay9et3o, kay9t3o, kay9et3ou, katt9te3, yt9te3, yt9ta3, tt9te3,
        t9te3, kat9te3
    """,
    "penalty": """
        pénalité, pénalités, penalty, penalties, dédit,
        amende, amendes, loyer, loyers, vous remboursez, prime, primes, bonus, commission,
        commissions, tickets restaurant, budget, chiffre d'affaires, capital, argent de poche,
        rent, fine, fines, allowance, parrainage, panier, غرامة, إيجار, كراء, تعويض, منحة,
        علاوة, لكرا, lkra, prime dial, réduction, cotisations, économies, garanti compte,
        à partir de 0, indemnité, indemnités, discount, تخفيض, fonds, preuve de fonds,
        proof of funds
    """,
    "sold": """
        vendre, te vendre, je vends, vends, on vend, à vendre, je te vends, te le vendre, sell,
        selling, for sale, sold, نبيع, كنبيع, للبيع, nbi3, kanbi3, lbi3
    """,
    "warning": """
        méfiez-vous, méfie-toi, attention aux, personnes qui, ceux qui, quiconque,
        toute personne qui, arnaque, arnaques, escrocs, ne payez, ne versez, n'envoyez, évitez,
        signalez, si quelqu'un, jamais d'argent, beware, scam, scams, never pay, do not pay,
        don't pay, anyone who asks, if anyone, report any, احذروا, احذر, تحذير, انتبهوا, انتبه,
        لا تدفعوا, لا تدفع, كل من يطلب, أي شخص يطلب, احتيال, نصب, رد بالك, ردو بالكم, النصابة,
        نصاب, ما تخلص, ماتخلص, اللي قال ليك خلص, red balek, redou balkom, nsaba, nassaba,
        matkhelesch, matkhlesch, ma tkhlesch
    """,
    "scam": """
        c'est un escroc, c'est une arnaque, est un escroc, est une arnaque, is a scam,
        is a scammer, it's a scam, راه نصاب, راه نصابة, راهم نصابة, فهو نصاب, فهو محتال, rah nsab,
        rah nassab, rahom nsaba, c un arnaqueur, c une arnaque
    """,
}
