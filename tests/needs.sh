#!/bin/sh
# Gets the programs that the tests run and pip cannot install, or says how to.
set -eu

missing=""
command -v "${QUIZPRESS_CHROMIUM:-chromium}" >/dev/null || missing="chromium"
command -v "${QUIZPRESS_FIREFOX:-firefox-esr}" >/dev/null || command -v firefox >/dev/null \
  || missing="$missing firefox-esr"
command -v pdftotext >/dev/null || missing="$missing poppler-utils"
for program in git zsh fish; do
  command -v "$program" >/dev/null || missing="$missing $program"
done
# Texts of many scripts are measured and looked at; boxes in the place of letters are no measure.
if command -v fc-list >/dev/null; then
  [ -n "$(fc-list :lang=hi)" ] && [ -n "$(fc-list :lang=th)" ] || missing="$missing fonts-noto-core"
  [ -n "$(fc-list :lang=ja)" ] && [ -n "$(fc-list :lang=ko)" ] || missing="$missing fonts-noto-cjk"
fi
[ -n "$missing" ] || exit 0

if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update -qq
  # shellcheck disable=SC2086  # A list of packages.
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing >/dev/null
  exit 0
fi
echo "The tests need:$missing. On Debian or Ubuntu: sudo apt-get install $missing" >&2
echo "Browsers under other names or paths: set QUIZPRESS_CHROMIUM and QUIZPRESS_FIREFOX." >&2
exit 1
