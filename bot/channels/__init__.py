"""Channels: each parses what its platform delivers, renders replies within limits, and sends."""
