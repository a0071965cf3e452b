"""WhatsApp: the Cloud API, by webhook, with a thin client on httpx."""
