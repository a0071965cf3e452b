"""Counters for the operator at /metrics: how many, how fast, how often wrong; never who or what."""

import time

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from starlette.requests import Request
from starlette.responses import Response

from bot.channels.web.forwarded import is_forwarded
from bot.content.reply import Reply
from bot.gateway.turn import Conversation, Said, Understood
from bot.storage.dialogue import DialogueState
from bot.storage.people import Person

TURN_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """The numbers of one process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self.messages = Counter(
            "rihla_messages", "Messages taken to the dialogue", ["kind"], registry=self.registry
        )
        self.replies = Counter(
            "rihla_replies", "Replies given", ["language"], registry=self.registry
        )
        self.errors = Counter(
            "rihla_errors", "Turns that broke, and apologies", ["kind"], registry=self.registry
        )
        self.refused = Counter(
            "rihla_web_refused", "Web requests refused", ["code"], registry=self.registry
        )
        self.channel_events = Counter(
            "rihla_channel_events",
            "What Telegram and WhatsApp delivered, what was refused, what was sent",
            ["channel", "event"],
            registry=self.registry,
        )
        self.budget = Gauge(
            "rihla_whatsapp_budget",
            "Messages a month that the operator means to pay for",
            registry=self.registry,
        )
        self.turn = Histogram(
            "rihla_turn_seconds",
            "Time of a turn in the dialogue",
            buckets=TURN_SECONDS,
            registry=self.registry,
        )
        self.pages = Gauge("rihla_web_pages", "Open pages of the web chat", registry=self.registry)

    def count(self, channel: str, event: str) -> None:
        """Count what happened on a channel."""
        self.channel_events.labels(channel, event).inc()

    async def show(self, request: Request) -> Response:
        """Answer /metrics in the format of Prometheus; not to who comes through a web server.

        What counts the service is read beside it: a stranger learns nothing, also where the
        operator has published every path.
        """
        if is_forwarded(request):
            return Response(status_code=404)
        body = generate_latest(self.registry)
        return Response(body, headers={"Content-Type": CONTENT_TYPE_LATEST})


class MeasuredConversation:
    """A conversation whose turns are counted and timed, on whatever channel."""

    def __init__(self, conversation: Conversation, metrics: Metrics) -> None:
        self.conversation = conversation
        self.metrics = metrics

    async def turn(self, person: Person, state: DialogueState, said: Said) -> Understood:
        """Pass a turn on, and count it."""
        self.metrics.messages.labels(_kind(said)).inc()
        started = time.monotonic()
        try:
            understood = await self.conversation.turn(person, state, said)
        except Exception:
            self.metrics.errors.labels("turn").inc()
            raise
        finally:
            self.metrics.turn.observe(time.monotonic() - started)
        if understood.reply is not None:
            self.metrics.replies.labels(understood.language).inc()
        return understood

    def apology(self, person: Person, state: DialogueState, failures: int) -> Reply:
        """Pass an apology on, and count it."""
        self.metrics.errors.labels("apology").inc()
        return self.conversation.apology(person, state, failures)


def _kind(said: Said) -> str:
    if said.trouble is not None:
        return "trouble"
    if said.press is not None:
        return "press"
    return "document" if said.document is not None else "text"
