"""Monograms: the letters A to Z and the digits, as bold strokes of our own on a badge."""

from services.engine.painter.parts import Draw, Part, Subject, Variant, circle, rounded, scale, shift
from services.engine.painter.things.brush import dim, fill, pen
from services.engine.painter.things.shapes import polygon_round, spark

# Skeletons in a box 100 wide and 140 high, y down; drawn with a pen of 26, so ink reaches 13 further.
STROKES = {
    "A": "M 0 140 L 50 0 L 100 140 M 20 92 H 80",
    "B": "M 6 0 V 140 H 52 A 36 36 0 0 0 52 68 H 6 M 6 0 H 46 A 34 34 0 0 1 46 68",
    "C": "M 98 30 A 52 56 0 0 0 2 56 V 84 A 52 56 0 0 0 98 110",
    "D": "M 6 0 V 140 H 36 A 62 62 0 0 0 98 78 V 62 A 62 62 0 0 0 36 0 H 6",
    "E": "M 92 0 H 10 V 140 H 92 M 10 68 H 78",
    "F": "M 92 0 H 10 V 140 M 10 68 H 78",
    "G": "M 96 28 A 52 56 0 0 0 2 56 V 84 A 49 56 0 0 0 98 88 V 74 H 60",
    "H": "M 4 0 V 140 M 96 0 V 140 M 4 70 H 96",
    "I": "M 50 0 V 140 M 20 0 H 80 M 20 140 H 80",
    "J": "M 84 0 V 92 A 42 46 0 0 1 2 98 M 46 0 H 84",
    "K": "M 8 0 V 140 M 94 0 L 10 84 M 38 58 L 98 140",
    "L": "M 12 0 V 140 H 92",
    "M": "M 0 140 V 0 L 50 84 L 100 0 V 140",
    "N": "M 6 140 V 0 L 94 140 V 0",
    "O": "M 50 0 A 50 54 0 0 0 0 54 V 86 A 50 54 0 0 0 100 86 V 54 A 50 54 0 0 0 50 0 Z",
    "P": "M 8 140 V 0 H 54 A 40 40 0 0 1 54 80 H 8",
    "Q": "M 50 0 A 50 54 0 0 0 0 54 V 86 A 50 54 0 0 0 100 86 V 54 A 50 54 0 0 0 50 0 Z M 62 100 L 102 144",
    "R": "M 8 140 V 0 H 54 A 38 38 0 0 1 54 76 H 8 M 52 78 L 96 140",
    "S": "M 92 26 C 84 6 66 0 50 0 C 24 0 6 14 6 36 C 6 84 96 56 96 104 C 96 128 76 140 50 140 C 28 140 10 130 4 112",
    "T": "M 0 0 H 100 M 50 0 V 140",
    "U": "M 4 0 V 92 A 46 48 0 0 0 96 92 V 0",
    "V": "M 0 0 L 50 140 L 100 0",
    "W": "M -8 0 L 22 140 L 50 46 L 78 140 L 108 0",
    "X": "M 4 0 L 96 140 M 96 0 L 4 140",
    "Y": "M 0 0 L 50 72 L 100 0 M 50 72 V 140",
    "Z": "M 4 0 H 96 L 4 140 H 96",
    "0": "M 50 0 A 46 50 0 0 0 4 50 V 90 A 46 50 0 0 0 96 90 V 50 A 46 50 0 0 0 50 0 Z M 34 96 L 66 44",
    "1": "M 18 28 L 54 0 V 140 M 20 140 H 88",
    "2": "M 6 38 A 44 40 0 0 1 92 40 C 92 78 20 96 6 140 H 96",
    "3": "M 10 14 C 40 -12 92 0 88 36 C 86 60 66 66 40 66 C 72 66 96 78 94 104 C 90 148 28 150 4 120",
    "4": "M 74 140 V 0 L 2 100 H 100",
    "5": "M 88 0 H 20 L 14 62 C 50 40 96 56 94 96 C 92 146 30 152 6 122",
    "6": "M 82 6 C 40 10 6 50 6 96 A 45 44 0 1 0 96 96 A 45 44 0 0 0 8 88",
    "7": "M 4 0 H 96 L 38 140",
    "8": "M 50 0 A 38 34 0 1 0 50 68 A 38 34 0 1 0 50 0 Z M 50 68 A 44 36 0 1 0 50 140 A 44 36 0 1 0 50 68 Z",
    "9": "M 18 134 C 60 130 94 90 94 44 A 45 44 0 1 0 4 44 A 45 44 0 0 0 92 52",
}  # fmt: skip


def letter_subject(char: str) -> Subject:
    """The monogram of one letter A–Z or digit, in either case. KeyError for any other character."""
    sign = char.upper()
    word = sign.lower()
    words = (
        f"letter {word}",
        f"monogram {word}",
        f"initial {word}",
        f"number {word}" if word.isdigit() else f"capital {word}",
    )
    return Subject(name=words[0], words=words, draw=_drawing(STROKES[sign]), group="symbol", text=sign)


def _drawing(skeleton: str) -> Draw:
    def draw(variant: Variant) -> list[Part]:
        ground, inner, rim = variant.pick("badge", _BADGES)
        size = 2.95
        placed = shift(scale(skeleton, size, 0, 0), 500 - 50 * size, 500 - 70 * size)
        wide = 26 * size
        return [
            fill("rim", "main", ground, -0.35),
            fill("badge", "main", inner),
            pen("ring", "accent", 14, rim, opacity=0.9),
            dim("M 740 330 Q 800 640 500 800 Q 400 820 320 780 Q 640 760 740 330 Z", 0.1),
            pen("letter shadow", "black", wide, shift(placed, 14, 18), opacity=0.28),
            pen("letter", "white", wide, placed, line=True),
            pen("letter", "light", wide * 0.62, placed),
            pen("letter", "white", wide * 0.3, shift(placed, -10, -12)),
            fill("sparkle", "glow", spark(774, 236, 74), line=False),
            fill("sparkle", "glow", spark(690, 158, 30), line=False),
        ]

    return draw


_BADGES = (
    (circle(500, 510, 410), circle(500, 496, 396), circle(500, 496, 346)),
    (rounded(100, 110, 800, 800, 190), rounded(106, 96, 788, 788, 184), rounded(150, 140, 700, 700, 146)),
    (polygon_round(500, 514, 430, 6, 70), polygon_round(500, 500, 420, 6, 70), polygon_round(500, 500, 364, 6, 60)),
)

LETTERS: tuple[Subject, ...] = tuple(letter_subject(char) for char in STROKES)
