"""The attestation: made when every module was followed to its end, and only then."""

from typing import Any

from actions.scene import Scene
from bot.content.render import Block
from bot.documents.attestation import REFERENCE_MARK
from bot.documents.fonts import available

DOCUMENT_KIND = "attestation"


def make_certificate(scene: Scene) -> None:
    """Have the attestation made, or say what is left; a module that is gone is not asked for."""
    modules = scene.content.walk(scene.language)
    done = scene.progress.done
    left = [module.title for module in modules if module.id not in done]
    if left or not modules:
        titles = Block(scene.words("part_list_separator").join(left))
        scene.say("certificate_not_yet", left=len(left), titles=titles)
        return
    if not available():
        scene.say("certificate_no_pdf")
        return
    titles_done = [module.title for module in modules]
    scene.signal(document=DOCUMENT_KIND, details=_page(scene, titles_done), certificate=True)
    scene.say("certificate_ready", count=len(modules))


def _page(scene: Scene, modules: list[str]) -> dict[str, Any]:
    """Return the words of the page, as plain data."""
    return {
        "title": scene.words("certificate_title"),
        "workshop": scene.words("certificate_workshop"),
        "body": scene.words("certificate_body", count=len(modules)),
        "name": scene.words("certificate_name"),
        "modules_title": scene.words("certificate_modules"),
        "modules": modules,
        "date": scene.words("certificate_date", date=scene.renderer.today),
        "verify": scene.words("certificate_verify"),
        "reference": scene.words("certificate_reference", reference=Block(REFERENCE_MARK)),
        "note": scene.words("certificate_note"),
    }
