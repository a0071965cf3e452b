"""How much a screen may hold: the tightest of the platforms that Rihla speaks on.

The channels hold the platforms' own limits (`bot.channels.limits`); a test keeps both equal.
"""

MAX_TEXT = 4_096
MAX_TEXT_WITH_CHOICES = 1_024
COMFORTABLE_TEXT = 600
"""A screen over it is too much for a phone: the check warns."""
MAX_BUTTONS = 3
MAX_BUTTON_TITLE = 20
MAX_CHOICES = 10
MAX_ROW_TITLE = 24
MAX_ROW_DETAIL = 72
