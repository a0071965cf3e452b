"""Recognise identity papers and bank cards, so that they are not kept and not passed on."""

import re

from bot.intake.mrz import has_mrz
from bot.text.cards import passes_luhn
from bot.text.folding import fold

_PAPER_NAMES = (
    *("royaume du maroc", "carte nationale d'identite", "carte nationale", "passeport", "passport"),
    *("permis de conduire", "carte de sejour", "titre de sejour", "kingdom of morocco"),
    *("residence permit", "identity card", "carte d'identite", "direction generale de la surete"),
    *("المملكة المغربية", "البطاقة الوطنية للتعريف", "البطاقة الوطنية", "جواز سفر", "جواز السفر"),
    *("رخصة السياقة", "بطاقة الاقامة", "بطاقة التعريف"),
)
_LABELS = (
    *("nom", "prenom", "prenoms", "ne le", "nee le", "date de naissance", "lieu de naissance"),
    *("nationalite", "sexe", "valable jusqu'au", "date d'expiration", "date de delivrance"),
    *("autorite", "taille", "domicile", "profession", "n° etat civil", "etat civil", "adresse"),
    *("surname", "given names", "nationality", "date of birth", "place of birth", "sex"),
    *("date of issue", "date of expiry", "authority", "type", "code"),
    *("الاسم العائلي", "الاسم الشخصي", "الاسم", "النسب", "مزداد", "مزدادة", "تاريخ الازدياد"),
    *("تاريخ الولادة", "مكان الازدياد", "مكان الولادة", "الجنسية", "الجنس", "صالحة الى غاية"),
    *("صالح الى غاية", "تاريخ الانتهاء", "تاريخ الاصدار", "العنوان", "رقم الحالة المدنية"),
)
_WORK_WORDS = (
    *("salaire", "contrat", "emploi", "poste", "recrutement", "recrute", "employeur", "salarie"),
    *("offre", "candidat", "candidature", "travail", "frais", "envoyez", "whatsapp", "job"),
    *("salary", "employer", "vacancy", "contract", "الاجر", "اجر", "راتب", "عقد", "المشغل"),
    *("الاجير", "توظيف", "عرض", "فرصه", "وظيفه", "مطلوب", "ارسل", "واتساب", "الخدمه"),
)
_CARD_LABELS = (
    *("visa", "mastercard", "maestro", "cmi", "valid thru", "expires end", "expire fin", "valid"),
    *("carte bancaire", "debit", "credit", "electron", "valable", "exp", "cvv", "cardholder"),
    *("بطاقة بنكية", "بطاقة", "صالحة"),
)
_CARD_DATE = re.compile(r"\b(?:0[1-9]|1[0-2]) ?/ ?\d{2}\b")
_CARD_NUMBER = re.compile(r"(?<!\d)\d(?:[ \-]?\d){12,18}(?!\d)")
_CARD_GROUPS = re.compile(r"(?<!\d)[2-6]\d{3}(?:[ \-]\d{4,5}){3}(?!\d)")
"""A card's number as it is printed, of which a digit may have been misread."""
_PAPER_DATE = re.compile(
    r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])[./ -](?:0?[1-9]|1[0-2])[./ -](?:19|20)\d\d"
)
_PAPER_NUMBER = re.compile(r"(?<![A-Z])[A-Z]{1,2} ?\d{5,7}(?!\d)")
_MAX_PAPER_WORDS = 150
_MAX_CARD_WORDS = 60
_MAX_WORK_WORDS = 2
_MAX_TITLED_WORDS = 60
_MAX_BARE_CARD_WORDS = 15
_NEEDED_LABELS = 3
_NEEDED_TITLES = 2
"""Names of papers in a short text that bears a date or a number, as the face of a card does."""


def is_identity_paper(text: str) -> bool:
    """Tell whether the words of a picture or page are those of an identity paper or bank card.

    A contract or an offer names papers too; it is longer, and speaks of work.
    """
    if has_mrz(text):
        return True
    words = f" {' '.join(re.findall(r'[^ ]+', _spaced(text)))} "
    count = len(words.split())
    if _count(words, _WORK_WORDS) > _MAX_WORK_WORDS:
        return False
    titles, labels = _count(words, _PAPER_NAMES), _count(words, _LABELS)
    if count <= _MAX_PAPER_WORDS and titles and labels >= _NEEDED_LABELS:
        return True
    if count <= _MAX_TITLED_WORDS and titles >= _NEEDED_TITLES and labels and _is_dated(text):
        return True
    return count <= _MAX_CARD_WORDS and _is_card(text, words)


def _is_dated(text: str) -> bool:
    """Tell whether a text bears a date of birth or of an end, or a number like those of papers."""
    plain = fold(text)
    return bool(_PAPER_DATE.search(plain) or _PAPER_NUMBER.search(plain.upper()))


def _spaced(text: str) -> str:
    """Return folded text in which words stand between single spaces."""
    return re.sub(r"[^\w'°]+", " ", fold(text)).strip()


def _count(words: str, phrases: tuple[str, ...]) -> int:
    return sum(f" {' '.join(_spaced(phrase).split())} " in words for phrase in phrases)


def _is_card(text: str, words: str) -> bool:
    plain, count = fold(text), len(words.split())
    bare = count <= _MAX_BARE_CARD_WORDS and not _count(words, _WORK_WORDS)
    if bare and _CARD_GROUPS.search(plain):
        return True
    numbers = (re.sub(r"\D", "", match) for match in _CARD_NUMBER.findall(plain))
    if not any(passes_luhn(number) for number in numbers):
        return False
    return bool(_count(words, _CARD_LABELS) or _CARD_DATE.search(text))
