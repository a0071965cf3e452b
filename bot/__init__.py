"""Rihla: channels, dialogue, storage and console of the assistant."""
