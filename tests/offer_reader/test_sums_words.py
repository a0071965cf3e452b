"""Twenty-five honest adverts of two to four sums, in five varieties, with the wage of each."""

HONEST = [
    (
        "Commis de cuisine à Lisbonne, hôtel Miramar : 980 € brut par mois, chambre à 120 € par "
        "mois, contrat de 12 mois",
        (980, "EUR", "month"),
    ),
    (
        "Soudeur MIG à Saint-Nazaire, 2 150 € brut, panier repas 14 € par jour, prime de fin de "
        "chantier 300 €",
        (2150, "EUR", "month"),
    ),
    (
        "Chauffeur-livreur à Gand, CDI, 2 620 € brut par mois, tickets restaurant 8 €, loyer du "
        "studio 480 €, caution de 480 € pour le studio",
        (2620, "EUR", "month"),
    ),
    (
        "Garde d'enfants à Annecy : 1 950 € brut, la famille paie le billet d'avion (220 €) et "
        "la mutuelle de 45 €",
        (1950, "EUR", "month"),
    ),
    (
        "Carreleur à Bordeaux. Logement partagé : 260 € par mois. Salaire : 2 080 € brut. "
        "Transport remboursé, 40 € par mois",
        (2080, "EUR", "month"),
    ),
    (
        "Welder in Rotterdam, 2,900 EUR gross a month, shared room 450 EUR, health insurance "
        "150 EUR",
        (2900, "EUR", "month"),
    ),
    (
        "Waiter in Doha, QR 2,000 a month, food allowance QR 300, flight paid by the company "
        "(QR 1,500)",
        (2000, "QAR", "month"),
    ),
    (
        "Care worker in Leeds, £12.60 an hour, night bonus £20, uniform worth £60 free, room at "
        "£90 a week",
        (12.6, "GBP", "hour"),
    ),
    (
        "Nanny in Dublin, 2,300 € a month, own room, the host family pays the flight of 180 € "
        "and a bus pass of 60 €",
        (2300, "EUR", "month"),
    ),
    (
        "Strawberry picker in Huelva, 64 € a day, bed 3 € per night, meals 5 € a day",
        (64, "EUR", "day"),
    ),
    (
        "نجار في ليون، الراتب 2100 أورو شهريا، الإيجار 350 أورو في الشهر، منحة 150 أورو",
        (2100, "EUR", "month"),
    ),
    (
        "سائق حافلة في الدوحة، الراتب 2200 ريال قطري، بدل السكن 500 ريال، بدل الطعام 300 ريال",
        (2200, "QAR", "month"),
    ),
    (
        "ممرضة في الرياض براتب 5500 ريال، مكافأة 1000 ريال في السنة، التذكرة 1800 ريال على حساب "
        "المستشفى",
        (5500, "SAR", "month"),
    ),
    (
        "عاملة فنادق في برشلونة، 1450 أورو إجمالي في الشهر، غرفة مشتركة ب 200 أورو، التأمين "
        "الصحي 30 أورو يؤديه المشغل",
        (1450, "EUR", "month"),
    ),
    (
        "جليسة أطفال في دبي: 3000 درهم إماراتي شهريا، الأسرة تؤدي ثمن التذكرة 1600 درهم إماراتي",
        (3000, "AED", "month"),
    ),
    (
        "خدام فالبني فبلجيكا 2600 أورو فالشهر، الكرا 400 أورو، البريم 100 أورو",
        (2600, "EUR", "month"),
    ),
    (
        "بغاو شيفور فإيطاليا، الصالير 1700 أورو نيط، السكنى ب 250 أورو فالشهر، الماكلة 120 أورو",
        (1700, "EUR", "month"),
    ),
    (
        "طباخ فقطر 2500 ريال قطري، السكن عليهم، الماكلة 300 ريال زايدة",
        (2500, "QAR", "month"),
    ),
    (
        "نانو فمدريد 1400 أورو فالشهر، العائلة كتخلص الطيارة 200 أورو، ولاسورانس 50 أورو",
        (1400, "EUR", "month"),
    ),
    (
        "سيرفور فأكادير 4200 درهم فالشهر، البريم 500 درهم، الكرا ديال البيت 800 درهم",
        (4200, "MAD", "month"),
    ),
    (
        "bghaw chifourat f belgique 2600 euro maskan 300 euro f chher contrat cdi",
        (2600, "EUR", "month"),
    ),
    (
        "macon f lyon 2100 euro brut f chher, lkra 350 euro, panier 12 euro f nhar",
        (2100, "EUR", "month"),
    ),
    (
        "tabbakh f doha 2400 rial qatari, sokna fabor, lmakla 300 rial, tayara 1500 rial 3la "
        "lcharika",
        (2400, "QAR", "month"),
    ),
    (
        "nounou f milano 1300 euro f chher, l3a2ila katkhelles tayara 180 euro, chambre b 100 euro",
        (1300, "EUR", "month"),
    ),
    (
        "serveuse f marrakech 3800 dh f chher, lprime 400 dh, lkra dyal chambre 700 dh",
        (3800, "MAD", "month"),
    ),
]
