"""Deeds of buttons, played without a server and without a trained model."""
