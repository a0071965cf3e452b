"""Names of currencies as people write them, and what a name shared by several means."""

from collections.abc import Mapping

from bot.text.folding import fold

DOLLAR = "$"
DIRHAM = "dirham"
RIYAL = "riyal"
DINAR = "dinar"
POUND = "£"
"""Names shared by the money of several countries; the country of work tells which."""


def _riyals_of(*peoples: str) -> tuple[str, ...]:
    """Return the ways in which Latin letters name the riyal of a country."""
    coins = ("rial", "rials", "riyal", "riyals", "ryal", "ryals", "riyel", "rialat")
    ends = ("", "s")
    return tuple(f"{coin} {people}{end}" for coin in coins for people in peoples for end in ends)


NAMES: Mapping[str, tuple[str, ...]] = {
    "CAD": (
        "$ cad",
        "cad$",
        "cad",
        "$ can",
        "$ ca",
        "$ca",
        "c$",
        "ca$",
        "dollars canadiens",
        "dollar canadien",
        "canadian dollars",
        "دولار كندي",
        "دولارا كنديا",
        "دولارات كندية",
        "dollar canadi",
        "$ cdn",
        "cdn",
    ),
    "USD": (
        "usd",
        "us$",
        "$us",
        "$ us",
        "$ usd",
        "dollars américains",
        "us dollars",
        "دولار أمريكي",
        "دولارا أمريكيا",
    ),
    "AUD": ("aud", "$ aud", "a$"),
    DOLLAR: ("$", "dollars", "dollar", "دولار", "دولارا", "دولارات", "dolar", "doular"),
    "EUR": (
        "€",
        "euros",
        "euro",
        "eur",
        "أورو",
        "اورو",
        "يورو",
        "oro",
        "ewro",
        "uro",
        "اوروو",
        "أوروه",
    ),
    "GBP": ("gbp", "livres sterling", "جنيه إسترليني", "pounds sterling"),
    POUND: ("£", "pounds", "باوند", "باوندات"),
    "XOF": (
        "fcfa",
        "f cfa",
        "cfa",
        "francs cfa",
        "franc cfa",
        "xof",
        "فرنك سيفا",
        "فرنك افريقي",
    ),
    "MAD": (
        "mad",
        "dirhams marocains",
        "درهم مغربي",
        "درهما مغربيا",
        "دراهم مغربية",
        "درهم مغربية",
        "dhm",
    ),
    "AED": (
        "aed",
        "dirhams émiratis",
        "dirham émirati",
        "درهم إماراتي",
        "درهما إماراتيا",
        "dirhams emiratis",
    ),
    DIRHAM: (
        "dhs",
        "dh",
        "dirhams",
        "dirham",
        "درهم",
        "درهما",
        "دراهم",
        "الدرهم",
        "derhem",
        "derham",
        "drhm",
        "dirhem",
        "drahem",
        "dirhame",
    ),
    "SAR": (
        "sar",
        "ر.س",
        "ريال سعودي",
        "ريالا سعوديا",
        "ريالات سعودية",
        "saudi riyals",
        "saudi riyal",
        "saudi rials",
        *_riyals_of("saoudien", "saoudi", "saudi", "sa3oudi", "s3oudi"),
    ),
    "QAR": (
        "qar",
        "qr",
        "ر.ق",
        "ريال قطري",
        "ريالا قطريا",
        "ريالات قطرية",
        "qatari riyals",
        "qatari riyal",
        "qatari rials",
        *_riyals_of("qatari", "qatarien", "9atari", "katari", "qatar", "qatary"),
    ),
    "OMR": (
        "omr",
        "ريال عماني",
        "ريالا عمانيا",
        "ريالات عمانية",
        "omani rials",
        "omani riyals",
        *_riyals_of("omanais", "omani", "3omani"),
    ),
    RIYAL: (
        "riyals",
        "riyal",
        "rials",
        "rial",
        "ريال",
        "ريالا",
        "ريالات",
        "الريال",
        "ryal",
        "ryals",
    ),
    "KWD": ("kwd", "kd", "دينار كويتي", "دينارا كويتيا", "dinars koweïtiens"),
    "BHD": ("bhd", "دينار بحريني", "دينارا بحرينيا", "dinars bahreïniens"),
    DINAR: ("dinars", "dinar", "دينار", "دينارا", "دنانير"),
    "CHF": ("chf", "francs suisses", "فرنك سويسري"),
    "TRY": ("try", "livres turques", "ليرة تركية", "tl", "lires turques"),
    "PLN": ("pln", "zl", "zlotys", "zloty"),
    "RON": ("ron", "lei"),
    "HUF": ("huf", "forints"),
    "CZK": ("czk",),
    "SEK": ("sek",),
    "NOK": ("nok",),
    "DKK": ("dkk",),
    "JPY": ("jpy", "yens", "yen"),
    "centimes": (
        "centimes",
        "centime",
        "سنتيم",
        "santim",
        "frank",
        "فرنك",
        "franc",
        "francs",
        "ftank",
    ),
    "USDT": ("usdt",),
}
CODE_OF = {fold(name): code for code, names in NAMES.items() for name in names}
