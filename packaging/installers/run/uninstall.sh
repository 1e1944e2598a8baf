#!/bin/sh
# Removes Fact-Check Workbench from the home folder. Cases and settings stay: they are yours.
set -eu

data=${XDG_DATA_HOME:-$HOME/.local/share}
place=$data/factcheck-workbench-program
commands=$HOME/.local/bin

# chosen in a menu, where the hand may slip
title="Fact-Check Workbench"
question="Remove $title? Your cases and settings stay."
if [ ! -t 1 ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    if command -v zenity >/dev/null 2>&1; then
        zenity --question --title="$title" --text="$question" || exit 0
    elif command -v kdialog >/dev/null 2>&1; then
        kdialog --title "$title" --yesno "$question" || exit 0
    fi
fi

while read -r file; do rm -f "$data/$file"; done <"$place/installed-files"
[ "$(readlink "$commands/workbench" 2>/dev/null || true)" != "$place/workbench" ] || rm -f "$commands/workbench"

# what the desktop has made of these files: made anew of those of other programs, or removed with the last one
refresh() { command -v "$1" >/dev/null 2>&1 && "$@" >/dev/null 2>&1 || true; }
holds_only() { [ -z "$(find "$1" -type f ! -name "$2" 2>/dev/null)" ]; }
if holds_only "$data/applications" mimeinfo.cache; then
    rm -f "$data/applications/mimeinfo.cache"
else
    refresh update-desktop-database "$data/applications"
fi
if holds_only "$data/icons/hicolor" icon-theme.cache; then
    rm -f "$data/icons/hicolor/icon-theme.cache"
else
    refresh gtk-update-icon-cache -q -t "$data/icons/hicolor"
fi
if holds_only "$data/mime/packages" ""; then
    rm -rf "$data/mime"
else
    refresh update-mime-database "$data/mime"
fi

while read -r file; do
    rmdir -p "$data/$(dirname "$file")" 2>/dev/null || true
done <"$place/installed-files"
rm -rf "$place"
rmdir -p "$data" "$commands" 2>/dev/null || true
printf '%s\n' "$title is removed. Your cases and settings are where they were."
