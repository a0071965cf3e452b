"""The page's own files, read once: small, compressed, and cached by the browser for good.

The page names its files as `/static/name`; it is sent with `/static/<version>/name` in their
place, where the version is a hash of them all. A browser keeps such a file for a year and asks
for none of them again until one has changed, which is what counts on a slow network.
"""

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

PAGE = Path(__file__).parent / "page"
FOR_GOOD = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
_TYPES = {".js": "text/javascript", ".svg": "image/svg+xml", ".css": "text/css"}
_STATIC = b'"/static/'
_VERSION_CHARACTERS = 12
_SMALLEST_WORTH_PACKING = 400


@dataclass(frozen=True)
class PageFile:
    """One file, as it is and packed, with its type and its fingerprint."""

    plain: bytes
    packed: bytes
    media_type: str
    etag: str


class PageFiles:
    """The files of a page folder, in memory.

    Attributes:
        version: A hash over all of them.
    """

    def __init__(self, folder: Path = PAGE) -> None:
        """Read the folder; a file added or changed later is served after a restart."""
        contents = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
        whole = hashlib.sha256()
        for name in sorted(contents):
            whole.update(name.encode() + b"\0" + contents[name])
        self.version = whole.hexdigest()[:_VERSION_CHARACTERS]
        versioned = _STATIC + self.version.encode() + b"/"
        self._files = {
            name: _page_file(name, content.replace(_STATIC, versioned))
            if name.endswith(".html")
            else _page_file(name, content)
            for name, content in contents.items()
        }

    def answer(
        self, request: Request, name: str, *, cache: str = ASK_AGAIN, status: int = 200
    ) -> Response | None:
        """Return the response with a file, or None where there is no such file."""
        file = self._files.get(name)
        if file is None:
            return None
        headers = {
            "Cache-Control": cache,
            "ETag": file.etag,
            "Vary": "Accept-Encoding",
            "Content-Type": file.media_type,
        }
        if status == 200 and file.etag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        body = file.plain
        if "gzip" in request.headers.get("accept-encoding", "") and len(file.packed) < len(body):
            body = file.packed
            headers["Content-Encoding"] = "gzip"
        return Response(body, status_code=status, headers=headers)

    async def static(self, request: Request) -> Response:
        """Answer `/static/name` and `/static/<version>/name`."""
        version = request.path_params.get("version")
        cache = FOR_GOOD if version == self.version else ASK_AGAIN
        name = str(request.path_params["name"])
        found = None if name.endswith(".html") else self.answer(request, name, cache=cache)
        return found or Response(status_code=404)


def _page_file(name: str, content: bytes) -> PageFile:
    suffix = Path(name).suffix
    media_type = _TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    if media_type.startswith("text/"):
        media_type += "; charset=utf-8"
    packed = gzip.compress(content, mtime=0) if len(content) >= _SMALLEST_WORTH_PACKING else content
    return PageFile(content, packed, media_type, f'"{hashlib.sha256(content).hexdigest()[:20]}"')
