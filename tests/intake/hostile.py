"""Files that a stranger might send to do harm; `python -m tests.intake.hostile` reads them all.

Nothing here is real malware: each file is made to break one assumption of a parser.
"""

import asyncio
import bz2
import gzip
import io
import lzma
import os
import random
import struct
import sys
import tarfile
import tempfile
import time
import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from bot.intake import FileText, make_reader
from bot.intake.limits import WORKERS
from tests.intake.media import docx, encoded, pdf_of, qr, text_pdf, zipped

SECRET = "RihlaCanaryValue"
"""Stands where a reader must not look: in EXIF, in metadata, in macros, in files of the machine."""
PASSWD = "root:x:0"
File = tuple[str, bytes]
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@cache
def corpus() -> tuple[File, ...]:
    """Return every hostile file, by a name that says what it tries."""
    makers = (_noise, _png, _jpeg, _other_pictures, _pdf, _pdf_structure, _office, _mail, _contact)
    return tuple(file for maker in (*makers, _pages, _text, _sound, _packed) for file in maker())


def _cut(name: str, data: bytes, *shares: float) -> Iterator[File]:
    for share in shares:
        yield f"{name} cut at {share:.0%}", data[: int(len(data) * share)]


def _noise() -> Iterator[File]:
    yield "nothing", b""
    yield "one byte", b"\x80"
    yield "zeros", bytes(1_000_000)
    yield "white space", b" \n\t" * 100_000
    yield "over the limit", b"a" * 20_000_001
    for seed in range(6):
        yield f"noise {seed}", random.Random(seed).randbytes(60_000)
    starts = {"png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8\xff\xe0", "pdf": b"%PDF-1.7\n"}
    starts |= {"zip": b"PK\x03\x04", "webp": b"RIFF\x00\x10\x00\x00WEBPVP8 "}
    starts |= {"heic": b"\x00\x00\x00\x18ftypheic", "vcard": b"BEGIN:VCARD\n", "html": b"<html>"}
    for name, start in starts.items():
        yield f"noise that begins as {name}", start + random.Random(name).randbytes(20_000)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _png_of(width: int, height: int, body: bytes, bits: int = 1, *more: bytes) -> bytes:
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits, 0, 0, 0, 0))
    data = _chunk(b"IDAT", zlib.compress(body, 9))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + data + _chunk(b"IEND", b"")


def _png() -> Iterator[File]:
    plain = encoded(Image.new("L", (400, 300), 255))
    yield "png of 400 million points", _png_of(20_000, 20_000, bytes(2501 * 20_000))
    yield "png of 60 million points", _png_of(7_700, 7_700, bytes(964 * 7_700))
    yield "png of no points", _png_of(0, 0, b"")
    yield "png of 2^31 points a side", _png_of(2**31 - 1, 2**31 - 1, b"")
    yield "png long and thin", _png_of(100_000, 30, bytes(12_501 * 30))
    yield "png of one point", _png_of(1, 1, b"\x00\x00")
    yield "png that lacks rows", _png_of(1000, 1000, bytes(1000))
    yield "png with too many rows", _png_of(100, 100, bytes(2_000_000))
    text = zlib.compress(bytes(50_000_000), 9)
    bomb = _png_of(100, 100, bytes(1400), 1, _chunk(b"zTXt", b"a\x00\x00" + text))
    yield "png with a bomb of text", bomb
    profile = _chunk(b"iCCP", b"p\x00\x00" + text)
    yield "png with a bomb of colours", _png_of(100, 100, bytes(1400), 1, profile)
    chunks = [_chunk(b"tEXt", b"k%d\x00v" % n) for n in range(50_000)]
    yield "png with 50000 texts", _png_of(100, 100, bytes(1400), 1, *chunks)
    yield "png with a wrong checksum", plain[:20] + b"\xff" + plain[21:]
    info = PngInfo()
    info.add_text("Comment", SECRET)
    yield "png with a secret", encoded(Image.new("L", (300, 300), 255), pnginfo=info)
    frames = [Image.new("L", (600, 600), n % 255) for n in range(20)]
    yield "png that moves", encoded(frames[0], save_all=True, append_images=frames[1:])
    yield from _cut("png", plain, 0.1, 0.3, 0.6, 0.95)


