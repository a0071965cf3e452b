"""The measure of the reader counts right, wrong and missing values."""

from bot.evaluation.fields import ALL_ROWS, by_source, measure, with_fields


def test_each_field_has_its_own_figures():
    rows = [
        {"id": "a", "text": "one", "fields": {"country": "FRA", "employer": "Duval SARL"}},
        {"id": "b", "text": "two", "fields": {"country": "ITA", "employer": None}},
    ]
    read = {
        "one": {"country": "FRA", "employer": "duval"},
        "two": {"country": None, "employer": "X"},
    }
    scores = measure(rows, read.__getitem__)
    assert scores["country"].precision == 1.0
    assert scores["country"].recall == 0.5
    assert scores["employer"].precision == 0.5
    assert scores["employer"].recall == 1.0


def test_lists_count_each_of_their_values():
    fee = {"amount": 3000, "currency": "MAD", "for": "file", "channel": None}
    other = {**fee, "amount": 10}
    rows = [{"text": "t", "fields": {"fees": [fee]}}]
    score = measure(rows, lambda _: {"fees": [other, fee]})["fees"]
    assert (score.right, score.read, score.labelled) == (1, 2, 1)


def test_rows_without_labels_are_left_out():
    assert measure([{"text": "t"}], lambda _: {}) == {}


def test_fields_of_a_board_become_labels_where_the_text_holds_them():
    text = "Maçon\nEntreprise : Duval\nSalaire : Mensuel de 2000,00 Euros à 2200,00 Euros"
    meta = {
        "employer": "Duval",
        "title": "Couvreur",
        "salary": "Mensuel de 2000,00 Euros à 2200,00 Euros",
        "contract": "CDI",
        "hours": "35H Autre",
    }
    (row,) = with_fields([{"text": text, "meta": meta}])
    assert row["fields"] == {
        "employer": "Duval",
        "salary": {"min": 2000.0, "max": 2200.0, "currency": "EUR", "period": "month"},
        "contract_type": "permanent",
    }


def test_rows_are_told_apart_by_their_source_and_taken_together():
    rows = [
        {"text": "Maçon, Duval", "meta": {"employer": "Duval"}, "source": "board"},
        {"text": "سائق", "fields": {"country": "SAU"}, "source": "labels"},
        {"text": "nothing told of it", "meta": {}, "source": "board"},
    ]
    found = by_source(rows)
    assert list(found) == ["board", "labels", ALL_ROWS]
    assert [row["fields"] for row in found["board"]] == [{"employer": "Duval"}]
    assert len(found[ALL_ROWS]) == 2
