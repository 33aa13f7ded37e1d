"""What pictures are reckoned in. OpenCV's types promise no more than numbers, so neither do these names."""

from __future__ import annotations

from typing import Any

import numpy as np

Floats = np.ndarray[Any, np.dtype[Any]]  # single precision where OpenCV works on them, double elsewhere
Mask = np.ndarray[Any, np.dtype[Any]]  # booleans
Numbers = np.ndarray[Any, np.dtype[Any]]  # whole numbers: labels, indices, 8-bit levels
