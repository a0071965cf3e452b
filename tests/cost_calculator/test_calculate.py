"""The calculation: totals by who pays, months to earn back, nothing assumed."""

import pytest

from actions.cost_calculator import Costs, Money, Rules, Sum, Who, calculate
from actions.costs_said import cost_reader
from bot.content.model import Snapshot


@pytest.fixture
def rules(content: Snapshot) -> Rules:
    return Rules(content)


def costs(*sums: tuple[str, float, str], **more: object) -> Costs:
    rows = tuple(Sum(kind, Money(amount, currency)) for kind, amount, currency in sums)
    return Costs(sums=rows, **more)  # type: ignore[arg-type]


def test_what_the_law_forbids_is_told_apart(rules: Rules) -> None:
    result = calculate(
        costs(("job_fee", 3000, "MAD"), ("deposit", 2000, "MAD"), ("papers", 500, "MAD")), rules
    )
    assert {s.kind for s in result.groups[Who.NOBODY]} == {"job_fee", "deposit"}
    assert result.asked == (Money(5500, "MAD"),)
    assert result.lawful == (Money(500, "MAD"),)


def test_who_pays_follows_the_country(rules: Rules) -> None:
    permit = costs(("permit", 1000, "CAD"))
    assert Who.ASK in calculate(permit, rules).groups
    assert Who.YOU in calculate(Costs(country="CAN", sums=permit.sums), rules).groups
    study = costs(("lmia", 1000, "CAD"))
    assert Who.EMPLOYER in calculate(Costs(country="CAN", sums=study.sums), rules).groups
    visa = costs(("visa", 300, "AED"))
    assert Who.YOU in calculate(visa, rules).groups
    emirates = calculate(Costs(country="ARE", sums=visa.sums), rules)
    assert Who.EMPLOYER in emirates.groups
    assert emirates.own == ()


def test_every_rule_that_names_a_duty_has_a_source(rules: Rules, content: Snapshot) -> None:
    for rule in rules.kinds.values():
        if rule.who in {Who.NOBODY, Who.EMPLOYER} or rule.countries:
            assert rule.sources, rule.id
        assert set(rule.sources) <= set(content.sources)
        for language in content.languages:
            assert content.reply(language, f"cost_{rule.id}") is not None
            if rule.who is Who.NOBODY:
                assert content.reply(language, f"cost_why_{rule.id}") is not None


def test_every_fact_shown_beside_the_sums_exists(rules: Rules, content: Snapshot) -> None:
    for code, names in rules.facts.items():
        assert set(names) <= set(content.countries[code].facts)


def test_months_are_whole_and_what_is_left_counts(rules: Rules) -> None:
    result = calculate(
        costs(
            ("papers", 1000, "EUR"), pay=Money(1400, "EUR"), living=Money(800, "EUR"), country="DEU"
        ),
        rules,
    )
    assert result.left == Money(600, "EUR")
    assert result.months == 2


def test_a_debt_is_counted_apart_from_the_costs(rules: Rules) -> None:
    result = calculate(costs(pay=Money(1000, "EUR"), debt=Money(2500, "EUR")), rules)
    assert result.months_debt == 3
    assert result.asked == ()


def test_two_currencies_need_a_rate_that_the_person_gives(rules: Rules) -> None:
    mixed = costs(("travel", 2500, "MAD"), ("visa", 75, "EUR"), pay=Money(1400, "EUR"))
    assert calculate(mixed, rules).rate_for == "EUR"
    assert calculate(mixed, rules).months is None
    known = Costs(sums=mixed.sums, pay=mixed.pay, rates={"EUR": 10.8})
    assert calculate(known, rules).months == 1


def test_nothing_left_is_never_earned_back(rules: Rules) -> None:
    result = calculate(
        costs(("papers", 100, "EUR"), pay=Money(500, "EUR"), living=Money(600, "EUR")), rules
    )
    assert result.never
    assert result.months is None


