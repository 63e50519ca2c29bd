#!/usr/bin/env bash
# Runs a command with an unlocked SecretService keyring of its own, kept in a folder that goes with it.
set -euo pipefail
XDG_DATA_HOME=$(mktemp -d)
export XDG_DATA_HOME
printf 'test\n' | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null 2>&1
status=0
"$@" || status=$?
rm -rf "$XDG_DATA_HOME"
exit "$status"
