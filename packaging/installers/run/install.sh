#!/bin/sh
# Puts Fact-Check Workbench into the home folder of the person who runs this; nothing needs root.
set -eu

data=${XDG_DATA_HOME:-$HOME/.local/share}
place=$data/factcheck-workbench-program
commands=$HOME/.local/bin
new=$place.new
title="Fact-Check Workbench"

said=
say() {
    printf '%s\n' "$*"
    said="$said$*
"
}

# after a double click there may be no terminal to read in, or one that closes at the end
show() {
    code=$?
    if [ -t 1 ]; then
        [ $code -eq 0 ] || [ ! -t 0 ] || { printf 'Press Enter to end. ' && read -r _; }
    elif [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        :
    elif command -v zenity >/dev/null 2>&1; then
        zenity --info --no-markup --title="$title" --text="$said" || true
    elif command -v kdialog >/dev/null 2>&1; then
        kdialog --title "$title" --msgbox "$said" || true
    elif command -v xmessage >/dev/null 2>&1; then
        xmessage -center -title "$title" "$(printf '%s' "$said" | fold -s -w 76)" || true
    fi
    exit $code
}
trap show EXIT

if [ "$(uname -m)" != x86_64 ]; then
    say "This computer is a $(uname -m), and the program is for x86_64: it cannot run here."
    exit 1
fi

# “wanted” names each library that the system must bring, and the package of Debian that holds it
missing=
packages=
while read -r library package; do
    found=
    for folder in /lib64 /usr/lib64 /lib/x86_64-linux-gnu /usr/lib/x86_64-linux-gnu /lib /usr/lib; do
        [ -e "$folder/$library" ] && found=yes && break
    done
    [ -n "$found" ] && continue
    missing="$missing $library"
    case " $packages " in *" $package "*) ;; *) packages="$packages $package" ;; esac
done <wanted
if [ -n "$missing" ]; then
    say "Some libraries are missing:$missing"
    if command -v apt-get >/dev/null 2>&1; then
        say "Install them with this line, and start this again:"
        say "    sudo apt-get install$packages"
    elif command -v dnf >/dev/null 2>&1; then
        wanted=$(for library in $missing; do printf " '%s()(64bit)'" "$library"; done)
        say "Install them with this line, and start this again:"
        say "    sudo dnf install$wanted"
    else
        say "Install the packages of your system that hold them, and start this again."
    fi
    exit 1
fi

# first beside the old one, then in its place: an interrupted installation leaves the old one whole
rm -rf "$new"
mkdir -p "$data" "$commands"
cp -a program "$new"
cp uninstall.sh "$new/uninstall.sh"
if [ -e "$place" ]; then
    rm -rf "$place.old"
    mv "$place" "$place.old"
fi
mv "$new" "$place"
rm -rf "$place.old"
ln -sf "$place/workbench" "$commands/workbench"

(cd prefix/share && find . -type f) | while read -r file; do
    mkdir -p "$data/$(dirname "$file")"
    cp "prefix/share/$file" "$data/$file"
done
(cd prefix/share && find . -type f) >"$place/installed-files"
# the menu may not know ~/.local/bin; a right click on the entry offers to remove the program
entry=$data/applications/factcheck-workbench.desktop
sed -e "s|^Exec=workbench|Exec=\"$place/workbench\"|" -e "s|^TryExec=.*|TryExec=$place/workbench|" \
    -e 's|^Terminal=.*|&\nActions=remove;|' prefix/share/applications/factcheck-workbench.desktop >"$entry"
printf '\n[Desktop Action remove]\nName=Remove %s…\nExec=sh "%s/uninstall.sh"\n' "$title" "$place" >>"$entry"

refresh() { command -v "$1" >/dev/null 2>&1 && "$@" >/dev/null 2>&1 || true; }
refresh update-desktop-database "$data/applications"
refresh update-mime-database "$data/mime"
refresh gtk-update-icon-cache -q -t "$data/icons/hicolor"

say "Fact-Check Workbench @VERSION@ is installed. You find it in the menu of your desktop."
case :$PATH: in
    *:"$commands":*) say "In a shell it is called workbench." ;;
    *) say "In a shell it is called $commands/workbench." ;;
esac
say "To remove it again, right-click its entry in the menu, or type: sh $place/uninstall.sh"
