"""Words for what may be wrong with documents: emblems, certificates."""

from __future__ import annotations

from typing import Final

from app.i18n import N_

DOCUMENTS: Final[dict[str, str]] = {
    "certificates_not_held": N_(
        "Event {number} is not marked as held. Mark it as held first; then certificates can be"
        " issued."
    ),
    "emblem_foreign": N_(
        "The file {path} is not a picture that can be printed. Choose a PNG, JPEG or SVG file."
    ),
    "emblem_too_large": N_(
        "The picture {path} is too large: at most {limit} MB and {side} × {side} points."
    ),
}