def _jpeg() -> Iterator[File]:
    plain = encoded(Image.linear_gradient("L").resize((800, 600)), "JPEG", quality=95)
    yield from _cut("jpeg", plain, 0.02, 0.2, 0.5, 0.9, 0.999)
    at = plain.index(b"\xff\xc0") + 5
    yield "jpeg that says 65535 by 65535", plain[:at] + b"\xff\xff\xff\xff" + plain[at + 4 :]
    yield "jpeg that says 0 by 0", plain[:at] + b"\x00\x00\x00\x00" + plain[at + 4 :]
    exif = Image.Exif()
    exif[0x010E], exif[0x0112] = SECRET, 6
    yield "jpeg with a secret in EXIF", encoded(Image.new("L", (400, 300), 255), "JPEG", exif=exif)
    exif[0x0112] = 99
    yield "jpeg of impossible rotation", encoded(Image.new("L", (400, 300), 255), "JPEG", exif=exif)
    loop = b"Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x06\x00"
    for name, tail in (("that loops", b"\x00\x00\x08\x00\x00\x00"), ("that is cut", b"")):
        body = loop + tail
        marker = b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
        yield f"jpeg with EXIF {name}", plain[:2] + marker + plain[2:]
    yield "jpeg and zip in one", plain + zipped({"word/document.xml": SECRET.encode()})
    yield "jpeg and script in one", plain + b"<script>alert(1)</script>"
    yield "jpeg with 20000 empty markers", plain[:2] + b"\xff\xe0\x00\x02" * 20_000 + plain[2:]
    yield "jpeg in CMYK", encoded(Image.new("CMYK", (300, 300)), "JPEG")


def _other_pictures() -> Iterator[File]:
    for kind in ("GIF", "BMP", "TIFF", "ICO", "PCX", "TGA", "PPM", "EPS"):
        yield f"{kind} picture", encoded(Image.new("RGB", (64, 64), "white"), kind)
    webp = encoded(Image.effect_noise((300, 300), 50), "WEBP")
    yield from _cut("webp", webp, 0.1, 0.5, 0.9)
    huge = b"VP8L" + struct.pack("<I", 10) + b"\x2f\xff\xff\xff\x0f" + bytes(5)
    yield "webp that says 16384 by 16384", b"RIFF" + struct.pack("<I", 22) + b"WEBP" + huge
    box = struct.pack(">I", 24) + b"ftypheic\x00\x00\x00\x00heicmif1"
    meta = struct.pack(">I", 2**31) + b"meta" + bytes(100)
    yield "heic with a box of 2 GB", box + meta
    yield "heic of boxes only", box + (struct.pack(">I", 8) + b"free") * 50_000
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'
    yield "svg that includes a file", svg.encode()
    yield "qr of a script", encoded(qr("javascript:alert(1)"))
    yield "qr of this machine", encoded(qr("http://127.0.0.1:8080/console"))
    yield "qr of 2000 letters", encoded(qr("a" * 2000, 2))
    boxes = Image.effect_mandelbrot((1500, 1500), (-2, -1.5, 1, 1.5), 60).convert("L")
    yield "picture that is no text", encoded(boxes)
    yield "picture of noise", encoded(Image.effect_noise((700, 700), 120), "JPEG")


