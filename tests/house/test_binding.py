"""The Qt binding survives what a long day of work asks of it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel


def test_binding_survives_twenty_thousand_void_calls(qtbot):
    # PySide6 6.12.0 on Python 3.11 loses a reference to None in each and aborts after about 5 000.
    label = QLabel()
    qtbot.addWidget(label)
    for number in range(20_000):
        label.setText(str(number))
    assert label.text() == "19999"
