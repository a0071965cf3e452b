"""The limits of reading what strangers send: one place, so that an operator can see them all."""

MAX_FILE_BYTES = 20_000_000
"""As much as Telegram hands over; larger files are not read at all."""
MAX_TEXT_CHARACTERS = 64_000
"""What is kept of the words of one file; no offer is longer."""
MAX_RESULT_BYTES = 1_000_000
"""What a worker may write; more means that it does not do what it should."""

READ_SECONDS = 40.0
"""Wall clock for one file, all its pages included."""
LISTEN_SECONDS = 150.0
"""Wall clock for one voice note."""
CPU_SECONDS = 12
"""Of the worker itself; Tesseract has as much again for each run."""
WORDS_CPU_SECONDS = 2
"""For kinds that need no picture: no honest page or message takes a second."""
LISTEN_CPU_SECONDS = 300
MEMORY_BYTES = 1_500_000_000
"""Address space of a worker, and of each program that it starts."""
LISTEN_MEMORY_BYTES = 6_000_000_000
OPEN_FILES = 64
WORKERS = 2
"""Files read at once; the others wait their turn."""
NICENESS = 10
"""Reading files gives way to answering people."""

MAX_PIXELS = 64_000_000
MAX_SIDE = 20_000
MIN_SIDE = 24
MAX_PAGES = 30
"""Pages whose text layer is read."""
MAX_SCANNED_PAGES = 5
"""Pages that are looked at as pictures: each costs a second or more."""
OCR_SECONDS = 12.0
"""Wall clock for one run of Tesseract."""
MAX_VOICE_SECONDS = 300

MAX_PARTS = 100
"""Entries of an archive, parts of a message: real ones have a few dozen."""
MAX_UNPACKED_BYTES = 20_000_000
MAX_XML_DEPTH = 200
MAX_ATTACHMENTS = 3
MAX_PICTURES = 3
"""Pictures looked at in a document that has no words of its own."""
MAX_CODES = 5
MAX_CODE_CHARACTERS = 500

LINK_SECONDS = 15.0
LINKS = 2
"""Pages fetched at once, and names of hosts looked up at once; the others wait their turn."""
MAX_LINK_BYTES = 3_000_000
MAX_REDIRECTS = 5
MAX_LINK_CHARACTERS = 2_000
