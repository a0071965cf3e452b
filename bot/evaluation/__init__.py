"""Measures of what the program understands, over labelled examples."""
