"""The brief beside the talk: each slot with its value and who said it, what to make, what it costs, and the button."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from nicegui.element import Element

from components.chat import Attachment
from components.controls import EMIT_VALUE, Button, icon_button
from components.markup import Handler, Words, picture, safe_source, tag, words
from components.panels import Panel, side_panel


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One thing that the brief says; `source` is who said it: "you", "preset", "brand kit", "coach's guess"."""

    key: str
    label: str
    value: str | None = None
    source: str | None = None
    required: bool = False
    colours: tuple[str, ...] = ()  # "#rrggbb", shown in place of the value
    ask: str = "add one?"
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing to choose in a picker."""

    key: str
    label: str
    note: str = ""
    image_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Picker:
    """A choice beside the slots: asset type, preset, brand kit, size. Choices with images are tiles, else a list."""

    key: str
    label: str
    choices: tuple[Choice, ...]
    chosen: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """The button and what it will cost; `missing` says what is lacking and keeps the button shut."""

    button: str = "Paint it"
    words: str = ""  # "Uses 1 of 38 creations left this month"
    short: str = ""  # "1 of 38", beside the button's words on a phone
    missing: str | None = None
    busy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """Everything that the panel shows; `progress` like "4 of 4", counted from the slots when not given."""

    slots: tuple[Slot, ...]
    price: Price
    pickers: tuple[Picker, ...] = ()
    preview_url: str | None = None
    attachments: tuple[Attachment, ...] = ()
    progress: str | None = None


class BriefPanel:
    """The right column of the coach. `update` touches only what changed, and never a slot that is being edited.

    `small` and `grounds` are those of `platform_frames`; `extras` is a place for the page's own fields.
    """

    def __init__(
        self,
        brief: Brief,
        *,
        on_edit: Callable[[str, str], Any],
        on_generate: Handler,
        on_pick: Callable[[str, str], Any] | None = None,
        on_detach: Callable[[str], Any] | None = None,
        frames: bool = True,
        small: Sequence[int] = (28,),
        grounds: bool = False,
        title: str = "Brief",
    ) -> None:
        self._brief = brief
        self._on_pick, self._on_detach, self._on_generate = on_pick, on_detach, on_generate
        self._small, self._grounds = small, grounds
        self._bar_count: Words | None = None
        self._bar_lack: Words | None = None
        self._bar_button: Button | None = None
        self._fields: list[PickerField] = []
        with side_panel(title) as panel:
            self._panel: Panel = panel
            self._pickers = tag("div", "pickers")
            with tag("dl", "slots"):
                self._rows = {slot.key: _Row(slot, on_edit) for slot in brief.slots}
            self.extras = tag("div", "pickers")
            self._attachments = tag("div", "brief-pictures")
            self._frames = tag("div", "brief-frames") if frames else None
        with panel.foot:
            self._button = Button("", on_generate, classes="btn lapis wide")
            for name, value in panel.closer.items():
                self._button.props[name] = value
            self._words = words("p", "", "", role="status")
        self._show(None)

    def update(self, brief: Brief) -> None:
        """Show this brief, which has the same slots as the one before."""
        before, self._brief = self._brief, brief
        for slot in brief.slots:
            self._rows[slot.key].show(slot)
        self._show(before)

    def bar(self) -> Element:
        """Put the phone's bar: how far the brief is, opening the sheet, and the button. Nothing on a wide screen."""
        with tag("div", "brief-bar only-phone") as bar:
            with tag("div"):
                opener = Button("", classes="brief-open before i-up", label="Open the brief")
                for name, value in self._panel.opener.items():
                    opener.props[name] = value
                with opener:
                    tag("span", "", "Brief")
                    self._bar_count = words("b", "", "")
                self._bar_lack = words("p", "brief-lack", "")
            self._bar_button = Button("", self._on_generate, classes="btn gold")
        self._show_price()
        return bar

    def _show(self, before: Brief | None) -> None:
        brief = self._brief
        if before is not None and [one.key for one in before.pickers] == [one.key for one in brief.pickers]:
            for field, picker in zip(self._fields, brief.pickers, strict=True):
                field.show(picker)
        else:
            self._pickers.clear()
            with self._pickers:
                self._fields = [PickerField(picker, self._on_pick) for picker in brief.pickers]
        if before is None or before.attachments != brief.attachments:
            self._attachments.clear()
            with self._attachments:
                _attachments(brief.attachments, self._on_detach)
        if self._frames is not None and (before is None or before.preview_url != brief.preview_url):
            self._frames.clear()
            with self._frames:
                tag("h3", "", "As the platforms show it")
                platform_frames(brief.preview_url, small=self._small, grounds=self._grounds)
        self._show_price()

    def _show_price(self) -> None:
        brief, price = self._brief, self._brief.price
        open_ = price.missing is None and not price.busy
        done = sum(1 for slot in brief.slots if slot.value or slot.colours)
        progress = brief.progress or f"{done} of {len(brief.slots)}"
        self._panel.state.text = "ready" if price.missing is None else progress
        self._button.text = price.button
        self._button.set_enabled(open_)
        self._words.text = price.missing or price.words
        self._words.classes(replace="missing" if price.missing else "")
        if self._bar_count is not None and self._bar_lack is not None and self._bar_button is not None:
            self._bar_count.text = progress
            self._bar_lack.text = price.missing or ""
            once_more = brief.preview_url is not None  # then the picture's own button is the golden one
            self._bar_button.classes(add="outline" if once_more else "gold", remove="gold" if once_more else "outline")
            self._bar_button.text = f"{price.button} · {price.short}" if price.short else price.button
            self._bar_button.set_enabled(open_)


