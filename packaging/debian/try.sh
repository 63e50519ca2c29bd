#!/usr/bin/env bash
# Tries the .deb where nothing else is: in a bare Debian root it installs it, opens its window, lets it work with a
# real central CRM outside, removes it, and looks at what is left. Needs root for the chroot; leaves nothing behind.
#
#   packaging/debian/try.sh dist/sfa-desktop_0.1.0_amd64.deb [BARE_ROOT]
#
# BARE_ROOT is a root that `debootstrap --variant=minbase` made before; it is copied, not changed. The window is
# shown on a display of its own (Xvfb), and its picture kept as build/deb/window.png; offscreen where there is no Xvfb.
set -euo pipefail
package=$(realpath "$1")
bare=${2:-}
cd "$(dirname "$0")/../.."
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null && sudo -n true 2>/dev/null && exec sudo -n bash packaging/debian/try.sh "$package" $bare
    echo "The trial makes a root of its own and needs to be run as root: sudo bash $0 $package" >&2
    exit 2
fi

PYTHON=$PWD/.venv/bin/python
scratch=$(mktemp -d)
root=$scratch/root
outside=$scratch/office
window='' engine='' display='' preparing=''

say() { printf '%6ss  %s\n' "$SECONDS" "$*"; }
fail() { printf 'FAILED  %s\n' "$*" >&2; exit 1; }
office() { "$PYTHON" -m sfa_desktop --home "$outside" --json central "$@"; }
pick() { "$PYTHON" -c "import json, sys; d = json.load(sys.stdin); print($1)" <<< "$2"; }  # EXPRESSION_ON_d JSON
until_true() { # SECONDS WHAT COMMAND…
    local end=$((SECONDS + $1)) what=$2
    shift 2
    until "$@" >/dev/null 2>&1; do
        [ "$SECONDS" -lt "$end" ] || fail "$what"
        read -rt 0.2 <> <(:) || true
    done
}

finish() {
    status=$?
    set +e
    [ -n "$window" ] && kill "$window" "$engine" 2>/dev/null
    [ -n "$display" ] && kill "$display" 2>/dev/null
    [ -n "$preparing" ] && kill "$preparing" 2>/dev/null && wait "$preparing"
    [ -d "$outside" ] && office stop >/dev/null 2>&1
    wait
    for _ in $(seq 50); do [ -n "$engine" ] && kill -0 "$engine" 2>/dev/null && read -rt 0.2 <> <(:); done
    for place in proc dev/null dev/urandom; do mountpoint -q "$root/$place" && umount "$root/$place"; done
    if grep -q " $scratch/" /proc/self/mounts; then
        echo "Something is still mounted below $scratch; it is left as it is." >&2
    else
        rm -rf --one-file-system "$scratch"
    fi
    exit "$status"
}
trap finish EXIT

office init --accounts 20 > "$scratch/office.log" 2>&1 &  # meanwhile
preparing=$!

# ---- a bare root, from the mirror that apt uses here
if [ -n "$bare" ]; then
    cp -a "$bare" "$root"
else
    command -v debootstrap >/dev/null || fail "debootstrap is not installed: apt-get install debootstrap"
    # shellcheck source=/dev/null
    suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
    mirror=$(apt-get indextargets --format '$(CODENAME) $(REPO_URI)' 'Created-By: Packages' |
        awk -v suite="$suite" '$1 == suite { print $2; exit }')
    [ -n "$mirror" ] || fail "apt knows no mirror of $suite"
    eval "$(apt-config shell http_proxy Acquire::http::Proxy https_proxy Acquire::https::Proxy)"
    export http_proxy https_proxy
    debootstrap --variant=minbase "$suite" "$root" "$mirror" > "$scratch/debootstrap.log" ||
        { tail -5 "$scratch/debootstrap.log" >&2; fail "debootstrap could not make a root"; }
fi
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
for device in dev/null dev/urandom; do  # the scratch folder may lie where devices are not allowed
    [ -e "$root/$device" ] || touch "$root/$device"
    mount --bind "/$device" "$root/$device"
done
cp /etc/resolv.conf "$root/etc/resolv.conf"
# how apt reaches its mirrors from this machine (proxy, certificates, checks of dates)
find /etc/apt/apt.conf.d -name '99*' -exec cp {} "$root/etc/apt/apt.conf.d/" \;
inside() { env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8 chroot "$root" "$@"; }
inside useradd --create-home --home-dir /srv/rep rep
say "a bare root with $(inside dpkg-query -f '.\n' -W | wc -l) packages"

# ---- install
inside apt-get update -qq
files() { inside find / -xdev \( -path /proc -o -path /tmp -o -path /var/lib/apt -o -path /var/lib/dpkg -o -path /var/cache -o -path /var/log \
    -o -path /srv \) -prune -o -print | sort; }
cp "$package" "$root/tmp/"
# first what the package stands on, so that what it brings itself can be told apart
depends=$(dpkg-deb -f "$package" Depends | sed -e 's/([^)]*)//g' -e 's/|[^,]*//g' -e 's/,/ /g')
# shellcheck disable=SC2086
inside apt-get install -qq -y --no-install-recommends $depends > "$scratch/apt.log" 2>&1 ||
    { tail -5 "$scratch/apt.log" >&2; fail "what it depends on cannot be installed"; }
say "its $(wc -w <<< "$depends") dependencies; $(inside dpkg-query -f '.\n' -W | wc -l) packages now"
files > "$scratch/before"
inside apt-get install -qq -y --no-install-recommends "/tmp/$(basename "$package")" > "$scratch/apt.log" 2>&1 ||
    { tail -5 "$scratch/apt.log" >&2; fail "the package cannot be installed"; }
