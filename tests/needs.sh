#!/bin/sh
# Gets the programs that the tests run and pip cannot install, or says how to.
set -eu

missing=""
command -v "${QUIZPRESS_CHROMIUM:-chromium}" >/dev/null || missing="chromium"
command -v pdftotext >/dev/null || missing="$missing poppler-utils"
command -v git >/dev/null || missing="$missing git"
[ -n "$missing" ] || exit 0

if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update -qq
  # shellcheck disable=SC2086  # A list of packages.
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing >/dev/null
  exit 0
fi
echo "The tests need:$missing. On Debian or Ubuntu: sudo apt-get install $missing" >&2
echo "Chromium under another name or path: set QUIZPRESS_CHROMIUM to it." >&2
exit 1
