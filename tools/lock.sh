#!/bin/sh
# Write requirements/run.txt and requirements/dev.txt anew from pyproject.toml, for every system and Python 3.11 and newer.
#
#   sh tools/lock.sh [--upgrade]    --upgrade takes newer versions too; without it what is pinned stays
set -eu
cd "$(dirname "$0")/.."

tool=$(mktemp -d)
trap 'rm -rf "$tool"' EXIT
"${PYTHON:-python3}" -m venv "$tool"
"$tool/bin/python" -m pip --disable-pip-version-check --quiet install uv

compile() {
    "$tool/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url "$@" pyproject.toml >/dev/null
}

compile --group build --output-file requirements/run.txt "$@"
compile --group dev --constraints requirements/run.txt --output-file requirements/dev.txt "$@"
