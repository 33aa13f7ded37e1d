"""What the operations of the studio accept."""

from __future__ import annotations

import math
from typing import Annotated, Literal

from pydantic import BaseModel, Field, FiniteFloat, StrictBool, StrictInt

from pages.api.bodies import Body, Id, Word
from services.imaging.local import Adjust, Crop, Flip, LocalEdit, Resize, Rotate
from services.imaging.region import Box

Prompt = Annotated[str, Field(max_length=20_000)]
Count = Annotated[StrictInt, Field(ge=1, le=4)]
Seed = Annotated[StrictInt | None, Field(ge=0, le=2**31 - 8)]
Ids = Annotated[list[Id], Field(max_length=100)]
Pixels = Annotated[FiniteFloat, Field(strict=True, ge=-1e6, le=1e6)]


class Priced(Body):
    quote_id: Word | None = None


class TextToImage(Priced):
    prompt: Prompt
    negative_prompt: Annotated[str | None, Field(max_length=2_000)] = None
    aspect_ratio: Word = "1:1"
    image_size: Word = "1K"
    count: Count = 1
    project_id: Id | None = None
    seed: Seed = None


class EditImage(Priced):
    asset_id: Id
    prompt: Prompt
    complex: StrictBool = False


class Rectangle(BaseModel):
    """Pixels of the stored picture, origin top left."""

    x: Pixels
    y: Pixels
    width: Pixels
    height: Pixels

    def box(self) -> Box:
        """The whole pixels that it touches."""
        left, top = math.floor(self.x), math.floor(self.y)
        wide = math.ceil(self.x + self.width) - left if self.width > 0 else 0
        high = math.ceil(self.y + self.height) - top if self.height > 0 else 0
        return Box(x=left, y=top, width=wide, height=high)


class RegionEdit(Priced):
    asset_id: Id
    region: Rectangle | None = None
    mask_asset_id: Id | None = None
    prompt: Prompt


class Compose(Priced):
    asset_ids: Ids
    prompt: Prompt


class StyleTransfer(Priced):
    asset_id: Id
    style_asset_id: Id
    prompt: Prompt | None = None


class Variation(Priced):
    asset_id: Id
    count: Count = 1


class Upscale(Priced):
    asset_id: Id
    factor: StrictInt


class Background(Priced):
    asset_id: Id
    action: Word
    prompt: Prompt | None = None
    fine_edges: StrictBool = False


class Reposition(Priced):
    asset_id: Id
    pose: Word
    prompt: Prompt | None = None


class Continue(Priced):
    version_id: Id
    instruction: Prompt


class Retry(Priced):
    pass


class Local(Body):
    """One exact edit; what the other kinds take is left aside."""

    asset_id: Id
    edit: Literal["crop", "rotate", "flip", "resize", "adjust"]
    region: Annotated[Rectangle | None, Field(description="crop: what is kept.")] = None
    ratio: Annotated[str, Field(pattern=r"^\d{1,5}:\d{1,5}$", description="crop: a shape, kept in the middle.")] = "1:1"
    degrees: Annotated[FiniteFloat, Field(description="rotate: clockwise.")] = 90.0
    axis: Annotated[Literal["horizontal", "vertical"], Field(description="flip")] = "horizontal"
    width: Annotated[StrictInt | None, Field(ge=1, le=100_000, description="resize")] = None
    height: Annotated[StrictInt | None, Field(ge=1, le=100_000, description="resize")] = None
    factor: Annotated[FiniteFloat | None, Field(description="resize: of both sides.")] = None
    brightness: Annotated[FiniteFloat, Field(description="adjust: 1 is as it is.")] = 1.0
    contrast: FiniteFloat = 1.0
    saturation: FiniteFloat = 1.0

    def wish(self) -> LocalEdit:
        match self.edit:
            case "crop":
                wide, high = (int(part) for part in self.ratio.split(":"))
                return Crop(box=self.region.box() if self.region else None, ratio=(wide, high))
            case "rotate":
                return Rotate(degrees=self.degrees)
            case "flip":
                return Flip(axis=self.axis)
            case "resize":
                return Resize(width=self.width, height=self.height, factor=self.factor)
            case "adjust":
                return Adjust(brightness=self.brightness, contrast=self.contrast, saturation=self.saturation)