def platform_frames(image_url: str | None, *, small: Sequence[int] = (28,), grounds: bool = False) -> Element:
    """Put the picture as platforms crop it: circle, rounded square, 16:9, and small (in CSS pixels).

    With `grounds` once on light and once on dark, whatever the page's own ground is.
    """
    with tag("div", "frames-set") as element:
        for ground in ("light", "dark") if grounds else ("own",):
            with tag("div", f"frames on-{ground}"):
                for shape, name, width, height in _SHAPES:
                    _frame(image_url, shape, name, width, height)
                for size in small:
                    _frame(image_url, "tiny", f"{size} pixels", size, size)
    return element


_SHAPES = (("circle", "Circle", 64, 64), ("rounded", "Rounded square", 64, 64), ("wide", "16 to 9", 96, 54))


class _Row:
    """One slot's row: shows the value, or a field while it is being edited."""

    def __init__(self, slot: Slot, on_edit: Callable[[str, str], Any]) -> None:
        self._slot = slot
        self._on_edit = on_edit
        self._editing = False
        self._element = tag("div", "slot")
        self._show()

    def show(self, slot: Slot) -> None:
        changed, self._slot = slot != self._slot, slot
        if changed and not self._editing:
            self._show()

    def _show(self) -> None:
        slot, self._editing = self._slot, False
        filled = bool(slot.value or slot.colours)
        self._element.clear()
        self._element.classes(replace="slot" if filled else "slot ask")
        with self._element:
            tag("dt", "", slot.label)
            with tag("dd"):
                edit = Button(
                    "" if filled else f"{'needed' if slot.required else 'none'} — {slot.ask}",
                    self._edit,
                    classes="slot-value",
                )
                edit.props["title"] = f"Change {slot.label.lower()}"
                if filled:
                    with edit:
                        _value(slot)
            if filled:
                tag("i", "slot-tick before i-check", "", role="img", aria_label="filled")

    def _edit(self) -> None:
        self._editing = True
        slot, typed = self._slot, {"value": self._slot.value or ", ".join(self._slot.colours)}
        self._element.clear()
        self._element.classes(replace="slot editing")
        with self._element:
            tag("dt", "", slot.label)
            with tag("dd"):
                # Set once and not bound: Vue would put the value back whenever something else on the page changes.
                field = tag(
                    "input",
                    "form-input",
                    data_value=typed["value"],
                    aria_label=slot.label,
                    autofocus=True,
                    maxlength=400,
                )
                field.on("input", lambda event: typed.update(value=str(event.args)), js_handler=EMIT_VALUE)
                field.on("keydown.enter", lambda: self._save(typed["value"]), args=[])
                field.on(
                    "keydown.esc",
                    self._show,
                    args=[],
                    js_handler="(e) => { e.stopPropagation(); e.preventDefault(); emit(); }",
                )
                field.on(
                    "vnode-mounted",
                    js_handler="(n) => { n.el.value = n.el.dataset.value ?? ''; n.el.focus(); n.el.select(); }",
                )
                if slot.options:
                    with tag("div", "slot-options"):
                        for option in slot.options:
                            Button(option, lambda option=option: self._save(option), classes="chip")
                with tag("div", "slot-buttons"):
                    icon_button("check", f"Save {slot.label.lower()}", lambda: self._save(typed["value"]))
                    icon_button("close", "Leave as it was", self._show)

    def _save(self, value: str) -> Any:
        value = value.strip()
        self._show()
        return self._on_edit(self._slot.key, value) if value != (self._slot.value or "") else None


