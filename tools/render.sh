#!/bin/sh
# Print every report with LibreOffice and look at the pages (tools/render_workbooks.py). LibreOffice is installed where that is allowed;
# where it is not there and may not be installed, this says so and goes on: the workbooks are tested without it too.
set -eu
cd "$(dirname "$0")/.."

packages="libreoffice-calc poppler-utils fonts-crosextra-carlito"

say() { printf '%s\n' "render: $*" >&2; }
there() { command -v soffice >/dev/null 2>&1 && command -v pdftoppm >/dev/null 2>&1; }

install() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || return 1
    say "Installing with apt: $packages"
    # shellcheck disable=SC2086  # the list is meant to be split
    for again in no yes; do
        [ "$again" = no ] || apt_get update || return 1
        if apt_get install --no-install-recommends $packages; then return 0; fi
    done
    return 1
}

apt_get() {
    timeout 600 env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@" </dev/null >/dev/null 2>&1
}

there || install || true
if ! there; then
    say "LibreOffice or poppler is not here and cannot be installed, so the workbooks were not printed."
    exit 0
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
.venv/bin/python tools/render_workbooks.py "$folder"