def test_costs_survive_storage_and_tolerate_rubbish() -> None:
    said = costs(
        ("visa", 75, "EUR"), pay=Money(1, "EUR"), living=Money(0, "EUR"), rates={"EUR": 10.8}
    )
    assert Costs.from_json(said.to_json()) == said
    rubbish = {"sums": [["a"], None, ["visa", "x", "EUR"]], "pay": 3, "rates": {"EUR": "no"}}
    assert Costs.from_json(rubbish) == Costs()
    assert Costs.from_json("no") == Costs()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "dossier 3000 dh, visa 75 euros, billet 2500 dh",
            {"job_fee": (3000, "MAD"), "visa": (75, "EUR"), "travel": (2500, "MAD")},
        ),
        (
            "الملف 3000 درهم، التأشيرة 75 يورو، التذكرة ٢٥٠٠ درهم",
            {"job_fee": (3000, "MAD"), "visa": (75, "EUR"), "travel": (2500, "MAD")},
        ),
        (
            "ldossi 3000 dh w lviza 75 euro w lbiyi 2500",
            {"job_fee": (3000, "MAD"), "visa": (75, "EUR"), "travel": (2500, "MAD")},
        ),
        (
            "3000 dh pour le dossier et 500 dh pour la traduction",
            {"job_fee": (3000, "MAD"), "papers": (500, "MAD")},
        ),
        ("الكونطرا بجوج مليون", {"job_fee": (20000, "MAD")}),
        ("الدوسي مليون، والفيزا 800 درهم", {"job_fee": (10000, "MAD"), "visa": (800, "MAD")}),
        ("trois mille dirhams", {"other": (3000, "MAD")}),
        ("caution 1.500,50 DH", {"deposit": (1500.5, "MAD")}),
        ("entre 2000 et 3000 dh pour le visa", {"visa": (3000, "MAD")}),
    ],
)
def test_sums_are_read_as_people_write_them(
    content: Snapshot, text: str, expected: dict[str, tuple[float, str]]
) -> None:
    heard = cost_reader(content).hear(text, Costs(country="DEU"))
    found = {s.kind: (s.money.amount, s.money.currency) for s in heard.costs.sums}
    assert found == expected


def test_a_sum_is_corrected_and_taken_out_by_its_name(content: Snapshot) -> None:
    reader = cost_reader(content)
    first = reader.hear("visa 75 euros, dossier 3000 dh", Costs()).costs
    second = reader.hear("non, visa 90 euros", first).costs
    assert [s.money.amount for s in second.sums if s.kind == "visa"] == [90]
    third = reader.hear("dossier 0", second).costs
    assert [s.kind for s in third.sums] == ["visa"]


@pytest.mark.parametrize(
    ("text", "asked", "pay"),
    [
        ("1400", "pay", Money(1400, "EUR")),
        ("1400 euros net par mois", "sums", Money(1400, "EUR")),
        ("24 000 euros par an", "pay", Money(2000, "EUR")),
        ("الأجر 1400 يورو", "sums", Money(1400, "EUR")),
        ("lkhelsa 1400 euro", "sums", Money(1400, "EUR")),
    ],
)
def test_the_wage_is_that_of_a_month(content: Snapshot, text: str, asked: str, pay: Money) -> None:
    assert cost_reader(content).hear(text, Costs(country="DEU"), asked).costs.pay == pay


@pytest.mark.parametrize(
    ("text", "asked", "trouble"),
    [
        ("16 dollars de l'heure", "pay", "costs_monthly"),
        ("50 euros par jour", "pay", "costs_monthly"),
        ("5000 ryal", "sums", "costs_which_money"),
        ("12", "pay", "costs_which_money"),
    ],
)
def test_what_cannot_be_counted_is_asked_again(
    content: Snapshot, text: str, asked: str, trouble: str
) -> None:
    assert cost_reader(content).hear(text, Costs(), asked).trouble == trouble


@pytest.mark.parametrize("text", ["bonjour", "0612345678", "je ne sais pas", "لا أعرف", "😀"])
def test_words_without_a_sum_change_nothing(content: Snapshot, text: str) -> None:
    heard = cost_reader(content).hear(text, Costs())
    assert not heard.changed
    assert heard.costs == Costs()