def _pdf() -> Iterator[File]:
    plain = text_pdf(["Bonjour"] * 30)
    yield from _cut("pdf", plain, 0.05, 0.3, 0.6, 0.9)
    yield "pdf of 1000 pages", text_pdf(["Encore une page de plus"], pages=1000)
    yield "pdf after rubbish", b"GIF89a" + bytes(500) + plain
    yield "pdf and zip in one", plain + zipped({"word/document.xml": b"<a/>"})
    yield "zip and pdf in one", zipped({"a.txt": b"a"}) + plain
    lock = b"/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -1 /O <%b> /U <%b> >>"
    catalog = b"<< /Type /Catalog /Pages 2 0 R >>"
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    leaf = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    yield "pdf with a password", pdf_of([catalog, pages, leaf], lock % (b"41" * 32, b"42" * 32))
    for name, action in (
        ("a script", b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"),
        ("a program", b"<< /S /Launch /F (/bin/sh) >>"),
        ("a link", b"<< /S /URI /URI (http://127.0.0.1/) >>"),
        ("a form sent away", b"<< /S /SubmitForm /F (http://127.0.0.1/) >>"),
    ):
        start = b"<< /Type /Catalog /Pages 2 0 R /OpenAction %b >>" % action
        yield f"pdf that opens {name}", pdf_of([start, pages, leaf])
    for name, box in (
        ("a huge page", b"[0 0 1000000000 1000000000]"),
        ("a page of nothing", b"[0 0 0 0]"),
        ("a page of less than nothing", b"[0 0 -50 -50]"),
        ("a page without measure", b"[0 0 nan 1e400]"),
        ("a page as thin as a thread", b"[0 0 1 14400]"),
    ):
        drawn = b"<< /Type /Page /Parent 2 0 R /MediaBox %b /Contents 4 0 R >>" % box
        yield f"pdf with {name}", pdf_of([catalog, pages, drawn, _stream(b"0 0 99 99 re f")])


def _stream(body: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(body), entries, body)


def _pdf_structure() -> Iterator[File]:
    catalog = b"<< /Type /Catalog /Pages 2 0 R >>"
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    yield "pdf whose pages hold themselves", pdf_of([catalog, b"<< /Type /Pages /Kids [2 0 R] >>"])
    yield (
        "pdf that counts a billion pages",
        pdf_of([catalog, pages.replace(b"1 >>", b"999999999 >>")]),
    )
    yield "pdf whose table loops", pdf_of([catalog, pages], b"/Prev 9")
    deep = b"[" * 100_000 + b"]" * 100_000
    yield "pdf of deep lists", pdf_of([catalog, pages, deep])
    yield "pdf of deep dictionaries", pdf_of([catalog, b"<< /Kids " * 20_000])
    leaf = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources %b >>"
    bomb = zlib.compress(b"0 0 m 9 9 l S " * 400_000, 9)
    content = _stream(bomb, b"/Filter /FlateDecode")
    yield "pdf with a bomb of lines", pdf_of([catalog, pages, leaf % b"<< >>", content])
    twice = zlib.compress(zlib.compress(bytes(100_000_000), 9), 9)
    content = _stream(twice, b"/Filter [/FlateDecode /FlateDecode]")
    yield "pdf packed twice", pdf_of([catalog, pages, leaf % b"<< >>", content])
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A 5 0 R >> >>"
    inside = [
        leaf % b"<< /XObject << /A 5 0 R >> >>",
        _stream(b"/A Do"),
        _stream(b"/A Do /A Do", form),
    ]
    yield "pdf whose form draws itself", pdf_of([catalog, pages, *inside])
    size = b"/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 8"
    image = _stream(
        zlib.compress(bytes(1000)), size + b" /ColorSpace /DeviceGray /Filter /FlateDecode"
    )
    inside = [leaf % b"<< /XObject << /A 5 0 R >> >>", _stream(b"600 0 0 800 0 0 cm /A Do"), image]
    yield "pdf with an image of 3.6 billion points", pdf_of([catalog, pages, *inside])
    font = b"<< /Type /Font /Subtype /TrueType /BaseFont /X /FontDescriptor 6 0 R >>"
    broken = b"<< /Type /FontDescriptor /FontName /X /Flags 4 /FontFile2 7 0 R >>"
    rubbish = _stream(b"\x00\x01\x00\x00\x00\xff" + random.Random(7).randbytes(5000))
    words = _stream(b"BT /F 12 Tf 50 700 Td (Bonjour) Tj ET")
    inside = [leaf % b"<< /Font << /F 5 0 R >> >>", words, font, broken, rubbish]
    yield "pdf with a broken font", pdf_of([catalog, pages, *inside])
    yield (
        "pdf with a secret about it",
        pdf_of([catalog], b"/Info << /Author (%b) >>" % SECRET.encode()),
    )
    for kind in (b"JBIG2Decode", b"JPXDecode", b"CCITTFaxDecode", b"LZWDecode", b"DCTDecode"):
        body = random.Random(kind).randbytes(3000)
        some = size.replace(b"60000", b"600") + b" /ColorSpace /DeviceGray /Filter /" + kind
        inside = [leaf % b"<< /XObject << /A 5 0 R >> >>", _stream(b"/A Do"), _stream(body, some)]
        yield f"pdf with rubbish in {kind.decode()}", pdf_of([catalog, pages, *inside])


def _document(body: str, declared: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?>{declared}<w:document xmlns:w="{SPACE}">{body}</w:document>'.encode()
    )


def _office() -> Iterator[File]:
    plain = docx(["Bonjour"] * 30)
    yield from _cut("docx", plain, 0.1, 0.5, 0.9)
    main = "word/document.xml"
    yield "docx that is a bomb", zipped({main: b"<a>" + bytes(60_000_000)})
    word = b"<w:p><w:r><w:t>mot </w:t></w:r></w:p>"
    yield "docx of 500000 paragraphs", zipped({main: _document((word * 500_000).decode())})
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    entity = f'<!DOCTYPE w [<!ENTITY a0 "ha">{laughs}]>'
    text = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    yield "docx of a billion laughs", zipped({main: _document(text.format("&a9;"), entity)})
    outside = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    yield "docx that includes a file", zipped({main: _document(text.format("&a;"), outside)})
    remote = '<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd">'
    yield "docx that includes a page", zipped({main: _document(text.format("a"), remote)})
    wide = _document(text.format("&a;"), outside).decode().encode("utf-16")
    yield "docx that includes a file, in UTF-16", zipped({main: wide})
    yield "docx of deep elements", zipped({main: b"<a>" * 200_000})
    yield "docx of one huge attribute", zipped({main: b'<a b="' + b"x" * 15_000_000 + b'"/>'})
    yield "docx of a name without end", zipped({main: b"<" + b"x" * 15_000_000})
    yield "zip of 5000 files", zipped({f"{n}.txt": b"a" for n in range(5000)})
    yield "docx beside 20000 files", zipped({main: b"<a/>"} | {f"{n}": b"" for n in range(20_000)})
    climbing = {"../../../../tmp/rihla_climbed": SECRET.encode(), main: b"<a/>"}
    yield "docx that climbs out", zipped(climbing)
    nested = b"a"
    for _ in range(12):
        nested = zipped({"a.zip": nested})
    yield "zip in zip in zip", nested
    yield "zip of zeros", zipped({"a": bytes(80_000_000)})
    locked = bytearray(plain)
    for start in (b"PK\x03\x04", b"PK\x01\x02"):
        at = locked.find(start)
        locked[at + (6 if start[2] == 3 else 8)] |= 1
    yield "docx with a password", bytes(locked)
    lying = bytearray(zipped({main: bytes(30_000_000)}))
    at = lying.find(b"PK\x01\x02")
    lying[at + 24 : at + 28] = struct.pack("<I", 10)
    yield "docx that lies about its size", bytes(lying)
    yield "docx with a macro", docx(["Bonjour"] * 30, **{"word/vbaProject.bin": SECRET.encode()})
    bomb = _png_of(20_000, 20_000, bytes(2501 * 20_000))
    yield "docx around a png bomb", docx([], **{"word/media/image1.png": bomb})
    yield "docx around a pdf", docx([], **{"word/media/image1.png": text_pdf(["a"])})
    yield "xlsx", zipped({"xl/workbook.xml": b"<workbook/>", "[Content_Types].xml": b"<Types/>"})
    yield "apk", zipped({"AndroidManifest.xml": bytes(50), "classes.dex": b"dex\n035"})
    yield "odt of a bomb", zipped({"mimetype": b"x", "content.xml": b"<a>" + bytes(60_000_000)})
    yield "old word file", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000)
    yield "rtf that includes an object", b"{\\rtf1{\\object\\objdata " + b"00" * 5000 + b"}}"


