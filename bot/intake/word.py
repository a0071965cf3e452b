"""Documents of word processors (DOCX, ODT): the words in order, nothing is run or fetched."""

from collections.abc import Callable
from xml.parsers import expat

from bot.intake.archive import Archive
from bot.intake.limits import MAX_PICTURES, MAX_TEXT_CHARACTERS, MAX_XML_DEPTH
from bot.intake.reading import UNREADABLE, Reading, TroubleError

_WORD_MAIN = "word/document.xml"
_WORD_OTHERS = ("word/header", "word/footer", "word/footnotes", "word/endnotes")
_ODT_MAIN = "content.xml"
_PICTURES = ("word/media/", "Pictures/")
_TEXT_ENDS = frozenset({"p", "h", "tr", "table-row"})
_CELL_ENDS = frozenset({"tc", "table-cell"})
_BREAKS = {"br": "\n", "cr": "\n", "line-break": "\n", "tab": "\t", "s": " "}
_RUN_TEXT = "t"
_LEFT_OUT = frozenset({"delText", "instrText", "tracked-changes", "fldData"})
_MAX_WORDS_TO_LOOK = 20
"""A document with fewer words of its own is taken for a frame around pictures."""

SeePicture = Callable[[bytes], Reading]


def read_archive(data: bytes, see: SeePicture) -> Reading:
    """Read a DOCX or ODT; `see` reads the pictures of one that is only a frame around them.

    Raises:
        TroubleError: For any other archive, and for broken or oversized ones.
    """
    archive = Archive(data)
    if _WORD_MAIN in archive.names:
        members = [_WORD_MAIN, *_others(archive.names)]
        pages = [_text(archive.read(name), in_runs=True) for name in members]
    elif _ODT_MAIN in archive.names and "mimetype" in archive.names:
        pages = [_text(archive.read(_ODT_MAIN), in_runs=False)]
    else:
        raise TroubleError(UNREADABLE)
    if len(" ".join(pages).split()) >= _MAX_WORDS_TO_LOOK:
        return Reading(("\n".join(page for page in pages if page.strip()),), "docx")
    return _with_pictures(archive, pages, see)


def _others(names: list[str]) -> list[str]:
    found = (n for n in names if n.startswith(_WORD_OTHERS) and n.endswith(".xml"))
    return sorted(set(found))[:10]


def _with_pictures(archive: Archive, pages: list[str], see: SeePicture) -> Reading:
    codes: tuple[str, ...] = ()
    pictures = [name for name in archive.names if name.startswith(_PICTURES)]
    seen = False
    for name in sorted(pictures)[:MAX_PICTURES]:
        try:
            reading = see(archive.read(name))
        except TroubleError:
            continue
        pages.extend(reading.pages)
        codes += reading.codes
        seen = True
    return Reading(tuple(pages), "scan" if seen else "docx", codes)


class _Words:
    """Collects the text of a document as the parser meets it."""

    def __init__(self, *, in_runs: bool) -> None:
        self.parts: list[str] = []
        self._in_runs = in_runs
        self._open: list[str] = []
        self._length = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        del attributes
        name = tag.rsplit(" ", 1)[-1]
        self._open.append(name)
        if len(self._open) > MAX_XML_DEPTH:
            raise TroubleError(UNREADABLE)
        if name in _BREAKS and len(self._open) > 1:
            self._add(_BREAKS[name])

    def end(self, tag: str) -> None:
        name = tag.rsplit(" ", 1)[-1]
        self._open.pop()
        if name in _TEXT_ENDS:
            self._add("\n")
        elif name in _CELL_ENDS:
            self._add("\t")

    def words(self, text: str) -> None:
        if not self._open or not _LEFT_OUT.isdisjoint(self._open):
            return
        if not self._in_runs or self._open[-1] == _RUN_TEXT:
            self._add(text)

    def _add(self, text: str) -> None:
        if self._length <= MAX_TEXT_CHARACTERS:
            self.parts.append(text)
            self._length += len(text)


def _refuse(*_declaration: object) -> None:
    """Documents declare no types of their own; only attacks do."""
    raise TroubleError(UNREADABLE)


def _text(data: bytes, *, in_runs: bool) -> str:
    words = _Words(in_runs=in_runs)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = words.start
    parser.EndElementHandler = words.end
    parser.CharacterDataHandler = words.words
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        if not "".join(words.parts).strip():
            raise TroubleError(UNREADABLE) from None
    return _single_spaced("".join(words.parts))


def _single_spaced(text: str) -> str:
    """Return rows of tables on one line each: a cell is a paragraph, and then a cell."""
    return text.replace("\n\t", "\t").replace("\t\n", "\n")
