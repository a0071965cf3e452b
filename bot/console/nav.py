"""The places of the console, and for whom each is."""

from dataclasses import dataclass

from bot.console.access import Role, may
from bot.console.words import marked
from bot.storage.accounts import Account


@dataclass(frozen=True)
class Place:
    """A link of the navigation.

    Attributes:
        path: Where it leads, within the console.
        text: Its words, in French; templates translate them.
        roles: For whom it is.
        key: Which key leads there after `g`.
    """

    path: str
    text: str
    roles: tuple[Role, ...]
    key: str


PLACES = (
    Place("/", marked("À voir"), (Role.COUNSELLOR,), "v"),
    Place("/offers", marked("Offres"), (Role.COUNSELLOR,), "o"),
    Place("/improve", marked("Comprendre"), (Role.EDITOR, Role.COUNSELLOR), "c"),
    Place("/alerts", marked("Alertes"), (Role.COUNSELLOR, Role.EDITOR), "a"),
    Place("/statistics", marked("Chiffres"), (Role.COUNSELLOR, Role.EDITOR), "s"),
    Place("/practice", marked("S'exercer"), (Role.COUNSELLOR,), "e"),
    Place("/audit", marked("Journal"), (Role.SUPERVISOR,), "j"),
)


def entries_for(account: Account) -> tuple[Place, ...]:
    """Return the places that an account may go to."""
    return tuple(place for place in PLACES if may(account, *place.roles))