def _value(slot: Slot) -> None:
    if slot.colours:
        with tag("span", "swatches", role="img", aria_label=", ".join(slot.colours)):
            for colour in slot.colours:
                _swatch(colour)
    else:
        tag("span", "", slot.value or "")
    if slot.source:
        tag("em", "", f" · {slot.source}")


def _swatch(colour: str) -> None:
    digits = colour.removeprefix("#")
    if len(digits) == 6 and all(each in "0123456789abcdefABCDEF" for each in digits):
        tag("b", "").style(f"background:#{digits}")


class PickerField:
    """A choice among a few: tiles where they have pictures, else a list. `on_pick` gets the two keys: picker, choice.

    `show` touches nothing where the browser shows the choice already: what is built anew loses the next click.
    """

    def __init__(self, picker: Picker, on_pick: Callable[[str, str], Any] | None) -> None:
        self._picker, self._on_pick = picker, on_pick
        self._tiles: dict[str, Button] = {}
        self._place = tag("div", "picker-place")
        self._build()

    def show(self, picker: Picker) -> None:
        before, self._picker = self._picker, picker
        if before.choices != picker.choices or (before.chosen != picker.chosen and not self._tiles):
            self._place.clear()
            self._build()
            return
        for key, tile in self._tiles.items():
            tile.props(f"aria-pressed={'true' if key == picker.chosen else 'false'}")

    def _pick(self, key: str) -> Any:
        if not self._tiles:
            self._picker = replace(self._picker, chosen=key)  # a list shows it by itself
        return self._on_pick(self._picker.key, key) if self._on_pick is not None else None

    def _build(self) -> None:
        picker = self._picker
        self._tiles = {}
        with self._place:
            if any(choice.image_url for choice in picker.choices):
                self._build_tiles(picker)
            else:
                self._build_list(picker)

    def _build_tiles(self, picker: Picker) -> None:
        with tag("div", "tiles", role="group", aria_label=picker.label):
            tag("span", "field-label", picker.label, aria_hidden="true")
            with tag("div", "tile-row"):
                for choice in picker.choices:
                    with Button("", lambda key=choice.key: self._pick(key), classes="tile") as tile:
                        tile.props["aria-pressed"] = "true" if choice.key == picker.chosen else "false"
                        tile.props["title"] = choice.note or choice.label
                        tag("img", "", src=safe_source(choice.image_url or ""), alt="", loading="lazy")
                        tag("span", "", choice.label)
                    self._tiles[choice.key] = tile

    def _build_list(self, picker: Picker) -> None:
        with tag("label", "picker"):
            tag("span", "field-label", picker.label)
            with tag("select", "form-input") as field:
                if picker.chosen is None:
                    tag("option", "", "Choose one", value="", selected=True, disabled=True)
                for choice in picker.choices:
                    said = f"{choice.label} · {choice.note}" if choice.note else choice.label
                    tag("option", "", said, value=choice.key, selected=choice.key == picker.chosen)
            field.on("change", lambda event: self._pick(str(event.args)), js_handler=EMIT_VALUE)


def _attachments(attachments: Sequence[Attachment], on_detach: Callable[[str], Any] | None) -> None:
    if not attachments:
        return
    tag("h3", "", "To build on")
    with tag("div", "attached"):
        for attachment in attachments:
            with tag("div", "attachment"):
                picture(attachment.url, attachment.name)
                if on_detach is not None:
                    icon_button("close", f"Remove {attachment.name}", lambda each=attachment.id: on_detach(each))


def _frame(image_url: str | None, shape: str, words: str, width: int, height: int) -> None:
    if image_url:
        tag("img", f"crop {shape}", src=safe_source(image_url), alt=words, title=words, width=width, height=height)
    else:
        tag("span", f"crop blank {shape}", title=words).style(f"width:{width}px;height:{height}px")
