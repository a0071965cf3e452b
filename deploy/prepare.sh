#!/usr/bin/env bash
# Prepare this machine: uv, Python 3.10 with the locked packages, and what Debian offers beside.
# Run it as often as you like: what is there already is left alone. What cannot be installed is
# told in one line, with what does not work without it.
#
#   deploy/prepare.sh           for `make run`
#   deploy/prepare.sh tests     for `make test`: Chromium and PostgreSQL too
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

# uv: the one on the PATH, or one of our own below .tools
uv=$(command -v uv || true)
if [ -z "$uv" ]; then
    uv=.tools/uv/bin/uv
    if [ ! -x "$uv" ]; then
        say "Installing uv below .tools…"
        if ! { python3 -m venv .tools/uv && .tools/uv/bin/pip install --quiet 'uv>=0.5,<1'; } >&2; then
            say "Missing: uv. Nothing works without it; install it from https://docs.astral.sh/uv/ and try again."
            exit 1
        fi
    fi
fi

# The locked environment. The first time it brings about 2 GB and takes a few minutes.
stamp=.venv/.prepared
if [ ! -f "$stamp" ] || [ uv.lock -nt "$stamp" ] || [ pyproject.toml -nt "$stamp" ]; then
    say "Installing Python 3.10 and the locked packages (the first time takes a few minutes)…"
    if ! "$uv" sync --frozen --quiet; then
        say "The packages could not be installed; the lines above say why. Nothing works without them."
        exit 1
    fi
    touch "$stamp"
fi

# Debian's packages: each is needed by one thing only, so a missing one stops nothing.
wanted() { # program, packages, what does not work without it
    command -v "$1" >/dev/null && return 0
    packages="$packages $2"
    lost="$lost
Missing: $1. Without it, $3."
}
wanted_fonts() {
    [ -e /usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf ] && return 0
    packages="$packages fonts-noto-core"
    lost="$lost
Missing: fonts-noto-core. Without it, plans and attestations are not made as PDF."
}
packages= lost=
wanted_fonts
wanted tesseract "tesseract-ocr tesseract-ocr-ara tesseract-ocr-fra" "photos and scanned pages are not read"
if [ "${1:-}" = tests ]; then
    wanted chromium "chromium chromium-driver fonts-noto-core" "the browser tests are left out"
    wanted chromedriver "chromium-driver" "the browser tests are left out"
fi
if [ -n "$packages" ]; then
    root=
    [ "$(id -u)" = 0 ] || root="sudo -n"
    if command -v apt-get >/dev/null && { [ -z "$root" ] || $root true 2>/dev/null; }; then
        say "Installing$packages…"
        export DEBIAN_FRONTEND=noninteractive
        # shellcheck disable=SC2086 # words are meant to be split
        { $root apt-get update -qq && $root apt-get install -y -qq $packages; } >/dev/null 2>&1 || true
    fi
    packages= lost=
    wanted_fonts
    wanted tesseract "" "photos and scanned pages are not read"
    if [ "${1:-}" = tests ]; then
        wanted chromium "" "the browser tests are left out"
        wanted chromedriver "" "the browser tests are left out"
    fi
    [ -z "$lost" ] || say "${lost#?}"
fi
