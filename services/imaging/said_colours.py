"""What a picture without a profile says of its colours in numbers, made into a profile to convert by."""

from __future__ import annotations

import struct
from collections.abc import Callable

import numpy as np

from services.imaging.arrays import Floats

Chromaticities = tuple[tuple[float, float], ...]  # white, red, green, blue as CIE x and y
_Curve = Callable[[Floats], Floats]

_D65 = (0.3127, 0.3290)
_SRGB: Chromaticities = (_D65, (0.64, 0.33), (0.30, 0.60), (0.15, 0.06))
# ITU-T H.273 codes
_PRIMARIES: dict[int, Chromaticities] = {
    1: _SRGB,
    5: (_D65, (0.64, 0.33), (0.29, 0.60), (0.15, 0.06)),
    6: (_D65, (0.630, 0.340), (0.310, 0.595), (0.155, 0.070)),
    9: (_D65, (0.708, 0.292), (0.170, 0.797), (0.131, 0.046)),
    11: ((0.314, 0.351), (0.680, 0.320), (0.265, 0.690), (0.150, 0.060)),
    12: (_D65, (0.680, 0.320), (0.265, 0.690), (0.150, 0.060)),
}
_EXPONENTS = {4: 2.2, 5: 2.8, 8: 1.0}
_LIKE_SRGB = frozenset({1, 6, 13, 14, 15})  # a camera's curve is shown as sRGB's, as browsers do
_D50 = np.array([0.9642, 1.0, 0.8249])
_BRADFORD = np.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])
_USUAL = (2.1, 2.35)  # exponents by which writers mean sRGB
_POSSIBLE = (0.3, 5.0)  # exponents that any picture has
_CLOSE = 0.005  # chromaticities of sRGB, as writers round them
_BOXES = 1 << 16  # bytes from the beginning in which the boxes about a picture stand
_STEPS = 1024  # of a curve


def from_code_points(chunk: bytes | None) -> bytes | None:
    """A profile for a cICP chunk; None where there is none, or where it says a range that 8 bits cannot show (HDR)."""
    if chunk is None or len(chunk) != 4 or chunk[2:] != b"\x00\x01" or chunk[0] not in _PRIMARIES:
        return None
    if chunk[1] in _LIKE_SRGB:
        return _profile(_PRIMARIES[chunk[0]], _srgb_curve)
    exponent = _EXPONENTS.get(chunk[1])
    return None if exponent is None else _profile(_PRIMARIES[chunk[0]], _power(exponent))


def from_boxes(data: bytes) -> bytes | None:
    """A profile for the code points of an AVIF or HEIC file's first `colr` box; as `from_code_points`."""
    at = data.find(b"colrnclx", 0, _BOXES)
    if at < 0 or at + 12 > len(data):
        return None
    primaries, curve = struct.unpack_from(">HH", data, at + 8)
    # samples have been made RGB of the full range by whoever decoded them
    return from_code_points(bytes([primaries, curve, 0, 1])) if max(primaries, curve) < 256 else None


def from_measures(gamma: bytes | None, chromaticities: bytes | None) -> bytes | None:
    """A profile for gAMA and cHRM chunks; None where both are missing, make no sense, or mean sRGB."""
    exponent = _exponent(gamma)
    primaries = _chromaticities(chromaticities)
    if primaries is None and (exponent is None or _USUAL[0] <= exponent <= _USUAL[1]):
        return None
    return _profile(primaries or _SRGB, _srgb_curve if exponent is None else _power(exponent))


def _exponent(chunk: bytes | None) -> float | None:
    """What samples are raised to for light; None where nothing is said that could be."""
    if chunk is None or len(chunk) != 4 or not any(chunk):
        return None
    exponent = 100_000 / int.from_bytes(chunk, "big")
    return exponent if _POSSIBLE[0] <= exponent <= _POSSIBLE[1] else None


def _chromaticities(chunk: bytes | None) -> Chromaticities | None:
    if chunk is None or len(chunk) != 32:
        return None
    said = np.array(struct.unpack(">8I", chunk)).reshape(4, 2) / 100_000
    if np.abs(said - np.array(_SRGB)).max() < _CLOSE or (said[:, 1] < 0.001).any() or (said.sum(axis=1) > 1.001).any():
        return None
    corners = _tristimulus(said[1:])
    if abs(float(np.linalg.det(corners))) < 0.01:
        return None
    shares = np.linalg.solve(corners, _tristimulus(said[:1])[:, 0])
    return tuple((float(x), float(y)) for x, y in said) if (shares > 0.001).all() else None


def _srgb_curve(values: Floats) -> Floats:
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def _power(exponent: float) -> _Curve:
    return lambda values: values**exponent


def _profile(said: Chromaticities, curve: _Curve) -> bytes:
    """An ICC profile (version 2) of three primaries, adapted to D50 as Bradford does, and one curve."""
    points = np.array(said)
    white = _tristimulus(points[:1])[:, 0]
    corners = _tristimulus(points[1:])
    matrix = corners * np.linalg.solve(corners, white)
    cones = (_BRADFORD @ _D50) / (_BRADFORD @ white)
    columns = np.linalg.inv(_BRADFORD) @ np.diag(cones) @ _BRADFORD @ matrix
    samples = np.rint(curve(np.linspace(0, 1, _STEPS)) * 65_535).astype(">u2").tobytes()
    tone = b"curv\x00\x00\x00\x00" + struct.pack(">I", _STEPS) + samples
    tags = {b"wtpt": _xyz(_D50)}
    for at, name in enumerate((b"r", b"g", b"b")):
        tags |= {name + b"XYZ": _xyz(columns[:, at]), name + b"TRC": tone}
    table, body, start = struct.pack(">I", len(tags)), b"", 132 + 12 * len(tags)
    for name, content in tags.items():
        table += name + struct.pack(">II", start + len(body), len(content))
        body += content
    kind = struct.pack(">I4sI4s4s4s", start + len(body), b"\x00" * 4, 0x02400000, b"mntr", b"RGB ", b"XYZ ")
    head = kind + bytes(12) + b"acsp" + bytes(28) + _fixed(_D50)
    return head.ljust(128, b"\x00") + table + body


def _tristimulus(points: Floats) -> Floats:
    """XYZ of chromaticities `(n, 2)` at Y = 1, as columns."""
    x, y = points[:, 0], points[:, 1]
    return np.stack([x / y, np.ones_like(x), (1 - x - y) / y])


def _xyz(values: Floats) -> bytes:
    return b"XYZ \x00\x00\x00\x00" + _fixed(values)


def _fixed(values: Floats) -> bytes:
    return struct.pack(">3i", *(round(float(value) * 65_536) for value in values))
