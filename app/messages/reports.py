"""Words for what may be wrong in reports: their receivers, forms of other offices."""

from __future__ import annotations

from typing import Final

from app.i18n import N_

REPORTS: Final[dict[str, str]] = {
    "form_of_other_kind": N_(
        "The file {path} is neither a Word document (DOCX) nor an Excel workbook (XLSX). Save it as"
        " one of them and try again."
    ),
    "receiver_taken": N_("There is a receiver called {name} already. Choose another name."),
    "receiver_without_formats": N_("Choose at least one format."),
    "receiver_without_sections": N_("Choose at least one section."),
}
