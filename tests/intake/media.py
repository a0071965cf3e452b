"""Makes the media that tests read: pictures of adverts, screenshots, documents, codes.

Every picture is drawn here from a text; nothing is taken from anywhere.
"""

import io
import random
import re
import zipfile
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont, features

LATIN_FONTS = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf",
    "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
)
ARABIC_FONTS = (
    "/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf",
    "/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf",
    "/usr/share/fonts/truetype/noto/NotoKufiArabic-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
)
CAN_SHAPE_ARABIC = bool(features.check("raqm"))
A4_AT_150 = (1240, 1754)
STYLES = ("page", "small_jpeg", "turned", "photo", "chat", "pdf")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_UNDRAWN = re.compile(r"[^\u0020-\u024f\u0600-\u06ff\u2010-\u2030\u20ac\n]")


def fonts(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of the fonts that are installed."""
    return tuple(path for path in texts if Path(path).is_file())


@cache
def font(path: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size)


@cache
def draws(path: str, letter: str) -> bool:
    """Tell whether a font has a letter, and not only the box that stands for those it lacks."""
    face = font(path, 24)
    return letter.isspace() or bytes(face.getmask(letter)) != bytes(face.getmask("\uffff"))


def is_arabic(text: str) -> bool:
    return len(_ARABIC.findall(text)) > len(text) / 3


def drawable(text: str) -> str:
    """Return a text without the pictograms that no text font can draw."""
    return re.sub(r"[^\S\n]+", " ", _UNDRAWN.sub("", text)).strip()


def wrapped(text: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if line and face.getlength(longer) > width:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return lines


def draw_text(
    picture: Image.Image,
    text: str,
    face: ImageFont.FreeTypeFont,
    box: tuple[int, int, int],
    ink: int,
) -> int:
    """Draw a text into a box (left, top, width); return where it ends."""
    left, top, width = box
    draw = ImageDraw.Draw(picture)
    step = int(face.size * 1.6)
    for line in wrapped(text, face, width):
        if is_arabic(line) and CAN_SHAPE_ARABIC:
            place = (left + width, top)
            draw.text(place, line, font=face, fill=ink, anchor="ra", direction="rtl", language="ar")
        else:
            draw.text((left, top), line, font=face, fill=ink)
        top += step
    return top


def page(text: str, path: str, size: int = 28) -> Image.Image:
    """Draw a text on an A4 page."""
    text, face = drawable(text), font(path, size)
    while len(wrapped(text, face, 1000)) * size * 1.6 > A4_AT_150[1] - 200:
        size -= 2
        face = font(path, size)
    picture = Image.new("L", A4_AT_150, 255)
    draw_text(picture, text, face, (120, 100, 1000), 10)
    return picture


def chat(text: str, path: str) -> Image.Image:
    """Draw a text as a message on the screen of a phone."""
    text, face = drawable(text), font(path, 38)
    width, lines = 820, wrapped(drawable(text), face, 820)
    height = int(len(lines) * 38 * 1.6) + 60
    picture = Image.new("RGB", (1080, max(1400, height + 420)), (236, 229, 221))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 1080, 190), fill=(7, 94, 84))
    draw.text((180, 80), "+212 6 00 00 00 00", font=font(LATIN_FONTS[0], 44), fill="white")
    draw.rounded_rectangle((40, 250, 40 + width + 80, 250 + height + 40), 24, (220, 248, 198))
    layer = Image.new("L", picture.size, 255)
    draw_text(layer, text, face, (80, 280, width), 0)
    picture.paste((20, 20, 20), mask=layer.point(lambda value: 255 - value))
    draw.text((780, 250 + height), "18:42", font=font(LATIN_FONTS[0], 26), fill=(120, 120, 120))
    return picture


def photo(text: str, path: str, chance: random.Random) -> Image.Image:
    """Draw a page as a phone sees it: leaning, in a perspective, unevenly lit, grainy."""
    sheet = page(text, path).resize((1550, 2192), Image.Resampling.LANCZOS)
    table = Image.new("L", (1800, 2500), 90)
    table.paste(sheet, (120, 150))
    lean = [chance.uniform(0, 50) for _ in range(8)]
    width, height = table.size
    corners = (
        *(lean[0], lean[1], lean[2], height - lean[3]),
        *(width - lean[4], height - lean[5], width - lean[6], lean[7]),
    )
    quad = table.transform(table.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC)
    grey = np.asarray(quad, dtype=np.float32)
    across = np.linspace(1.0, chance.uniform(0.6, 0.8), width, dtype=np.float32)
    down = np.linspace(chance.uniform(0.8, 1.0), 1.0, height, dtype=np.float32)
    noise = np.random.default_rng(chance.randrange(2**31)).normal(0, 5, grey.shape)
    lit = np.clip(grey * across[None, :] * down[:, None] + noise, 0, 255).astype(np.uint8)
    return Image.fromarray(lit).filter(ImageFilter.GaussianBlur(0.7))


def encoded(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def rendered(text: str, style: str, number: int) -> bytes:
    """Return a file that shows a text in one of the styles; the number varies font and noise."""
    chance = random.Random(number)
    faces = fonts(ARABIC_FONTS if is_arabic(text) else LATIN_FONTS)
    faces = tuple(path for path in faces if all(draws(path, c) for c in set(drawable(text))))
    path = (faces or LATIN_FONTS)[number % max(1, len(faces))]
    if style == "page":
        return encoded(page(text, path, 26 + number % 3 * 4))
    if style == "small_jpeg":
        small = page(text, path, 30).resize((1000, 1414), Image.Resampling.BILINEAR)
        return encoded(small, "JPEG", quality=45)
    if style == "turned":
        turned = page(text, path).rotate(
            chance.uniform(-4, 4), Image.Resampling.BICUBIC, fillcolor=255
        )
        return encoded(turned, "JPEG", quality=80)
    if style == "photo":
        return encoded(photo(text, path, chance), "JPEG", quality=70)
    if style == "chat":
        return encoded(chat(text, path), "WEBP", quality=80)
    return encoded(page(text, path), "PDF", resolution=150)


def text_pdf(lines: list[str], *, pages: int = 1) -> bytes:
    """Return a PDF with a text layer, in Western letters."""
    words = ["BT /F1 12 Tf 50 800 Td 16 TL"]
    for line in lines:
        escaped = line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        words.append(f"({escaped}) Tj T*")
    stream = "\n".join([*words, "ET"]).encode("cp1252")
    kids = " ".join(f"{4 + i * 2} 0 R" for i in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number in range(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (5 + number * 2)
        )
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream))
    return pdf_of(objects)


def pdf_of(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """Put PDF objects together with their table of places."""
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    root = b"<< /Size %d /Root 1 0 R %b >>" % (len(objects) + 1, trailer)
    return out + b"trailer\n%b\nstartxref\n%d\n%%%%EOF\n" % (root, table)


def docx(paragraphs: list[str], **members: bytes) -> bytes:
    """Return a small DOCX; `members` replace or add files of its archive."""
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = (
        f'<?xml version="1.0"?><w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    )
    return zipped(
        {"word/document.xml": document.encode(), "[Content_Types].xml": b"<Types/>"} | members
    )


def zipped(members: dict[str, bytes], level: int = 9) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def qr(text: str, scale: int = 8) -> Image.Image:
    """Draw a QR code."""
    import zxingcpp

    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
    return Image.fromarray(np.array(code.to_image(scale=scale)))
