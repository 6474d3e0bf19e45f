"""Before the PC is handed to respondents: which copy, and whether the way back is guarded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _, spoken
from app.models import pin
from app.models.forms import library
from app.models.studies import handouts, sittings
from app.ui.button import Button
from app.ui.editors import ComboBox
from app.ui.icons import Icon
from app.ui.notice import Notice
from app.ui.plain import Label, plane
from app.ui.theme import look
from app.ui.tokens import XL, L, M, S

if TYPE_CHECKING:
    from app.models.store import Store
    from app.models.studies.handouts import Handout
    from app.models.studies.sittings import Sitting
    from app.models.studies.waves import Wave

_WIDE = 560


class Start(QWidget):
    """Chooses a copy of a wave for this PC.

    `begin(handout, sitting)` hands the PC over, with what was begun before or None; `left` goes
    back, `pin_wanted` leads to the settings.
    """

    begin = Signal(object, object)
    left = Signal()
    pin_wanted = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._copies: list[Handout] = []
        self._begun: Sitting | None = None
        self.combo = ComboBox()
        self.combo.setObjectName("pc_copy")
        self.combo.setAccessibleName(_("Who answers"))
        self._unfinished = Notice(parent=self)
        self._unfinished.asked.connect(self._continue)
        self._drop = Button(_("Drop the unfinished one"), "quiet", Icon.DELETE, small=True)
        self._drop.setObjectName("drop_unfinished")
        self._drop.clicked.connect(self._forget)
        self._guard = Notice(parent=self)
        self._guard.asked.connect(self.pin_wanted)
        self._begin = Button(_("Hand over this PC"), "primary", Icon.SCREEN)
        self._begin.setObjectName("hand_over")
        self._begin.clicked.connect(self._on_begin)
        cancel = Button(_("Cancel"))
        cancel.clicked.connect(self.left)
        QShortcut(QKeySequence("Escape"), self, self.left.emit)
        self._build(cancel)

    def _build(self, cancel: Button) -> None:
        ground = plane("side")
        box = QVBoxLayout(ground)
        box.setContentsMargins(XL, L, XL, L)
        box.setSpacing(M)
        column = QWidget()
        column.setMaximumWidth(look().scaled(_WIDE))
        inner = QVBoxLayout(column)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(M)
        buttons = QHBoxLayout()
        buttons.setSpacing(S)
        buttons.addWidget(self._begin)
        buttons.addWidget(cancel)
        buttons.addStretch(1)
        text = _(
            "The questionnaire fills the screen, and nothing else can be seen. One respondent comes"
            " after another; “For the team” at the foot leads back here."
        )
        inner.addWidget(Label(_("Fill on this PC"), "section"))
        inner.addWidget(Label(text, "secondary"))
        inner.addWidget(self._unfinished)
        inner.addWidget(self._drop)
        inner.addWidget(Label(_("Who answers"), "secondary"))
        inner.addWidget(self.combo)
        inner.addWidget(self._guard)
        inner.addSpacing(S)
        inner.addLayout(buttons)
        box.addWidget(column)
        box.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ground)

    def open(self, wave: Wave) -> bool:
        """Offer the copies of a wave for this PC; say whether there are any."""
        found = handouts.register(self._store, wave.id)
        self._copies = [each for each in found if each.way == handouts.PC and not each.lost]
        self._begun = sittings.unfinished(self._store, handouts.PC)
        forms = {each.id: each.form for each in library.every(self._store)}
        self.combo.clear()
        for each in self._copies:
            form = forms[each.form]
            title = form.text(form.titles, spoken()) or form.code
            count = _("{done} of {all}").format(done=each.returned, all=each.people)
            place = each.school_name or _("for everybody")
            self.combo.addItem(f"{place} · {title} · {count}")
        self._tell()
        self.combo.setFocus()
        return bool(self._copies) or self._begun is not None

    def _tell(self) -> None:
        begun = self._begun is not None
        text = _("A questionnaire was begun on this PC and not finished.")
        self._unfinished.say(text if begun else "", "warn", _("Continue it"))
        self._drop.setVisible(begun)
        self._begin.setEnabled(bool(self._copies) and not begun)
        guarded = pin.is_set(self._store)
        free = _("No PIN is set: whoever sits here can go to the office.")
        self._guard.say("" if guarded else free, "warn", _("Set a PIN"))

    def _on_begin(self) -> None:
        self.begin.emit(self._copies[self.combo.currentIndex()], None)

    def _continue(self) -> None:
        assert self._begun is not None  # noqa: S101 - else nothing offers it
        handout = handouts.by_copy(self._store, self._begun.copy)
        if handout is not None:
            self.begin.emit(handout, self._begun)

    def _forget(self) -> None:
        sittings.drop(self._store, handouts.PC)
        self._begun = None
        self._tell()
        self.combo.setFocus()