def _mail() -> Iterator[File]:
    head = b"From: a@exemple.ma\nSubject: offre\nDate: Mon, 2 Mar 2026 10:00:00 +0000\n"
    deep = head
    for n in range(800):
        deep += b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n)
    yield "mail of 800 levels", deep + b"Content-Type: text/plain\n\nbonjour\n"
    inside = b"bonjour"
    for _ in range(200):
        inside = b"Content-Type: message/rfc822\n\n" + inside
    yield "mail in mail in mail", head + inside
    parts = b'Content-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\na\n" * 20_000
    yield "mail of 20000 parts", head + parts
    yield "mail of 50000 headers", head + b"X-A: b\n" * 50_000 + b"\nbonjour"
    yield "mail with a header of 2 MB", head + b"X-A: " + b"b" * 2_000_000 + b"\n\nbonjour"
    yield "mail with folded header", head + b"X-A: b\n" + b" c\n" * 200_000 + b"\nbonjour"
    yield "mail without boundary", head + b"Content-Type: multipart/mixed\n\nbonjour"
    yield "mail of empty boundary", head + b'Content-Type: multipart/mixed; boundary=""\n\n--\n\na'
    yield "mail of unknown letters", head + b"Content-Type: text/plain; charset=klingon\n\n\xff\xfe"
    coded = b"Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n"
    yield "mail of broken base64", head + coded + b"!!!!" * 5000
    yield "mail with headers of odd words", head + b"Reply-To: =?x?b?////?=\n" * 50 + b"\na"
    bomb = zipped({"word/document.xml": bytes(60_000_000)})
    import base64

    yield "mail around a docx bomb", head + coded + base64.encodebytes(bomb)
    yield (
        "mail around a mail",
        head + coded + base64.encodebytes(head + b"\n" + head + b"\nbonjour"),
    )
    yield "mail that begins with zeros", head + b"\n" + bytes(500_000)