say "installed: $(inside du -sh /usr/lib/sfa-desktop | cut -f1)"
as_rep=(env -i PATH=/usr/bin:/bin:/usr/sbin HOME=/srv/rep LANG=C.UTF-8 "SFA_DESKTOP_PASSPHRASE=una frase larga")
program=(chroot --userspec=rep:rep "$root" /usr/bin/sfa-desktop)
app() { "${as_rep[@]}" "${program[@]}" "$@"; }
missing=$(inside find /usr/lib/sfa-desktop -type f \( -name '*.so*' -o -name sfa-desktop \) -exec \
    env LD_LIBRARY_PATH=/usr/lib/sfa-desktop/_internal:/usr/lib/sfa-desktop/_internal/PySide6/Qt/lib ldd {} + |
    grep 'not found' || true)
[ -z "$missing" ] || fail "libraries are missing: $missing"
version=$(app --version)
say "$version"

# ---- without Tryton it says so, in one sentence and with the exit code of input that cannot be followed
code=0
said=$(app central init --accounts 20 2>&1 >/dev/null) || code=$?
[ "$code" = 2 ] && grep -q 'Tryton and its add-on) are not in python3' <<< "$said" ||
    fail "without Tryton, central init ended with $code: $said"
say "central init: $(tail -1 <<< "$said")"

# ---- a real central CRM outside; the chroot shares the network
wait "$preparing" || fail "the central CRM cannot be made: $(tail -3 "$scratch/office.log")"
preparing=''
told=$(office start)
say "the central CRM runs outside"
pick "d['reps'][0]['password']" "$told" |
    app endpoint add --name office --crm tryton --url "$(pick "d['url']" "$told")" --database crm \
        --user "$(pick "d['reps'][0]['login']" "$told")" --secret-stdin >/dev/null
app endpoint test office >/dev/null || fail "endpoint test"
first=$(app sync --once --json)
[ "$(pick "d['pulled'] > 0 and d['verified'] and not d['errors']" "$first")" = True ] ||
    fail "the first sync: $first"
say "first sync: $(tr -d '\n' <<< "$first")"
listed=$(app list account --limit 1 --json)
id=$(pick "d[0]['id']" "$listed") name=$(pick "d[0]['name']" "$listed")
[ "$(pick "'$id' in [hit['id'] for hit in d]" "$(app search "$name" --json)")" = True ] || fail "search does not find $name"
app new task "account_id=$id" 'subject=Llamar por la muestra' due_on=2030-01-07 >/dev/null
second=$(app sync --once --json)
[ "$(pick "d['pushed']" "$second")" = 1 ] || fail "the second sync: $second"
app verify >/dev/null || fail "verify"
app doctor --json >/dev/null || fail "doctor"
say "searched for “$name”, sent a task, verified"

# ---- the window, and beside it the engine in a process of its own, which synchronises and ends with the window
as_of() { pick "d['kinds']['account']['as_of']" "$(app status --json)"; }
newer() { [ "$(as_of)" != "$before" ]; }
engine_of() { pgrep -P "$1" -f -- 'sync --serve'; }
gone() { ! kill -0 "$1" 2>/dev/null; }
try_window() { # NAME=VALUE for the platform, then what to do once it stands
    before=$(as_of)
    "${as_rep[@]}" "$1" "${program[@]}" > "$scratch/window.log" 2>&1 &
    window=$!
    until_true 60 "no engine beside the window" engine_of "$window"
    engine=$(engine_of "$window")
    until_true 90 "the window's engine did not synchronise" newer
    "${@:2}"
    kill "$window"
    wait "$window" 2>/dev/null || true
    window=''
    until_true 30 "the engine outlived its window" gone "$engine"
    engine=''
    [ ! -s "$scratch/window.log" ] || fail "the window said: $(cat "$scratch/window.log")"
}
try_window QT_QPA_PLATFORM=offscreen true
say "the window opens offscreen; its engine synchronises and ends with it"

picture() {
    until_true 30 "no window on the display" env DISPLAY="$screen" xdotool search --name 'SFA Desktop'
    mkdir -p build/deb
    DISPLAY=$screen QT_QPA_PLATFORM=xcb "$PYTHON" - <<'PYTHON'
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
picture = app.primaryScreen().grabWindow(0)
assert picture.save("build/deb/window.png")
colours = {picture.toImage().pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)}
assert len(colours) > 20, "the window is empty"
PYTHON
}
if command -v Xvfb >/dev/null && command -v xdotool >/dev/null; then
    Xvfb -displayfd 3 -ac -nolisten tcp -screen 0 1440x900x24 3> "$scratch/display" 2>/dev/null &
    display=$!
    until_true 20 "Xvfb does not start" test -s "$scratch/display"
    screen=:$(cat "$scratch/display")
    try_window "DISPLAY=$screen" picture
    say "the window stands on a display: build/deb/window.png"
fi

# ---- remove: the work of the rep stays, nothing else does
inside apt-get purge -qq -y sfa-desktop > "$scratch/apt.log" 2>&1 || fail "the package cannot be removed"
files > "$scratch/after"
left=$(diff "$scratch/before" "$scratch/after") || fail "not as before the installation:
$left"
[ -s "$root/srv/rep/.local/share/sfa-desktop/replica.db" ] || fail "the rep's data is gone"
say "removed: nothing is left but the rep's own data"
