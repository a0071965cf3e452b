"""The web chat: a page of our own, a session cookie, replies by server-sent events."""
