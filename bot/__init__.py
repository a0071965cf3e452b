"""Rihla: channels, dialogue, storage and console of the assistant."""

import os

# Before numpy is loaded: what we multiply is small, and threads would wait more than they work.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
