"""What is remembered: people as pseudonyms, the inbox and outbox, dialogue state, the log."""
