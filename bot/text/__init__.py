"""Text as people type it: folding, evidence positions, language, direction."""
