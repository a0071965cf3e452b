"""Rasa actions and the three engines they adapt."""
