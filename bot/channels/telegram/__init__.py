"""Telegram: the Bot API, by polling or webhook, with the types of python-telegram-bot."""
