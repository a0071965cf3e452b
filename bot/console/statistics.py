"""The statistics pages: figures with their limits, to read, to print, to take away."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from bot.console.access import Role, needs, page_route
from bot.console.desk import Desk
from bot.console.formats import Formats
from bot.console.requests import number
from bot.console.statistics_export import csv_of, workbook_of
from bot.console.statistics_figures import Book, Shelf
from bot.console.statistics_labels import Labels
from bot.console.statistics_tables import Tables
from bot.console.statistics_words import COSTS
from bot.storage.accounts import Account

READY_SECONDS = 0.2
"""How long a page waits for the first counting of a day before it says that it goes on."""
EXPORTED = "statistics.export"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def routes(desk: Desk) -> list[BaseRoute]:
    """Return the routes of the statistics."""
    pages = _Pages(Shelf(desk.database.read, desk.clock))
    readers = needs(Role.COUNSELLOR, Role.EDITOR)
    return [
        page_route(desk, "/statistics", readers(pages.show)),
        page_route(desk, "/statistics/all.xlsx", readers(pages.workbook)),
        page_route(desk, "/statistics/{name:str}.csv", readers(pages.csv)),
    ]


class _Pages:
    """Pages over one shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    async def show(self, desk: Desk, request: Request, account: Account) -> Response:
        """Show every figure."""
        del account
        book = await self.shelf.book(READY_SECONDS)
        if book is None:
            return _not_yet(desk, request)
        tables = _tables(desk, request, book)
        year = number(request.query_params.get("year")) or max(book.costs)
        return desk.page(
            request,
            "statistics.html",
            book=book,
            rules=tables.rules(),
            figures=list(tables.shown()),
            costs=tables.costs(year),
            year=year,
            hidden=tables.hidden,
        )

    async def csv(self, desk: Desk, request: Request, account: Account) -> Response:
        """Give one figure as CSV; raises `KeyError` for an unknown one."""
        book = await self.shelf.book(READY_SECONDS)
        if book is None:
            return _not_yet(desk, request)
        name = str(request.path_params["name"])
        tables = _tables(desk, request, book)
        year = number(name.removeprefix(f"{COSTS}_"))
        if year is not None and year in book.costs:
            flat = tables.flat_costs(year)
        else:
            flat = tables.flat(book.figures[name])
        await desk.do(account, EXPORTED, lambda _: None, subject=flat.id)
        content = csv_of(flat, tables.hidden)
        return desk.download(f"rihla_{flat.id}.csv", "text/csv; charset=utf-8", content)

    async def workbook(self, desk: Desk, request: Request, account: Account) -> Response:
        """Give all figures as a workbook."""
        book = await self.shelf.book(READY_SECONDS)
        if book is None:
            return _not_yet(desk, request)
        tables = _tables(desk, request, book)
        flat = [tables.flat(figure) for figure in book.figures.values()]
        flat += [tables.flat_costs(year) for year in book.costs]
        await desk.do(account, EXPORTED, lambda _: None, subject="all")
        content = workbook_of(flat, tables.hidden, right_to_left=tables.rtl)
        return desk.download(f"rihla_{book.span.end:%Y-%m-%d}.xlsx", XLSX, content)


def _tables(desk: Desk, request: Request, book: Book) -> Tables:
    language, gettext = desk.language(request), desk.gettext(request)
    labels = Labels(desk.store.current, language, gettext)
    show = Formats(language, desk.clock())
    return Tables(book, labels, show, gettext, rtl=language == "ar")


def _not_yet(desk: Desk, request: Request) -> Response:
    return desk.page(request, "statistics_not_yet.html")