def _contact() -> Iterator[File]:
    start = b"BEGIN:VCARD\nVERSION:3.0\n"
    yield "contact of one huge line", start + b"NOTE:" + b"a" * 3_000_000
    yield "100000 contacts", (start + b"FN:a\nEND:VCARD\n") * 100_000
    yield "contact folded for ever", start + b"NOTE:a\n" + b" b\n" * 500_000
    yield "contact of broken quotes", start + b"FN;ENCODING=QUOTED-PRINTABLE:=ZZ=\n=\n=" * 1000
    yield "contact of semicolons", start + b"FN" + b";A" * 500_000 + b":a"
    yield (
        "contact with a picture",
        start + b"PHOTO;ENCODING=b:" + b"QUJD" * 200_000 + b"\nEND:VCARD",
    )


def _pages() -> Iterator[File]:
    yield "page of deep divs", b"<html>" + b"<div>" * 200_000 + b"bonjour"
    yield "page of open tags", b"<html>" + b"<a " * 300_000
    yield "page of open comments", b"<html>" + b"<!--" * 200_000
    yield "page of open sections", b"<html>" + b"<![CDATA[" * 200_000
    yield "page of declarations", b"<html>" + b"<!x " * 200_000
    yield "page of attributes", b"<html><a " + b"b=c " * 400_000 + b">bonjour"
    yield "page of one attribute", b"<html><a b='" + b"c" * 3_000_000
    yield "page of entities", b"<html>" + b"&#x10FFFF;&amp;&lt" * 200_000
    yield "page of open scripts", b"<html>" + b"<script>" * 200_000 + b"alert(1)"
    yield "page of templates", b"<html>" + b"<template>" * 100_000 + b"</template>" * 100_000
    yield "page that leaves", b'<html><meta http-equiv=refresh content="0;url=file:///etc/passwd">'
    yield "page of unknown letters", b"<html><meta charset=klingon>\xff\xfe\xfd"


def _text() -> Iterator[File]:
    yield "line of 5 MB", b"a" * 5_000_000
    yield "text of odd UTF-16", "عرض عمل".encode("utf-16") + b"\x00"
    yield "text of broken UTF-8", b"bonjour \xc3\x28 \xa0\xa1 \xf8\x88" * 2000
    yield "text of marks", ("a" + "\u0301" * 50_000).encode()
    yield "text of direction marks", ("\u202e\u2066\u200f" * 50_000 + "bonjour").encode()
    yield "text of surrogates", b"\xff\xfe" + b"\x00\xd8" * 20_000
    yield "text of escapes", b"\x1b[2J\x1b]0;title\x07" * 5000
    yield (
        "text of xml entities",
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    )


