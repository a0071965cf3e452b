"""A decision on an offer, in the console or on the command line: kept, and told to who asked."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.content.model import Snapshot
from bot.content.render import Renderer
from bot.gateway.handover import tell
from bot.storage import offer_listing, offers
from bot.storage.offers import Verdict

CONFIRMED = "offer_confirmed_fraud"
"""What senders are told of an offer that is a fraud."""


def decide(
    session: Session,
    content: Snapshot,
    offer_id: int,
    verdict: Verdict,
    *,
    reason: str,
    by: str,
    now: datetime,
) -> int:
    """Keep a decision; return how many senders, who asked for warnings, are told of a fraud.

    Raises `DecisionError` where the reason or the author is missing, `KeyError` for an unknown
    offer. A fraud that was confirmed before is not told again.
    """
    before = offers.shown(session, offer_id)["verdict"]
    offers.decide(session, offer_id, verdict, reason=reason, by=by, now=now)
    if verdict is not Verdict.FRAUD or before == Verdict.FRAUD.value:
        return 0
    renderer = Renderer(content, now.date())
    senders = offer_listing.senders_to_tell(session, offer_id)
    for person_id, channel, language in senders:
        tell(session, person_id, channel, renderer.reply(language, CONFIRMED), language, now)
    return len(senders)
