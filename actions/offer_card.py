"""The offer card: what was read, the signs with their words, what is missing, what to do.

No score and no verdict. The strongest signs come first; a phone screen holds three in full. What
deserves only a look (cautions) stands apart from what should worry.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from actions.card_words import Words, listed, short
from actions.contract_card import contract_moves, contract_text
from actions.contract_reader import Contract
from actions.offer_check import Checked
from actions.offer_fields import fields_text
from actions.sign_engine import Hit, Severity
from bot.content.render import Block, Renderer
from bot.content.reply import Choice, Reply
from bot.text.direction import isolate

SHOWN_SIGNS = 3
SHOWN_ADVICE = 3
LEAST_TOLD = 2
"""Signs that a question must tell of before they are shown beside its answer."""
SHOWN_LINKS = 2
MAX_QUOTE_CHARACTERS = 90
WORRYING = frozenset({Severity.DANGER, Severity.WARNING})


def card(
    checked: Checked, renderer: Renderer, language: str, contract: Contract | None = None
) -> Reply:
    """Return the card of an offer or a contract, with the choices that lead on."""
    words = Words(renderer, language)
    hits = checked.findings.hits
    worrying = [hit for hit in hits if hit.severity in WORRYING]
    parts = [
        fields_text(checked.offer.to_json(), words),
        _signs(worrying, words) if worrying else words(_no_sign(checked)),
        _cautions([hit for hit in hits if hit.severity not in WORRYING], words),
        contract_text(contract, words),
        _reassuring(checked.reassuring(), words),
        "" if contract else missing_text(checked.offer.missing(), words),
        _next(checked, words),
    ]
    moves = contract_moves(contract, renderer, language)
    choices = _choices(worrying, moves, renderer, language)
    question = next(iter(checked.findings.questions), None)
    if question is not None:
        asked = question.sign.words["ask_if_unknown"][question.field][language]
        parts.append(words("card_question", question=Block(asked)))
        choices = answers(question.field, renderer, language)
    return Reply("\n\n".join(part for part in parts if part), tuple(choices))


def _no_sign(checked: Checked) -> str:
    """Return what is said where no sign was found; a sum that is asked for is never passed over."""
    asked = any(fee.value.amount for fee in checked.offer.fees)
    return "card_no_sign_but_sum" if asked else "card_no_sign"


def signs_told(
    checked: Checked, renderer: Renderer, language: str, *, least: int = LEAST_TOLD
) -> str | None:
    """Return the signs that a message tells of, or None if it tells of too few.

    Of a question, one alone is what it is about; its answer says what there is to say. What no
    phrase says is left out: a few words are too little to hint at anything.

    Args:
        checked: The message, read as an offer.
        renderer: Puts words together.
        language: The language.
        least: So many signs are worth telling.
    """
    told = [hit for hit in checked.findings.hits if hit.severity in WORRYING and not hit.raised]
    if len(told) < least:
        return None
    words = Words(renderer, language)
    rows = [
        words("part_sign_told", title=Block(hit.sign.words["title"][language]), quote=_quoted(hit))
        for hit in told[:SHOWN_SIGNS]
    ]
    return words("card_signs_told", signs=_rows(rows))


def answers(field: str, renderer: Renderer, language: str) -> list[Choice]:
    """Return yes, no and "I do not know" for a question about a field."""
    return [
        Choice(choice.title, choice.does, {**choice.args, "field": field})
        for choice in renderer.reply(language, "offer_yes_no").choices
    ]


def sign_text(hit_sign: Mapping[str, Any], language: str, renderer: Renderer) -> str:
    """Return the title, explanation and advice of a sign."""
    advice = "\n".join(f"• {line}" for line in hit_sign["advice"][language])
    text = f"*{hit_sign['title'][language]}*\n{hit_sign['explanation'][language]}\n\n{advice}"
    return renderer.text(language, text)


def question_text(missing: Iterable[str], renderer: Renderer, language: str) -> Reply:
    """Return the questions to send to the recruiter, ready to be copied."""
    words = Words(renderer, language)
    lines = [f"- {words.known('question', field)}" for field in missing]
    return renderer.reply(language, "offer_questions", {"questions": Block("\n".join(lines))})


def _choices(
    worrying: list[Hit], first: Iterable[Choice], renderer: Renderer, language: str
) -> list[Choice]:
    """Return the ways on; the strongest sign can be understood first."""
    moves = [*first, *renderer.reply(language, "offer_moves").choices]
    if worrying:
        title = renderer.words(language, "part_understand_sign")
        moves.insert(0, Choice(title, "offer.sign", {"sign": worrying[0].sign.id}))
    return moves


def _signs(hits: list[Hit], words: Words) -> str:
    rows: list[str] = [words("card_signs", count=len(hits))]
    for number, hit in enumerate(hits[:SHOWN_SIGNS], start=1):
        values = {
            "number": str(number),
            "title": Block(hit.sign.words["title"][words.language]),
            "explanation": Block(hit.sign.words["explanation"][words.language]),
        }
        if hit.evidence:
            rows.append(words("card_sign", quote=_quoted(hit), **values))
        else:
            rows.append(words("card_sign_without_words", **values))
    others = [Block(hit.sign.words["title"][words.language]) for hit in hits[SHOWN_SIGNS:]]
    if others:
        rows.append(words("card_more_signs", titles=_rows(others)))
    return "\n\n".join(rows)


def _cautions(hits: list[Hit], words: Words) -> str:
    titles = [Block(hit.sign.words["title"][words.language]) for hit in hits]
    return words("card_cautions", titles=_rows(titles)) if titles else ""


def _reassuring(names: Iterable[str], words: Words) -> str:
    items = [words.known("for", name) for name in names]
    return words("card_for", items=_rows(items)) if items else ""


def missing_text(fields: Iterable[str], words: Words) -> str:
    """Return what an offer does not say, in one sentence; empty where nothing lacks."""
    items = listed((words.known("missing", field) for field in fields), words)
    return words("card_missing", items=Block(items)) if items else ""


def _rows(items: Iterable[str]) -> Block:
    return Block("\n".join(f"• {item}" for item in items))


def _quoted(hit: Hit) -> str:
    quotes = [" ".join(evidence.text.split()) for evidence in hit.evidence]
    return short(" … ".join(quotes), MAX_QUOTE_CHARACTERS)


def _next(checked: Checked, words: Words) -> str:
    language = words.language
    advice = dict.fromkeys(
        line for hit in checked.findings.hits for line in hit.sign.words["advice"][language]
    )
    lines = [f"• {line}" for line in list(advice)[:SHOWN_ADVICE]] or [words("card_advice_none")]
    country = words.renderer.content.countries.get(checked.offer.to_json()["country"] or "")
    if country is not None and country.links:
        links = [link.url for link in list(country.links.values())[:SHOWN_LINKS]]
        lines.append(words("card_check_at", links=Block(" ".join(isolate(u) for u in links))))
    return words("card_next", advice=Block("\n".join(lines)))
