"""The offer card: what was read, the signs with their words, what is missing, what to do.

No score and no verdict. The strongest signs come first; a phone screen holds three in full.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from actions.offer_check import Checked
from actions.sign_engine import Hit
from bot.content.render import Block, Renderer, format_number
from bot.content.reply import Choice, Reply
from bot.text.direction import isolate

SHOWN_SIGNS = 3
SHOWN_ADVICE = 3
SHOWN_LINKS = 2
MAX_QUOTE_CHARACTERS = 90
MAX_VALUE_CHARACTERS = 80


class Words:
    """Renders the program's words for one language."""

    def __init__(self, renderer: Renderer, language: str) -> None:
        self.renderer = renderer
        self.language = language

    def __call__(self, reply_id: str, **values: object) -> Block:
        """Return the words of a reply, ready to stand inside another."""
        return Block(self.renderer.words(self.language, reply_id, **values))

    def known(self, prefix: str, key: object) -> str:
        """Return the words for a value of a closed set, or the value itself."""
        reply_id = f"{prefix}_{key}"
        if self.renderer.content.reply(self.language, reply_id) is None:
            return isolate(str(key))
        return self(reply_id)


def card(checked: Checked, renderer: Renderer, language: str) -> Reply:
    """Return the card of an offer, with the choices that lead on."""
    words = Words(renderer, language)
    hits = checked.findings.hits
    parts = [_read(checked.offer.to_json(), words), _signs(hits, words)]
    missing = checked.offer.missing()
    if missing:
        items = Block(_listed((words.known("missing", m) for m in missing), words))
        parts.append(words("card_missing", items=items))
    parts.append(_next(checked, words))
    choices = list(renderer.reply(language, "offer_moves").choices)
    question = next(iter(checked.findings.questions), None)
    if question is not None:
        asked = question.sign.words["ask_if_unknown"][question.field][language]
        parts.append(words("card_question", question=Block(asked)))
        choices = answers(question.field, renderer, language)
    return Reply("\n\n".join(part for part in parts if part), tuple(choices))


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


def _signs(hits: tuple[Hit, ...], words: Words) -> str:
    if not hits:
        return words("card_no_sign")
    rows = [words("card_signs", count=len(hits))]
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
    others = [hit.sign.words["title"][words.language] for hit in hits[SHOWN_SIGNS:]]
    if others:
        rows.append(words("card_more_signs", titles=Block(" ; ".join(others))))
    return "\n\n".join(rows)


def _quoted(hit: Hit) -> str:
    quotes = [" ".join(evidence.text.split()) for evidence in hit.evidence]
    return _short(" … ".join(quotes), MAX_QUOTE_CHARACTERS)


def _short(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + "…"


def _next(checked: Checked, words: Words) -> str:
    language = words.language
    advice: list[str] = []
    for hit in checked.findings.hits:
        for line in hit.sign.words["advice"][language]:
            if f"• {line}" not in advice:
                advice.append(f"• {line}")
    lines = advice[:SHOWN_ADVICE] or [words("card_advice_none")]
    country = words.renderer.content.countries.get(checked.offer.to_json()["country"] or "")
    if country is not None and country.links:
        links = [link.url for link in list(country.links.values())[:SHOWN_LINKS]]
        lines.append(words("card_check_at", links=Block(" ".join(isolate(u) for u in links))))
    return words("card_next", advice=Block("\n".join(lines)))


# The fields read


def _read(fields: Mapping[str, Any], words: Words) -> str:
    rows = [
        words("card_row", name=words(f"field_{name}"), value=Block(value))
        for name, value in _values(fields, words)
        if value
    ]
    return "\n".join([words("card_read"), *rows]) if rows else ""


def _values(fields: Mapping[str, Any], words: Words) -> Iterable[tuple[str, str]]:
    """Yield the name and the words of each field that a person should see."""
    yield "title", _plain(fields["title"])
    yield "employer", _plain(fields["employer"])
    yield "place", _place(fields, words)
    yield "salary", _salary(fields["salary"], words)
    yield "contract_type", _contract(fields, words)
    if fields["hours_per_week"]:
        yield "hours_per_week", words("value_hours_per_week", hours=fields["hours_per_week"])
    yield "start_date", _plain(fields["start_date"])
    yield "deadline", _plain(fields["deadline"])
    yield "positions", _plain(fields["positions"])
    yield "fees", _listed((_fee(fee, words) for fee in fields["fees"]), words)
    if fields["visa_type"]:
        yield "visa_type", words.known("value", fields["visa_type"])
    if fields["housing"]:
        yield "housing", words.known("value", fields["housing"])
    contacts = [*(phone["e164"] for phone in fields["phones"]), *fields["emails"], *fields["urls"]]
    yield "contacts", _listed((isolate(_short(c, 60)) for c in contacts[:4]), words)


def _plain(value: object) -> str:
    return "" if value is None else isolate(_short(str(value), MAX_VALUE_CHARACTERS))


def _place(fields: Mapping[str, Any], words: Words) -> str:
    sheet = words.renderer.content.countries.get(fields["country"] or "")
    names = _country_names(words).get(fields["country"] or "")
    country = sheet.names.get(words.language) if sheet else names
    parts = [_plain(fields["city"]), country or _plain(fields["country"])]
    return _listed((part for part in parts if part), words)


def _country_names(words: Words) -> Mapping[str, str]:
    """Return the first name of each country of the gazetteer in the language."""
    places = words.renderer.content.shared.get("places")
    rows = places.data["countries"] if places is not None else []
    return {
        row["id"]: row["names"][words.language][0]
        for row in rows
        if row.get("names", {}).get(words.language)
    }


def _salary(salary: Mapping[str, Any] | None, words: Words) -> str:
    if not salary:
        return ""
    low, high = salary["min"], salary["max"]
    numbers = [format_number(n) for n in (low, high) if n is not None]
    amount = isolate(" - ".join(numbers) + (f" {salary['currency']}" if salary["currency"] else ""))
    period = words(f"value_{salary['period']}") if salary["period"] else ""
    return f"{amount} {period}".strip()


def _contract(fields: Mapping[str, Any], words: Words) -> str:
    kind = fields["contract_type"]
    months = fields["duration_months"]
    parts = [
        words.known("value", kind) if kind else "",
        words("value_months", months=months) if months else "",
    ]
    return _listed((part for part in parts if part), words)


def _fee(fee: Mapping[str, Any], words: Words) -> str:
    amount = ""
    if fee["amount"] is not None:
        number = format_number(fee["amount"])
        amount = isolate(f"{number} {fee['currency'] or ''}".strip())
    purpose = words.known("value", fee["for"]) if fee["for"] else ""
    return f"{amount} ({purpose})" if amount and purpose else amount or purpose


def _listed(items: Iterable[str], words: Words) -> str:
    return words("part_list_separator").join(item for item in items if item)
