"""What each platform allows, and where that is written.

WhatsApp: developers.facebook.com/documentation/business-messaging/whatsapp (pages on interactive
messages, media, throughput, webhooks). Telegram: core.telegram.org/bots/api and /bots/faq.
Lengths are characters unless the name says otherwise; we count UTF-16 units, which is never less.
"""

# WhatsApp: interactive reply buttons
WHATSAPP_TEXT = 4_096
WHATSAPP_BUTTONS = 3
WHATSAPP_BUTTON_TITLE = 20
WHATSAPP_BUTTON_ID = 256
WHATSAPP_BUTTONS_BODY = 1_024
# WhatsApp: interactive lists
WHATSAPP_LIST_BODY = 4_096
WHATSAPP_LIST_ROWS = 10
WHATSAPP_LIST_BUTTON = 20
WHATSAPP_ROW_TITLE = 24
WHATSAPP_ROW_DETAIL = 72
# WhatsApp: media
WHATSAPP_CAPTION = 1_024
WHATSAPP_DOCUMENT_TYPES = frozenset(
    {
        "application/pdf",
        "text/plain",
        "application/msword",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
)
WHATSAPP_MEDIA = {
    "image/jpeg": "image",
    "image/png": "image",
    "video/mp4": "video",
    "audio/ogg": "audio",
}
"""Type of message of each type of file that is no document."""
# WhatsApp: pace ("throughput" and "pair rate limit" of the same documentation)
WHATSAPP_PER_SECOND = 80
WHATSAPP_PAIR_SECONDS = 6.0
WHATSAPP_PAIR_BURST = 45
WHATSAPP_WINDOW_SECONDS = 24 * 3600
WHATSAPP_MAX_DELIVERY_BYTES = 3_000_000
WHATSAPP_REDELIVERY_SECONDS = 7 * 24 * 3600
WHATSAPP_USER_ID = 128

# Telegram: messages
TELEGRAM_TEXT = 4_096
TELEGRAM_CALLBACK_BYTES = 64
TELEGRAM_BUTTONS_PER_ROW = 8
TELEGRAM_BUTTONS = 100
TELEGRAM_ENTITIES = 100
TELEGRAM_COMMANDS = 100
TELEGRAM_COMMAND_DESCRIPTION = 256
# Telegram: files
TELEGRAM_UPLOAD_BYTES = 50_000_000
# Telegram: pace (core.telegram.org/bots/faq)
TELEGRAM_PER_SECOND = 30
TELEGRAM_CHAT_SECONDS = 1.0
TELEGRAM_CHAT_BURST = 1
TELEGRAM_GROUP_PER_MINUTE = 20

# Ours, the same on both
CHOICES_ON_A_PAGE = 10
"""Choices shown at once; with more, the last place goes to "more"."""
MAX_FILE_BYTES = 10_000_000
"""What we fetch of a file; a scan of an offer is far smaller."""
