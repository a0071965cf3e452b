#!/usr/bin/env bash
# Back up Rihla's SQLite database while it runs, and keep the last few copies.
#
#   deploy/backup.sh [DATABASE] [FOLDER]
#
# DATABASE is var/rihla.db and FOLDER is var/backups where not given. RIHLA_BACKUPS_KEPT says how
# many copies stay (14). A copy holds what people wrote: it is readable by its owner only, and what
# was erased or had its time stays in it until the copy is rotated out.
# Exits 1, leaving earlier copies alone, where a copy cannot be made or is not sound.
set -euo pipefail
umask 077
cd "$(dirname "$0")/.."

database=${1:-${RIHLA_VAR:-var}/rihla.db}
folder=${2:-${RIHLA_VAR:-var}/backups}
kept=${RIHLA_BACKUPS_KEPT:-14}

fail() { printf '%s\n' "$*" >&2; exit 1; }

case $kept in '' | *[!0-9]* | 0*) fail "RIHLA_BACKUPS_KEPT is '$kept'; give a number from 1 on" ;; esac
command -v sqlite3 >/dev/null || fail "sqlite3 is missing; install the package sqlite3"
[ -f "$database" ] || fail "$database: there is no such file; give the database"

mkdir -p "$folder"
copy=$folder/rihla-$(date -u +%Y%m%dT%H%M%SZ).db
[ ! -e "$copy" ] || fail "$copy: it is there already; wait a second"
part=$copy.part
trap 'rm -f "$part"' EXIT

# .backup copies a consistent state page by page, with the service running. It reads the file name
# by its own rules, so the name goes in quotes, and none with a quote in it is taken.
case $part in *[\'\"]*) fail "$folder: a quote in the name of the folder; choose another" ;; esac
sqlite3 -cmd '.timeout 30000' "$database" ".backup '$part'"
[ "$(sqlite3 "$part" 'PRAGMA integrity_check')" = ok ] || fail "$part: the copy is not sound"
mv "$part" "$copy"
printf '%s\n' "$copy"

# The names sort by time; only our own are touched.
find "$folder" -maxdepth 1 -type f -name 'rihla-*Z.db' | sort -r | tail -n +"$((kept + 1))" |
    while IFS= read -r old; do rm -f -- "$old"; done