def _sound() -> Iterator[File]:
    for name, start in (
        *(("ogg", b"OggS"), ("mp3", b"ID3\x03"), ("frame", b"\xff\xfb\x90"), ("amr", b"#!AMR\n")),
        *(("mp4", b"\x00\x00\x00\x20ftypisom"), ("webm", b"\x1a\x45\xdf\xa3"), ("flac", b"fLaC")),
        ("wav", b"RIFF\xff\xff\xff\xffWAVEfmt \xff\xff\xff\xff"),
    ):
        yield f"sound that is rubbish after {name}", start + random.Random(name).randbytes(20_000)


def _packed() -> Iterator[File]:
    zeros = bytes(50_000_000)
    yield "gzip bomb", gzip.compress(zeros)
    yield "bzip2 bomb", bz2.compress(zeros)
    yield "xz bomb", lzma.compress(zeros[:10_000_000])
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("/etc/rihla"), io.BytesIO())
    yield "tar", out.getvalue()
    for name, start in (("rar", b"Rar!\x1a\x07\x01\x00"), ("7z", b"7z\xbc\xaf\x27\x1c")):
        yield name, start + bytes(500)
    for name, start in (("windows program", b"MZ\x90"), ("linux program", b"\x7fELF\x02\x01")):
        yield name, start + bytes(5000)


Outcome = tuple[FileText, float, int]
"""What came of a file, in how many seconds, and how large it was."""


async def read_all(folder: Path, files: Sequence[File]) -> dict[str, Outcome]:
    """Read files as the pipeline does, and delete each one afterwards as the pipeline does."""
    reader = make_reader()
    turns = asyncio.Semaphore(WORKERS)

    async def one(number: int, file: File) -> tuple[str, Outcome]:
        name, data = file
        path = folder / f"{number}.pdf"
        async with turns:
            path.write_bytes(data)
            started = time.monotonic()
            try:
                found = await reader(path, "facture.pdf")
            finally:
                path.unlink()
        return name, (found, time.monotonic() - started, len(data))

    return dict(await asyncio.gather(*(one(n, f) for n, f in enumerate(files))))


def read_watched(work: Path, files: Sequence[File]) -> dict[str, Outcome]:
    """Read files with a folder for temporary ones that can be looked into afterwards."""
    before = tempfile.tempdir
    (work / "tmp").mkdir()
    (work / "incoming").mkdir()
    tempfile.tempdir = os.environ["TMPDIR"] = str(work / "tmp")
    try:
        return asyncio.run(read_all(work / "incoming", files))
    finally:
        tempfile.tempdir = before
        del os.environ["TMPDIR"]


def without_answer(done: dict[str, Outcome]) -> list[str]:
    """Return the files that ended neither in words nor in a kind reply, or in both."""
    return [name for name, (f, _, _) in done.items() if (f.text is None) == (f.trouble is None)]


def given_away(done: dict[str, Outcome]) -> list[str]:
    """Return the files that brought a secret or a file of the machine out."""
    texts = {name: found.text or "" for name, (found, _, _) in done.items()}
    return [name for name, text in texts.items() if SECRET in text or PASSWD in text]


def left_on_disk(work: Path) -> list[str]:
    """Return the files that reading left behind."""
    climbed = Path(tempfile.gettempdir()) / "rihla_climbed"
    return [str(path) for path in (*work.rglob("*"), climbed) if path.is_file()]


def left_running() -> list[str]:
    """Return the commands of workers that still run below this process."""
    left = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = entry.read_text().rsplit(")", 1)[1].split()[1]
            command = (entry.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if parent == str(os.getpid()) and (b"bot.intake" in command or b"tesseract" in command):
            left.append(command.decode(errors="replace"))
    return left


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        done = read_watched(Path(name), corpus())
        left = left_on_disk(Path(name))
    for label, (found, seconds, size) in sorted(done.items(), key=lambda row: -row[1][1]):
        what = found.trouble or f"{len(found.text or '')} characters"
        sys.stdout.write(f"{seconds:6.2f} s {size:10d} bytes  {label}: {what}\n")
    faults = [*without_answer(done), *given_away(done), *left, *left_running()]
    sys.stdout.write(f"{len(done)} files of {len(corpus())} read, {len(faults)} faults {faults}\n")
    return 1 if faults or len(done) < len(corpus()) else 0


if __name__ == "__main__":
    sys.exit(main())
