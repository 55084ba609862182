#!/bin/sh
# Prepare this checkout: system libraries, virtual environment, packages.
#
#   sh tools/setup.sh run    what the program needs
#   sh tools/setup.sh dev    that and what the tests and checks need
#
# Does nothing when nothing changed since the last time. Asks nobody anything: what it may not do it says in one sentence.
set -eu
cd "$(dirname "$0")/.."

level=${1:-dev}
python=${PYTHON:-python3}
venv=.venv
lock=requirements/$level.txt

say() { printf '%s\n' "setup: $*" >&2; }
stop() { say "$*"; exit 1; }

case $level in run | dev) ;; *) stop "Say 'run' or 'dev', not '$level'." ;; esac

# --- the system's packages -------------------------------------------------------------------------------------------------

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install() {
    command -v apt-get >/dev/null 2>&1 || return 1
    [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; }
}

apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@" </dev/null >/dev/null
}

install() { # installs Debian packages; false when it may not or cannot
    may_install || return 1
    say "Installing with apt: $*"
    apt_get install --no-install-recommends "$@" 2>/dev/null || { apt_get update && apt_get install --no-install-recommends "$@"; }
}

# library=package; the first list is needed to draw anything, the second to show a window
draw="libEGL.so.1=libegl1 libGL.so.1=libgl1 libxkbcommon.so.0=libxkbcommon0 libfontconfig.so.1=libfontconfig1
      libdbus-1.so.3=libdbus-1-3 libglib-2.0.so.0=libglib2.0-0"
show="libxcb-cursor.so.0=libxcb-cursor0 libxcb-icccm.so.4=libxcb-icccm4 libxcb-keysyms.so.1=libxcb-keysyms1
      libxcb-shape.so.0=libxcb-shape0 libxkbcommon-x11.so.0=libxkbcommon-x11-0"

absent() { # prints the packages whose library the system's loader does not know
    known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null || true)
    [ -n "$known" ] || return 0
    for pair in "$@"; do
        case $known in *"${pair%%=*} "*) ;; *) printf '%s ' "${pair#*=}" ;; esac
    done
}

has_font() {
    for folder in /usr/share/fonts /usr/local/share/fonts "${XDG_DATA_HOME:-${HOME:-}/.local/share}/fonts"; do
        [ -z "$(find "$folder" -name '*.[ot]t[fc]' 2>/dev/null | head -n 1)" ] || return 0
    done
    return 1
}

font_package() { has_font || printf '%s ' fonts-dejavu-core; }

system_packages() {
    [ "$(uname -s)" = Linux ] || return 0
    # shellcheck disable=SC2086  # the lists are meant to be split
    wanted="$(absent $draw $show)$(font_package)"
    # shellcheck disable=SC2086
    [ -z "$wanted" ] || install $wanted || true
    # A window is only needed by a person at a screen; the tests draw without one, the command line draws nothing.
    needed=""
    # shellcheck disable=SC2086
    if [ "$level" = dev ]; then
        needed="$(absent $draw)$(font_package)"
    elif [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        needed="$(absent $draw $show)$(font_package)"
    fi
    [ -z "$needed" ] || stop "Qt needs these packages of the system; install them (Debian, Ubuntu: sudo apt install $needed) and try again: $needed"
}

# --- Python ----------------------------------------------------------------------------------------------------------------

usable_python() {
    command -v "$python" >/dev/null 2>&1 || stop "Python 3.11 or newer is needed: install python3 and python3-venv."
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        stop "Python 3.11 or newer is needed, and '$python' is $("$python" -V 2>&1); name another one: make PYTHON=python3.12 …"
    "$python" -c 'import ensurepip, venv' 2>/dev/null || install python3-venv || true
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        stop "Python cannot make a virtual environment here: install the package python3-venv (Debian, Ubuntu: sudo apt install python3-venv)."
}

fingerprint() { # changes whenever the environment has to be made anew
    { cat requirements/run.txt "$lock" pyproject.toml && pwd && "$venv/bin/python" -V; } 2>/dev/null | cksum
}

ready() { # a development environment serves for running too
    for done_level in dev "$level"; do
        lock=requirements/$done_level.txt
        if [ -f "$venv/.ready-$done_level" ] && [ "$(fingerprint)" = "$(cat "$venv/.ready-$done_level")" ]; then return 0; fi
    done
    return 1
}

packages() {
    if ! "$venv/bin/python" -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        usable_python
        say "Making a virtual environment in $venv"
        "$python" -m venv --clear "$venv"
    fi
    rm -f "$venv/.ready-run" "$venv/.ready-dev"
    say "Installing the packages listed in $lock (the first time this fetches about 100 MB)"
    pip="$venv/bin/python -m pip --disable-pip-version-check --quiet --no-input"
    $pip install --require-hashes --only-binary :all: -r "$lock" </dev/null
    $pip install --no-deps --no-build-isolation --editable . </dev/null
    fingerprint >"$venv/.ready-$level"
    say "Ready."
}

if ready; then exit 0; fi
lock=requirements/$level.txt
system_packages
packages
