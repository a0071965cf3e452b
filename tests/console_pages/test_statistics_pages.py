"""The statistics as a reader sees them: in both languages, in print, in files."""

import csv
import io
import re
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy.orm import Session

from bot.console.plots import WIDTH, Bar, Line, Style, bars, lines
from bot.console.statistics_export import csv_of, harmless, workbook_of
from bot.console.statistics_tables import Flat
from bot.storage import dialogue, people
from bot.storage.database import Database

NOW = datetime(2026, 11, 27, 9, 0, tzinfo=timezone.utc)
LONG_AGO = NOW - timedelta(days=40)


@pytest.fixture
def filled(database: Database) -> None:
    def seed(session: Session) -> None:
        for index in range(30):
            who = people.person_at(session, "telegram", str(index), LONG_AGO)
            people.update_person(session, who, LONG_AGO, language="fr", consent=True)
            cost = {"country": "CAN", "amount": 30000, "currency": "MAD", "paid": True, "pay": None}
            detail = {
                "level": "danger",
                "signs": ["money.fee_to_candidate"],
                "country": "CAN" if index else "QAT",
                "fee": "20000_up",
                "module": "fraud_signs",
                "step": "welcome",
                "variety": "ary-Latn",
                "cost": cost,
            }
            dialogue.log(
                session,
                person_id=who,
                inbox_id=None,
                now=LONG_AGO,
                direction="in",
                kind="text",
                intent="share_offer",
                detail=detail,
            )

    database.work(seed)


def test_the_page_shows_plots_tables_and_limits_in_french(filled: None, enter: Callable) -> None:
    page = enter("sara").get("/statistics").text
    assert "Personnes qui ont écrit" in page
    assert page.count('<svg class="plot" role="img" aria-label=') >= 8
    assert "On fait payer la personne candidate" in page
    assert "darija en lettres latines" in page
    assert "Un nombre de moins de 10 personnes est caché." in page
    assert "10.7.1" in page
    assert "Ce n'est pas l'indicateur." in page.replace("&#39;", "'")
    assert 'style="' not in page.split("<main")[1]


def test_the_page_is_arabic_from_right_to_left(filled: None, enter: Callable) -> None:
    page = enter("sara", "ar").get("/statistics").text
    assert '<html lang="ar" dir="rtl">' in page
    assert 'direction="rtl"' in page
    main = page.split("<main")[1]
    words = re.sub(r"<[^>]+>", " ", main)
    left_french = re.findall(r"\b(?:Personnes|Modules|Signes|Langue|Mois|caché|Part)\b", words)
    assert left_french == []


@pytest.mark.parametrize("name", ["sara", "yto", "omar", "ali"])
def test_everybody_of_the_console_may_read_the_figures(name: str, enter: Callable) -> None:
    assert enter(name).get("/statistics").status_code == 200


def test_a_stranger_gets_no_figure(enter: Callable) -> None:
    browser = enter("sara")
    browser.client.cookies.clear()
    for path in ("/statistics", "/statistics/all.xlsx", "/statistics/writers.csv"):
        assert "/login" in str(browser.get(path).url)


def test_a_csv_file_holds_the_rounded_numbers_and_its_limits(filled: None, enter: Callable) -> None:
    answer = enter("sara").get("/statistics/writers.csv")
    assert answer.headers["content-disposition"] == 'attachment; filename="rihla_writers.csv"'
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0] == ["Personnes qui ont écrit"]
    assert rows[-2:] == [["oct. 2026", "30"], ["nov. 2026", "0"]]
    assert any("caché" in row[0] for row in rows if row)


def test_the_cost_file_of_a_year_says_what_it_is_not(filled: None, enter: Callable) -> None:
    rows = enter("sara").get("/statistics/costs_2026.csv").content.decode("utf-8-sig")
    assert 'Canada,"payé, dit la personne",MAD,30,30000' in rows
    assert "10.7.1" in rows


def test_an_unknown_figure_is_lost_and_no_fault(enter: Callable) -> None:
    assert enter("sara").get("/statistics/nothing.csv").status_code == 404


def test_the_workbook_opens_and_holds_no_formula(filled: None, enter: Callable) -> None:
    answer = enter("sara", "ar").get("/statistics/all.xlsx")
    book = zipfile.ZipFile(io.BytesIO(answer.content))
    sheets = [n for n in book.namelist() if n.startswith("xl/worksheets/sheet")]
    assert len(sheets) >= 16
    for sheet in sheets:
        text = book.read(sheet).decode()
        assert "<f>" not in text
        assert 'rightToLeft="1"' in text


def test_taking_figures_away_is_written_down(database: Database, enter: Callable) -> None:
    from bot.storage.console_models import AuditRow

    enter("sara").get("/statistics/writers.csv")
    deeds = database.work(lambda s: [(r.deed, r.subject) for r in s.query(AuditRow)])
    assert ("statistics.export", "writers") in deeds


@pytest.mark.parametrize(
    "attack", ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]
)
def test_no_cell_is_taken_for_a_formula(attack: str) -> None:
    table = Flat("x", attack, (attack,), (attack,), ((attack, 5.0),))
    for row in csv.reader(io.StringIO(csv_of(table, "caché").lstrip("\ufeff"))):
        assert all(cell[0] == "'" or cell == "5.0" for cell in row if cell)
    book = zipfile.ZipFile(io.BytesIO(workbook_of([table], "x", right_to_left=False)))
    assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode()
    assert harmless("Canada") == "Canada"


def style(*, rtl: bool = False) -> Style:
    return Style(rtl, lambda value: f"{value:.0f}", "caché")


def test_bars_are_mirrored_in_arabic_and_hidden_numbers_are_named() -> None:
    rows = [Bar("a", 10), Bar("b", None)]
    left, right = bars("x", rows, style()), bars("x", rows, style(rtl=True))
    assert "caché" in left
    first = [float(re.findall(r'class="bar" x="([\d.]+)"', svg)[0]) for svg in (left, right)]
    width = float(re.findall(r'class="bar".*?width="([\d.]+)"', left)[0])
    assert first[0] + first[1] + width == pytest.approx(WIDTH)


def test_lines_leave_out_what_is_hidden() -> None:
    svg = lines("x", ["a", "b", "c"], [Line("n", (1, None, 3))], style())
    assert svg.count("<circle") == 2


def test_words_in_a_plot_are_never_markup() -> None:
    svg = bars('<script>"', [Bar("<b>&", 1)], style())
    assert "<script>" not in svg
    assert "<b>" not in svg
