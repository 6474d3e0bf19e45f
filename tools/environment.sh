#!/bin/sh
# Brings what a fresh Debian or Ubuntu machine lacks. The Makefile calls it:
#   environment.sh packages   .venv with exactly the packages of requirements.lock
#   environment.sh libraries  the system libraries that Qt needs without a display
#   environment.sh window     these, and the ones it needs to show a window and to print
#   environment.sh bundle     these, and what PyInstaller needs
#   environment.sh browser    Chromium and its driver, in which the tests answer HTML forms
#   environment.sh lock       requirements.lock anew from pyproject.toml, and uv's own
# With apt and the rights it installs; otherwise it prints the command and stops.
set -eu
cd "$(dirname "$0")/.."

LIBRARIES="libdbus-1-3 libegl1 libfontconfig1 libgl1 libglib2.0-0 libgssapi-krb5-2 libx11-6
  libxkbcommon0"
WINDOW="libcups2 libwayland-client0 libwayland-cursor0 libx11-xcb1 libxcb-cursor0 libxcb-glx0
  libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0
  libxkbcommon-x11-0"

stop() {
  printf '%s\n' "$@" >&2
  exit 1
}

apt_install() {
  command="apt-get install -y --no-install-recommends $*"
  command -v apt-get >/dev/null || stop "Please install these, by their names here:" "  $*"
  if [ "$(id -u)" = 0 ]; then
    as_root=
  elif sudo -n true 2>/dev/null; then
    as_root="sudo -n"
  else
    stop "Please run this once, and then make again:" "  sudo $command"
  fi
  echo "Installing: $*" >&2
  $as_root apt-get update -q >&2 || true
  $as_root env DEBIAN_FRONTEND=noninteractive $command >&2 ||
    stop "This did not work; please mend it and run make again:" "  $as_root $command"
}

# The first Python that is new enough.
python() {
  for name in python3 python3.14 python3.13 python3.12 python3.11; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$name"
      return
    fi
  done
  stop "Python 3.11 or newer is needed: sudo apt-get install python3"
}

# uv from PATH, else a copy of our own beside .venv.
uv() {
  if command uv --version >/dev/null 2>&1; then
    command uv "$@"
    return
  fi
  if ! .venv-uv/bin/uv --version >/dev/null 2>&1; then
    name=$(python)
    "$name" -c 'import ensurepip, venv' 2>/dev/null || apt_install "$name-venv"
    "$name" -m venv --clear .venv-uv
    .venv-uv/bin/python -m pip install -q --disable-pip-version-check --require-hashes \
      -r tools/uv.lock >&2
  fi
  .venv-uv/bin/uv "$@"
}

packages() {
  # The copy of the lock inside .venv says what .venv was built from.
  if cmp -s requirements.lock .venv/requirements.lock && .venv/bin/python -c '' 2>/dev/null; then
    return
  fi
  if ! .venv/bin/python -c '' 2>/dev/null; then
    name=$(python)
    rm -rf .venv
    uv venv -q --python "$name" .venv
  fi
  uv pip sync --require-hashes --python .venv/bin/python requirements.lock
  cp requirements.lock .venv/requirements.lock
}

# Names the libraries that these parts of the bundled Qt look for in vain.
missing() {
  qt=$(.venv/bin/python -c 'import PySide6; print(PySide6.__path__[0])')/Qt
  for part in "$@"; do
    ldd "$qt/$part" | sed -n 's/^[[:space:]]*\([^ ]*\) => not found.*/\1/p'
  done | sort -u
}

# $1 = packages, the rest = parts of Qt that must find all they need.
need() {
  names=$1
  shift
  [ "$(uname)" = Linux ] || return 0
  [ -z "$(missing "$@")" ] || apt_install $names
  left=$(missing "$@")
  [ -z "$left" ] || stop "Qt still looks in vain for:" "$left"
}

libraries() {
  need "$LIBRARIES" lib/libQt6Widgets.so.6 lib/libQt6Svg.so.6 lib/libQt6Pdf.so.6 \
    lib/libQt6PrintSupport.so.6 plugins/platforms/libqoffscreen.so
}

window() {
  libraries
  need "$WINDOW" plugins/platforms/libqxcb.so plugins/platforms/libqwayland.so \
    plugins/xcbglintegrations/libqxcb-glx-integration.so \
    plugins/printsupport/libcupsprintersupport.so
}

shared_python() {
  .venv/bin/python -c 'from PyInstaller.depend.bindepend import get_python_library_path as path
path()' 2>/dev/null
}

bundle() {
  window # the bundle takes along the libraries it finds
  [ "$(uname)" = Linux ] || return 0
  command -v objcopy >/dev/null || apt_install binutils
  shared_python || apt_install "libpython$(.venv/bin/python -c 'import sys
print("%d.%d" % sys.version_info[:2])')"
  shared_python || stop "PyInstaller needs a Python that was built with --enable-shared."
}

browser() {
  command -v chromium >/dev/null && command -v chromedriver >/dev/null ||
    apt_install chromium chromium-driver
}

compile() {
  uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
    --python-version 3.11 --custom-compile-command "make lock" --output-file "$@"
}

lock() {
  compile requirements.lock --all-extras pyproject.toml
  echo uv | compile tools/uv.lock -
}

case "${1-}" in
  packages | libraries | window | browser | bundle | lock) "$1" ;;
  *) stop "usage: tools/environment.sh packages | libraries | window | browser | bundle | lock" ;;
esac
