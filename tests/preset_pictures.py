"""Paints the thumbnails of the style presets with the carried engine's painter: `python3 -m tests.preset_pictures`."""

from __future__ import annotations

import io

from PIL import Image

from components import theme
from services.coach.kinds import PRESETS
from services.engine import painter

FOLDER = theme.STATIC / "presets"
EDGE = 192  # pixels
OWN = "watercolour, pastel colours"  # stands for the person's own words


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for preset in PRESETS.values():
        words = f"Subject: fox. Style: {preset.style or OWN}. {preset.words}. No text."
        scene = painter.paint(words, width=1024, height=1024, seed=11)
        picture = Image.open(io.BytesIO(painter.render(scene, width=1024, height=1024))).convert("RGB")
        picture.resize((EDGE, EDGE), Image.Resampling.LANCZOS).save(
            FOLDER / f"{preset.name}.webp", quality=88, method=6
        )


if __name__ == "__main__":
    main()
