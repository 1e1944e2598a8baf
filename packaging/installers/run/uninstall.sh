#!/bin/sh
# Removes Fact-Check Workbench from the home folder. Cases and settings stay: they are yours.
set -eu

data=${XDG_DATA_HOME:-$HOME/.local/share}
place=$data/factcheck-workbench-program

while read -r file; do
    rm -f "$data/$file"
    rmdir -p "$data/$(dirname "$file")" 2>/dev/null || true
done <"$place/installed-files"
[ "$(readlink "$HOME/.local/bin/workbench" 2>/dev/null || true)" != "$place/workbench" ] ||
    rm -f "$HOME/.local/bin/workbench"
rm -rf "$place"

refresh() { command -v "$1" >/dev/null 2>&1 && "$@" >/dev/null 2>&1 || true; }
refresh update-desktop-database "$data/applications"
refresh update-mime-database "$data/mime"
printf '%s\n' "Fact-Check Workbench is removed. Your cases and settings are where they were."
