"""How the program's files look in Windows: their icon, drawn from ours, and their version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PIL import Image
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from app import __version__
from app.paths import resource

if TYPE_CHECKING:
    from pathlib import Path

SIZES: Final = (16, 20, 24, 32, 40, 48, 64, 128, 256)


def write_icon(path: Path) -> Path:
    """Draw the program's icon in every size that Windows shows it in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pictures = [_drawn(size) for size in SIZES]
    pictures[-1].save(
        path, sizes=[(size, size) for size in SIZES], append_images=pictures[:-1], format="ICO"
    )
    return path


def _drawn(size: int) -> Image.Image:
    picture = QImage(size, size, QImage.Format.Format_RGBA8888)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(resource("icons", "app.svg"))).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return Image.frombytes("RGBA", (size, size), bytes(picture.constBits()))


def write_version(path: Path, executable: str) -> Path:
    """Write what Windows tells of an executable in its properties, as PyInstaller reads it."""
    numbers = (*(int(part) for part in __version__.split(".")), 0)
    said = {
        "CompanyName": "Zhetekshi",
        "FileDescription": "Жетекші",
        "FileVersion": __version__,
        "InternalName": executable,
        "OriginalFilename": f"{executable}.exe",
        "ProductName": "Жетекші",
        "ProductVersion": __version__,
    }
    strings = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in said.items())
    path.write_text(
        f"VSVersionInfo(FixedFileInfo({numbers}, {numbers}),"
        f" [StringFileInfo([StringTable('043f04B0', [{strings}])]),"
        f" VarFileInfo([VarStruct('Translation', [0x043F, 1200])])])",
        encoding="utf-8",
    )
    return path
