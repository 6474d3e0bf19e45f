"""Colours, sizes and type of the whole interface; no other module names a pixel or a colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Tone = Literal["ok", "warn", "bad", "info", "neutral"]
TextRole = Literal[
    "body", "secondary", "muted", "small", "large", "strong", "section", "page", "figure"
]

SANS: Final = "PT Sans"
SERIF: Final = "PT Serif"


@dataclass(frozen=True, slots=True, eq=False)
class Palette:
    """The colours of one theme; `*_soft` is the ground under text of the same name."""

    name: str
    bg: str
    surface: str
    nav: str
    hover: str
    text: str
    muted: str
    border: str
    line: str
    accent: str
    accent_hover: str
    on_accent: str
    field_border: str
    accent_soft: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    info: str
    info_soft: str

    def of_tone(self, tone: Tone) -> tuple[str, str]:
        """Return the colour of text and of the ground under it for `tone`."""
        match tone:
            case "ok":
                return self.ok, self.ok_soft
            case "warn":
                return self.warn, self.warn_soft
            case "bad":
                return self.bad, self.bad_soft
            case "info":
                return self.info, self.info_soft
            case "neutral":
                return self.muted, self.line


LIGHT: Final = Palette(
    name="light",
    bg="#F5F6F7",
    surface="#FFFFFF",
    nav="#FBFBFC",
    hover="#F3F5F6",
    text="#1D2730",
    muted="#5C6873",
    border="#DFE3E7",
    line="#ECEFF1",
    accent="#0B6E82",
    accent_hover="#095D6E",
    on_accent="#FFFFFF",
    field_border="#87919A",
    accent_soft="#E3F1F4",
    ok="#2B7A4B",
    ok_soft="#E4F2E9",
    warn="#8A5A00",
    warn_soft="#FBF0D9",
    bad="#B3352F",
    bad_soft="#FBE6E4",
    info="#2F5F9E",
    info_soft="#E6EEF8",
)

DARK: Final = Palette(
    name="dark",
    bg="#15191D",
    surface="#1C2126",
    nav="#181D21",
    hover="#22282E",
    text="#E7EBEE",
    muted="#9BA6AF",
    border="#323A42",
    line="#272E35",
    accent="#4DB6C9",
    accent_hover="#6CC4D4",
    on_accent="#0B1A1E",
    field_border="#6F7A84",
    accent_soft="#17343B",
    ok="#6CC28E",
    ok_soft="#1B3226",
    warn="#E0B25A",
    warn_soft="#372C16",
    bad="#EC8079",
    bad_soft="#3A201F",
    info="#86AEE3",
    info_soft="#1D2B3D",
)

# Space does not grow with the text: large letters need the room themselves.
XS: Final = 4
S: Final = 8
M: Final = 12
L: Final = 16
XL: Final = 20
XXL: Final = 24

RADIUS: Final = 6
RADIUS_CARD: Final = 8
FRAME: Final = 1
FOCUS_RING: Final = 2

BODY: Final = 14
_TYPE: Final[dict[TextRole, tuple[int, bool]]] = {
    "body": (BODY, False),
    "secondary": (13, False),
    "muted": (13, False),
    "small": (12, False),
    "large": (17, False),  # what respondents read over the whole screen
    "strong": (BODY, True),
    "section": (15, True),
    "page": (20, True),
    "figure": (26, True),
}


@dataclass(frozen=True, slots=True)
class Tokens:
    """A palette and a text size; every height that holds text follows from the text size."""

    palette: Palette = LIGHT
    body: int = BODY

    def scaled(self, pixels: int) -> int:
        """Return what `pixels` at 100 % text become at this text size."""
        return round(pixels * self.body / BODY)

    @property
    def large(self) -> bool:
        """Say whether the text is so large that the layout must give way (150 % and more)."""
        return self.body * 2 >= BODY * 3

    def text_pixels(self, role: TextRole) -> int:
        """Return the height of the letters of `role`."""
        return self.scaled(_TYPE[role][0])

    def is_bold(self, role: TextRole) -> bool:
        """Say whether text of `role` is bold."""
        return _TYPE[role][1]

    @property
    def control(self) -> int:
        """Height of fields and buttons."""
        return self.scaled(34)

    @property
    def control_small(self) -> int:
        """Height of buttons and chips inside strips."""
        return self.scaled(30)

    @property
    def row(self) -> int:
        """Height of a list row with one line."""
        return self.scaled(34)

    @property
    def row_two(self) -> int:
        """Height of a list row with two lines."""
        return self.scaled(50)

    @property
    def table_header(self) -> int:
        """Height of a table's header, enough for two lines."""
        return self.scaled(44)

    @property
    def page_header(self) -> int:
        """Height of the page's header."""
        return self.scaled(56)

    @property
    def strip(self) -> int:
        """Height of the strip under the page's header."""
        return self.scaled(54)

    @property
    def status(self) -> int:
        """Height of the status bar."""
        return self.scaled(28)

    @property
    def nav(self) -> int:
        """Width of the navigation with words."""
        return self.scaled(216)

    @property
    def nav_narrow(self) -> int:
        """Width of the navigation with icons alone."""
        return self.scaled(36) + 2 * S

    @property
    def detail(self) -> int:
        """Width of the detail pane."""
        return self.scaled(396)

    @property
    def label(self) -> int:
        """Width of the labels in a list of facts."""
        return self.scaled(126)

    @property
    def search(self) -> int:
        """Width of the search button in the page's header."""
        return self.scaled(300)

    @property
    def pill(self) -> int:
        """Height of a pill."""
        return self.scaled(22)

    @property
    def icon(self) -> int:
        """Size of an icon beside body text."""
        return self.scaled(16)

    @property
    def icon_large(self) -> int:
        """Size of an icon that stands alone."""
        return self.scaled(18)

    @property
    def icon_small(self) -> int:
        """Size of an icon in a pill or chip."""
        return self.scaled(14)
