"""Content that editors write: loading, checking, rendering, and the last good snapshot."""
