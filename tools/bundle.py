"""What goes into the bundle and what stays out; `build.spec` builds it from these lists."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Final

from app.paths import CONTENTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Entry = tuple[str, str, str]
    """A file of the bundle as PyInstaller lists it: its place there, its source, its kind."""

ROOT: Final = Path(__file__).resolve().parent.parent
NAME: Final = "zhetekshi"
CONSOLE: Final = "zhetekshi-cli"

DATA_PACKAGES: Final = ("fontpkg_pt_sans", "fontpkg_pt_serif")
"""Packages whose files are read at run time and which no hook of PyInstaller knows."""

STANDING_FOLDERS: Final = (("docx", "parts"), ("pptx", "oxml"))
"""Packages whose modules look for templates by `folder/../templates`: the folder must be there."""

LEFT_OUT_MODULES: Final = (
    # Parts of Qt that a desktop program of forms and tables does not show.
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtMultimedia", "PySide6.QtDesigner"),
    *("PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtTest", "PySide6.QtSql"),
    *("PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets", "PySide6.QtWebChannel"),
    # Python's own tools and windows, and all that speaks over a network: the program never does.
    *("tkinter", "unittest", "pydoc", "doctest", "pdb", "idlelib", "lib2to3", "ensurepip"),
    *("ssl", "_ssl", "_hashlib", "ftplib", "smtplib", "socketserver", "xmlrpc", "curses"),
    # What libraries bring for uses that are not ours.
    *("numpy", "pandas", "tzdata", "reportlab.graphics.barcode"),
    *("PIL.ImageTk", "PIL.ImageQt", "PIL.ImageCms", "PIL.ImageShow"),
    *("PIL.AvifImagePlugin", "PIL.WebPImagePlugin", "PIL._avif", "PIL._webp", "PIL._imagingcms"),
    *("PIL._imagingtk", "PIL._imagingmath", "PIL._imagingmorph"),
    *("lxml.objectify", "lxml.isoschematron", "charset_normalizer", "setuptools", "pkg_resources"),
    *("pytest", "hypothesis", "IPython", "matplotlib"),
)

_QT_PLUGINS: Final = {
    "platforms": ("*qxcb*", "*qwayland*", "qwindows*", "*qoffscreen*"),
    "platformthemes": ("*xdgdesktopportal*",),
    "platforminputcontexts": ("*compose*", "*ibus*"),
    "imageformats": ("*qjpeg*", "*qsvg*"),
    "iconengines": ("*",),
    "printsupport": ("*",),
    "wayland-shell-integration": ("*xdg-shell*",),
    "wayland-decoration-client": ("*bradient*",),
}
"""The plugins that are kept, by folder; of every other folder none is."""

_FILES_LEFT_OUT: Final = (
    "libcups.so*",  # who has a printer has the library that his own CUPS was made with
    "reportlab/fonts/*",  # a document shows the embedded faces alone
    "*.pyi",
    "*.dist-info/*",
)
_BINARY: Final = ("BINARY", "EXTENSION")
_LOCALES: Final = ("root", "global", "kk", "kk_*", "ru", "ru_KZ", "ru_RU", "en", "en_US")


def wanted(place: str) -> bool:
    """Say whether a file that PyInstaller found is worth its place in the bundle."""
    path = PurePosixPath(PureWindowsPath(place).as_posix())
    match path.parts:
        case [*_, "plugins", kind, name] if "PySide6" in path.parts:
            return any(fnmatchcase(name, each) for each in _QT_PLUGINS.get(kind, ()))
        case ["PySide6", *_, "translations", name]:
            return name in ("qtbase_kk.qm", "qtbase_ru.qm")
        case ["babel", "locale-data", name]:
            return any(fnmatchcase(Path(name).stem, each) for each in _LOCALES)
        case _:
            return not any(fnmatchcase(str(path), each) for each in _FILES_LEFT_OUT)


def slimmed(files: Iterable[Entry], needs: Callable[[str], Iterable[str]]) -> list[Entry]:
    """Leave out what is not wanted, and then each library that nothing left over loads.

    `needs` tells the names of the libraries that a file asks for.
    """
    kept = [each for each in files if wanted(each[0])]
    reached: set[str] = set()
    waiting = [each for each in kept if not _is_library(each)]
    while waiting:
        loading = [source for _, source, kind in waiting if kind in _BINARY]
        names = {_key(name) for source in loading for name in needs(source)}
        fresh = names - reached
        reached |= names
        waiting = [each for each in kept if _is_library(each) and _key(each[0]) in fresh]
    return [each for each in kept if not _is_library(each) or _key(each[0]) in reached]


def _key(place: str) -> str:
    return PureWindowsPath(place).name.lower()


def _is_library(entry: Entry) -> bool:
    """Say whether a file is there only for others to load it: not Python, a module or a plugin."""
    place, _, kind = entry
    plugin = "plugins" in PureWindowsPath(place).parts
    python = _key(place).startswith(("libpython3", "python3"))
    return kind in ("BINARY", "SYMLINK") and not plugin and not python


def needed_on_linux(source: str) -> list[str]:
    """Return the libraries that a file itself asks for; `ldd` would add those that these need."""
    told = subprocess.run(["objdump", "-p", source], check=True, capture_output=True, text=True)  # noqa: S603, S607
    return [line.split()[1] for line in told.stdout.splitlines() if "NEEDED" in line]


def strip_python(folder: Path) -> None:
    """Take the debugger's names out of Python itself: they may be a tenth of a Linux bundle."""
    found = [*folder.rglob("libpython3*.so*"), *folder.rglob("lib-dynload/*.so")]
    if found and (strip := shutil.which("strip")):
        subprocess.run([strip, *map(str, found)], check=True)  # noqa: S603 - our own files


def write_contents(folder: Path) -> None:
    """List the files of the bundle, so that its self-test notices the one that is not as it was."""
    inner = folder / "_internal"
    contents = {
        file.relative_to(inner).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(inner.rglob("*"))
        if file.is_file()
    }
    (inner / CONTENTS).write_text(json.dumps(contents, indent=0), encoding="utf-8")
