"""Reads an offer of work: its fields as data, each with the words that show it."""

from actions.offer_reader.offer import ESSENTIAL, Offer
from actions.offer_reader.reader import MAX_CHARACTERS, OfferReader

__all__ = ["ESSENTIAL", "MAX_CHARACTERS", "Offer", "OfferReader"]
