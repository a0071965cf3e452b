"""QR codes in pictures: what they say is a link that the eye cannot read."""

from PIL import Image

from bot.intake.limits import MAX_CODE_CHARACTERS, MAX_CODES

_SIDE = 1_600


def read_codes(picture: Image.Image) -> tuple[str, ...]:
    """Return what the QR codes of a picture say, each once."""
    import zxingcpp

    small = picture
    if max(picture.size) > _SIDE:
        small = picture.copy()
        small.thumbnail((_SIDE, _SIDE))
    wanted = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
    found = zxingcpp.read_barcodes(small, formats=wanted)
    texts = (code.text.strip()[:MAX_CODE_CHARACTERS] for code in found if code.valid)
    return tuple(dict.fromkeys(text for text in texts if text))[:MAX_CODES]
