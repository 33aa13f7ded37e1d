"""What stands above the line for each tool: how many, in which shape, with which other picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from nicegui.element import Element

from components.controls import EMIT_VALUE, Button, button
from components.markup import picture, tag
from pages.studio.tools import TOOLS
from pages.urls import thumbnail_url
from services.gemini import RATIOS
from services.studio.operations import IMAGE_SIZES
from services.studio.templates import POSES

REMOVE, REPLACE = "remove", "replace"
COUNTS = {str(number): str(number) for number in range(1, 5)}
LONGEST_UNWANTED = 500
LARGEST_SEED = 2**31 - 1


@dataclass(slots=True, kw_only=True)
class Chosen:
    """What is chosen at the moment, for all tools."""

    count: int = 1
    ratio: str = "1:1"
    size: str = "1K"
    unwanted: str = ""
    seed: int | None = None
    several: bool = False
    action: str = REMOVE
    fine_edges: bool = False
    pose: str = next(iter(POSES))
    style: str | None = None
    parts: tuple[str, ...] = ()
    factor: int = 2


class Choices:
    """One row for each tool, made once; the shown one follows the tool. `on_change` is called after each choice."""

    def __init__(
        self,
        *,
        on_change: Callable[[], Any],
        on_pick_style: Callable[[], Any],
        on_pick_parts: Callable[[], Any],
        on_resample: Callable[[int], Any],
    ) -> None:
        self.now = Chosen()
        self._on_change = on_change
        self._rows: dict[str, Element] = {}
        self._factors: list[tuple[int, Button]] = []
        for key in ("paint", "variants"):
            with self._row(key):
                self._buttons("Candidates", COUNTS, "1", lambda said: self._set(count=int(said)), name="How many")
                if key == "paint":
                    self._list("Shape", {ratio: ratio.replace(":", " : ") for ratio in RATIOS}, "ratio")
                    self._list("Size", {size: size for size in IMAGE_SIZES}, "size")
                    self._text("Without", "what must not be seen", lambda said: self._set(unwanted=said))
                    self._number("Seed", lambda said: self._set(seed=said))
        with self._row("edit"):
            self._several = self._tick("Several changes at once", lambda on: self._set(several=on))
        with self._row("background"):
            pairs = {REMOVE: "Remove", REPLACE: "Replace"}
            self._buttons("Background", pairs, REMOVE, lambda said: self._set(action=said))
            self._fine = self._tick("Fine edges (hair, glow)", lambda on: self._set(fine_edges=on))
        with self._row("turn"):
            self._list("Show it", {key: pose.label for key, pose in POSES.items()}, "pose")
        with self._row("style"):
            button("Choose the style…", on_pick_style, icon="picture")
            self._style = tag("div", "chosen-pictures")
        with self._row("compose"):
            button("Choose pictures…", on_pick_parts, icon="picture")
            self._parts = tag("div", "chosen-pictures")
            self._parts_words = tag("span", "hint", "2 to 14 pictures; the first gives the shape.")
        with self._row("upscale"):
            factors = {"2": "× 2", "4": "× 4"}
            self._buttons("Larger", factors, "2", lambda said: self._set(factor=int(said)))
            button(
                "Resample instead · free",
                lambda: on_resample(self.now.factor),
                label="Resample instead: larger without a model, nothing is invented, free",
            )

    def show(self, tool: str) -> None:
        """Show the row of this tool."""
        for key, row in self._rows.items():
            row.set_visibility(key == tool)
        self._fine.set_visibility(self.now.action == REMOVE)

    def set_several(self) -> None:
        """Tick that several changes are asked for at once."""
        self.now.several = True
        self._several.props["checked"] = True

    def set_style(self, asset_id: str) -> Any:
        """The picture whose style is taken."""
        _show_pictures(self._style, (asset_id,))
        return self._set(style=asset_id)

    def set_parts(self, asset_ids: tuple[str, ...]) -> Any:
        """The pictures to put together, in their order."""
        _show_pictures(self._parts, asset_ids)
        self._parts_words.set_visibility(not asset_ids)
        return self._set(parts=asset_ids)

    def _row(self, key: str) -> Element:
        self._rows[key] = tag("div", "tool-options", role="group", aria_label=f"{TOOLS[key].label}: choices")
        self._rows[key].set_visibility(False)
        return self._rows[key]

    def _set(self, **values: Any) -> Any:
        for name, value in values.items():
            setattr(self.now, name, value)
        return self._on_change()

    def _buttons(
        self, label: str, options: Mapping[str, str], value: str, on_pick: Callable[[str], Any], *, name: str = ""
    ) -> None:
        with tag("div", "figure", role="group", aria_label=name or label):
            tag("span", "", label, aria_hidden="true")
            with tag("div", "pair"):
                made: dict[str, Button] = {}

                def pick(key: str) -> Any:
                    for each, one in made.items():
                        one.props["aria-pressed"] = "true" if each == key else "false"
                    return on_pick(key)

                for key, words in options.items():
                    made[key] = Button(words, lambda key=key: pick(key), classes="pick")
                    made[key].props["aria-pressed"] = "true" if key == value else "false"

    def _list(self, label: str, options: Mapping[str, str], name: str) -> None:
        with tag("label", "figure"):
            tag("span", "", label)
            with tag("select", "", aria_label=label) as field:
                for key, words in options.items():
                    tag("option", "", words, value=key, selected=key == getattr(self.now, name))
        field.on(
            "change",
            lambda event: self._set(**{name: str(event.args)}) if event.args in options else None,
            js_handler=EMIT_VALUE,
        )

    def _text(self, label: str, placeholder: str, on_text: Callable[[str], Any]) -> None:
        with tag("label", "figure"):
            tag("span", "", label)
            field = tag(
                "input", "", type="text", placeholder=placeholder, maxlength=LONGEST_UNWANTED, aria_label=label, size=20
            )
        field.on("change", lambda event: on_text(str(event.args)[:LONGEST_UNWANTED]), js_handler=EMIT_VALUE)

    def _number(self, label: str, on_number: Callable[[int | None], Any]) -> None:
        with tag("label", "figure"):
            tag("span", "", label)
            field = tag(
                "input", "", type="number", min=0, max=LARGEST_SEED, step=1, placeholder="any", aria_label=label
            )

        def changed(said: str) -> Any:
            digits = said.strip()
            return on_number(min(int(digits), LARGEST_SEED) if digits.isdecimal() and len(digits) < 20 else None)

        field.on("change", lambda event: changed(str(event.args)), js_handler=EMIT_VALUE)

    def _tick(self, label: str, on_tick: Callable[[bool], Any]) -> Element:
        with tag("label", "tick"):
            field = tag("input", "", type="checkbox", aria_label=label)
            tag("span", "", label)

        def ticked(on: bool) -> Any:
            field.props["checked"] = on
            return on_tick(on)

        field.on("change", lambda event: ticked(event.args is True), js_handler="(e) => emit(e.target.checked)")
        return field


def _show_pictures(place: Element, asset_ids: tuple[str, ...]) -> None:
    place.clear()
    with place:
        for number, asset_id in enumerate(asset_ids, start=1):
            picture(thumbnail_url(asset_id), f"Picture {number}", width=40, height=40)
