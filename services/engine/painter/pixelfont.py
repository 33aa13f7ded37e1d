"""Capitals, digits and signs on a grid of five by seven, for lettering in pixel art."""

_ROWS: dict[str, str] = {  # seven rows from the top, each a hexadecimal number of five bits
    "A": "0E 11 11 1F 11 11 11", "B": "1E 11 11 1E 11 11 1E", "C": "0F 10 10 10 10 10 0F", "D": "1E 11 11 11 11 11 1E",
    "E": "1F 10 10 1E 10 10 1F", "F": "1F 10 10 1E 10 10 10", "G": "0F 10 10 17 11 11 0F", "H": "11 11 11 1F 11 11 11",
    "I": "0E 04 04 04 04 04 0E", "J": "07 02 02 02 02 12 0C", "K": "11 12 14 18 14 12 11", "L": "10 10 10 10 10 10 1F",
    "M": "11 1B 15 15 11 11 11", "N": "11 19 19 15 13 13 11", "O": "0E 11 11 11 11 11 0E", "P": "1E 11 11 1E 10 10 10",
    "Q": "0E 11 11 11 15 12 0D", "R": "1E 11 11 1E 14 12 11", "S": "0F 10 10 0E 01 01 1E", "T": "1F 04 04 04 04 04 04",
    "U": "11 11 11 11 11 11 0E", "V": "11 11 11 11 0A 0A 04", "W": "11 11 11 15 15 1B 11", "X": "11 0A 04 04 04 0A 11",
    "Y": "11 11 0A 04 04 04 04", "Z": "1F 01 02 04 08 10 1F", "0": "0E 11 13 15 19 11 0E", "1": "04 0C 04 04 04 04 0E",
    "2": "0E 11 01 06 08 10 1F", "3": "1E 01 01 0E 01 01 1E", "4": "12 12 12 1F 02 02 02", "5": "1F 10 1E 01 01 11 0E",
    "6": "0E 10 1E 11 11 11 0E", "7": "1F 01 02 02 04 04 04", "8": "0E 11 11 0E 11 11 0E", "9": "0E 11 11 0F 01 01 0E",
    "!": "04 04 04 04 04 00 04", "?": "0E 11 01 06 04 00 04", ".": "00 00 00 00 00 0C 0C", ",": "00 00 00 00 0C 04 08",
    "-": "00 00 00 0E 00 00 00", "+": "00 04 04 1F 04 04 00", ":": "00 0C 0C 00 0C 0C 00", "'": "04 04 08 00 00 00 00",
    "&": "08 14 14 08 15 12 0D", "#": "0A 1F 0A 0A 0A 1F 0A", "/": "01 02 02 04 08 08 10", "@": "0E 11 17 15 17 10 0E",
    "(": "02 04 08 08 08 04 02", ")": "08 04 02 02 02 04 08", "%": "19 19 02 04 08 13 13", "*": "00 15 0E 1F 0E 15 00",
    "=": "00 00 1F 00 1F 00 00", "_": "00 00 00 00 00 00 1F", "$": "04 0F 14 0E 05 1E 04", '"': "0A 0A 0A 00 00 00 00",
    " ": "00 00 00 00 00 00 00",
}  # fmt: skip
WIDTH, HEIGHT = 5, 7


def covers(words: str) -> bool:
    """Whether every sign of the words is in the font."""
    return all(sign in _ROWS for sign in words.upper())


def dots(words: str) -> tuple[list[list[bool]], int]:
    """The words as seven rows of dots, one empty column between signs, and their width in dots. Signs that are missing
    are left out."""
    rows: list[list[bool]] = [[] for _ in range(HEIGHT)]
    for sign in words.upper():
        if sign not in _ROWS:
            continue
        for row, bits in zip(rows, _ROWS[sign].split(), strict=True):
            if row:
                row.append(False)
            value = int(bits, 16)
            row += [bool(value >> (WIDTH - 1 - i) & 1) for i in range(WIDTH)]
    return rows, len(rows[0])
