"""Build the objects of `bot.content.model` from files that fit their schemas."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.content.checklists import CheckList, make_checklists
from bot.content.document import Document
from bot.content.examples import Example, make_examples
from bot.content.model import (
    Answer,
    AnswerText,
    Contact,
    Country,
    DoneWhen,
    Fact,
    FactPeriod,
    Item,
    Language,
    Link,
    Module,
    Option,
    ReplyText,
    Source,
    Status,
    Step,
    StepKind,
    frozen,
)
from bot.content.reply import Choice
from bot.content.sheet import Sheet, make_sheet


def languages(document: Document | None) -> dict[str, Language]:
    """Return the languages by id, in their order."""
    rows = document.data["languages"] if document else []
    return {
        row["id"]: Language(
            id=row["id"],
            name=row["name"],
            direction=row["direction"],
            plural_forms=tuple(row["plural_forms"]),
            fallback=row.get("fallback"),
        )
        for row in rows
    }


def choice(row: Mapping[str, Any]) -> Choice:
    """Return the choice that a row of YAML describes."""
    return Choice(row["text"], row["does"], frozen(dict(row.get("args", {}))))


def replies(document: Document | None) -> dict[str, ReplyText]:
    """Return the short replies of a language by id."""
    rows = document.data["replies"] if document else {}
    return {
        reply_id: ReplyText(
            id=reply_id,
            text=row.get("text", ""),
            forms=frozen(dict(row.get("forms", {}))),
            plural=row.get("plural"),
            choices=tuple(choice(c) for c in row.get("choices", ())),
        )
        for reply_id, row in rows.items()
    }


def _step(row: Mapping[str, Any]) -> Step:
    kind = StepKind(row["kind"])
    options = tuple(
        Option(
            id=option["id"],
            text=option["text"],
            correct=option.get("correct", False),
            feedback=option.get("feedback", ""),
            choice=choice(option) if "does" in option else None,
        )
        for option in row.get("options", ())
    )
    return Step(
        id=row["id"],
        kind=kind,
        text=row["text"],
        source=row.get("source"),
        story=row.get("story", False),
        options=options,
        items=tuple(Item(item["id"], item["text"]) for item in row.get("items", ())),
        retry=row.get("retry", 0),
        done_when=DoneWhen(row.get("done_when", "never")),
        media=row.get("media"),
        if_no_media=row.get("if_no_media", ""),
    )


def modules(documents: Iterable[Document]) -> dict[str, Module]:
    """Return the modules of a language by id."""
    found = {}
    for document in documents:
        row = document.data
        found[row["id"]] = Module(
            id=row["id"],
            language=row["language"],
            title=row["title"],
            summary=row["summary"],
            aim=row["aim"],
            order=row["order"],
            minutes=row["minutes"],
            status=Status(row["status"]),
            sources=tuple(row["sources"]),
            steps=tuple(_step(step) for step in row["steps"]),
            end_text=row["end"]["text"],
            next=tuple(row["end"]["next"]),
            requires=tuple(row["requires"]),
        )
    return found


def _answer_text(row: Mapping[str, Any]) -> AnswerText:
    return AnswerText(row["short"], row.get("more", ""), tuple(row.get("sources", ())))


def answers(documents: Iterable[Document]) -> dict[str, Answer]:
    """Return the answers of a language by intent."""
    return {
        document.data["id"]: Answer(
            id=document.data["id"],
            language=document.data["language"],
            status=Status(document.data["status"]),
            text=_answer_text(document.data),
            countries=frozen(
                {k: _answer_text(v) for k, v in document.data.get("countries", {}).items()}
            ),
            questions=tuple(document.data.get("questions", ())),
            choices=tuple(choice(c) for c in document.data.get("choices", ())),
            ask_country=document.data.get("ask_country", False),
            holds_everywhere=document.data.get("holds_everywhere", False),
        )
        for document in documents
    }


def _fact(fact_id: str, row: Mapping[str, Any]) -> Fact:
    periods = [
        FactPeriod(value["value"], value["from"], value.get("expires"), value["source"])
        for value in row["values"]
    ]
    periods.sort(key=lambda period: period.valid_from)
    return Fact(fact_id, frozen(row["label"]), row["unit"], tuple(periods))


def _words(value: object, languages: Iterable[str]) -> Mapping[str, str]:
    """Return words by language; a plain text ("24/7") is the same in every language."""
    if isinstance(value, dict):
        return frozen(value)
    return frozen({language: str(value) for language in languages} if value else {})


def _contact(contact_id: str, row: Mapping[str, Any]) -> Contact:
    label = frozen(row["label"])
    return Contact(
        id=contact_id,
        label=label,
        phone=row.get("phone"),
        url=row.get("url"),
        hours=_words(row.get("hours"), label),
        note=_words(row.get("note"), label),
        verified_on=row.get("verified_on"),
        source=row.get("source"),
        expires=row.get("expires"),
    )


def countries(documents: Iterable[Document]) -> dict[str, Country]:
    """Return the country sheets by ISO code."""
    return {
        d.data["id"]: Country(
            id=d.data["id"],
            names=frozen(d.data["names"]),
            currency=d.data["currency"],
            facts=frozen({k: _fact(k, v) for k, v in d.data.get("facts", {}).items()}),
            contacts=frozen({k: _contact(k, v) for k, v in d.data.get("contacts", {}).items()}),
            links=frozen(
                {
                    k: Link(k, frozen(v["label"]), v["url"], v.get("source"))
                    for k, v in d.data.get("links", {}).items()
                }
            ),
        )
        for d in documents
    }


def sheets(documents: Iterable[Document]) -> dict[str, Sheet]:
    """Return the words on each country, by its code."""
    return {d.data["id"]: make_sheet(d.data, Status(d.data["status"])) for d in documents}


def checks(document: Document | None) -> dict[str, CheckList]:
    """Return the lists of a language to go through before paying, signing, leaving."""
    return make_checklists(document.data if document else None)


def examples(document: Document | None) -> tuple[Example, ...]:
    """Return the examples of families of trades of a language."""
    return make_examples(document.data if document else None)


def sources(document: Document | None) -> dict[str, Source]:
    """Return the registry of sources by id."""
    rows = document.data["sources"] if document else {}
    return {
        source_id: Source(
            id=source_id,
            title=row["title"],
            publisher=row["publisher"],
            link=row["link"],
            kind=row["kind"],
            accessed=row["accessed"],
            locator=row.get("locator", ""),
        )
        for source_id, row in rows.items()
    }
