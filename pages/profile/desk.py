"""The creator's desk: the coach's, with a type, tiles of presets, and how the file is to come out."""

from __future__ import annotations

from collections.abc import Coroutine
from dataclasses import replace
from typing import Any, ClassVar

from components import states
from components.brief import Brief, BriefPanel, Choice, Picker, PickerField
from components.controls import Kind, button, colour_field, link_button, switch, text_field
from pages.coach import briefing
from pages.coach.briefing import NO_PRESET, Draft, Terms
from pages.coach.desk import Desk
from pages.room import acting
from pages.urls import preset_picture
from services.accounts.signins import Visitor
from services.billing import keys
from services.coach import options, pictures, presets
from services.coach.brand_kits import KitView
from services.coach.kinds import KINDS
from services.coach.options import Options
from services.coach.sessions import Opening
from services.coach.views import SessionView
from services.studio.views import GenerationView

CREATIONS = "/profile/creations"
TYPES = tuple(kind for kind in KINDS.values() if kind.is_profile)
NO_KIT = "none"
AS_SAID, CLEAR, SOLID = "as_said", "transparent", "solid"
WELCOME = (
    "Choose what it is to be and a style at the side, then tell me in your own words. A profile picture shows a face, "
    "a character or a mascot; a logo is built on a letter, a symbol or a shape."
)
IDEAS = (
    "A friendly fox mascot with headphones",
    "A mysterious wizard with glowing eyes",
    "The letter N in a shield, teal and gold",
    "A minimal cat face, two colours",
)


class ProfileDesk(Desk):
    """One open page of the creator."""

    path: ClassVar[str] = "/profile"
    profile: ClassVar[bool] = True
    welcome: ClassVar[str] = WELCOME
    ideas: ClassVar[tuple[str, ...]] = IDEAS
    new_words: ClassVar[str] = "New creation"

    def __init__(self, who: Visitor, session: SessionView | None, kits: tuple[KitView, ...]) -> None:
        super().__init__(who, session)
        self._draft = Draft(asset_type=TYPES[0].name)
        self._kits = kits
        self._kit = ""
        self._options = options.from_json(session.options) if session else Options()
        self._solid = self._options.color or options.WHITE  # kept while another ground is looked at

    def _more_actions(self) -> None:
        link_button("My creations", CREATIONS, kind=Kind.QUIET)

    def _opening(self, attachments: list[str]) -> Opening:
        return Opening(
            kind=self._draft.asset_type,
            asset_type=self._draft.asset_type,
            style_preset=self._draft.style_preset or None,
            brand_kit_id=self._kit or None,
            asset_ids=tuple(attachments),
        )

    def _painting(self, quote_id: str | None, key: keys.Request | None) -> Coroutine[Any, Any, GenerationView]:
        return pictures.generate(self._user_id, self._id, chosen=self._options, quote_id=quote_id, key=key)

    async def _read_terms(self) -> Terms:
        return await briefing.read_terms(self._user_id, self._session, self._draft.asset_type)

    def _draft_kind(self) -> str:
        return self._draft.asset_type

    def _brief(self, session: SessionView | None) -> Brief:
        if session is None:
            brief = briefing.of_draft(self._draft, self._terms, self._styles)
            pickers = (self._type_picker(), self._tiles(self._draft.style_preset), *self._kit_picker())
        else:
            brief = briefing.of_session(session, self._terms, self._styles)
            pickers = (self._tiles(session.style_preset),)
        return replace(brief, pickers=pickers)

    def _new_panel(self, brief: Brief) -> BriefPanel:
        panel = BriefPanel(
            brief,
            on_edit=self._change_slot,
            on_generate=self._generate,
            on_pick=self._pick,
            small=(28, 32, 64),
            grounds=True,
        )
        self._extras = panel.extras
        self._show_options()
        return panel

    async def _pick(self, picker: str, key: str) -> None:
        if picker == "creation_type":
            self._draft = Draft(asset_type=key, style_preset=self._draft.style_preset)
            self._terms = await self._read_terms()
        elif picker == "kit":
            self._kit = "" if key == NO_KIT else key
        elif picker in ("size", "format"):
            self._options = replace(self._options, **{picker: key})
        elif picker == "ground":
            self._options = replace(
                self._options,
                background="" if key == AS_SAID else key,
                color=self._solid if key == SOLID else "",
            )
            self._fit_ground()
        else:
            await super()._pick(picker, key)
            return
        self._show()

    def _note(self, session: SessionView | None) -> str:
        usage = self._terms.usage["profile_creator"]
        left = "no limit" if usage.limit < 0 else f"{usage.remaining} of {usage.limit} left this month"
        return f"{super()._note(session)} · {left}"

    def _show_options(self) -> None:
        """How the file is to come out, under the brief. What a ground needs is there from the start and only hidden:
        fields that are built anew lose what the person does with them meanwhile.
        """
        with self._extras:
            for picker in self._option_pickers(self._session):
                PickerField(picker, self._pick)
            self._ground_color = colour_field("Ground colour", value=self._solid, on_change=self._choose_color)
            self._edges = switch(
                "Fine edges, for hair and glows (takes longer)",
                value=self._options.fine_edges,
                on_change=self._choose_edges,
            )
            button("Save this style…", self._save_style, kind=Kind.QUIET)
        self._fit_ground()

    def _fit_ground(self) -> None:
        self._ground_color.set_visibility(self._options.background == SOLID)
        self._edges.set_visibility(self._options.background == CLEAR)

    def _choose_edges(self, fine: bool) -> None:
        self._options = replace(self._options, fine_edges=fine)

    def _choose_color(self, color: str) -> None:
        self._solid = color
        self._options = replace(self._options, color=color)

    async def _save_style(self) -> None:
        """Keep the style of the brief under a name."""
        style = ""
        if self._session is not None:
            style = str(self._session.brief["slots"].get("style", {}).get("value", ""))
        with states.dialog("Save this style") as dialog:
            name = text_field("Name", maxlength=presets.LONGEST_NAME)
            said = text_field("The style in your own words", value=style, multiline=True, maxlength=400)

            async def save() -> None:
                kept = await acting(self._who, presets.save(self._user_id, name.value or "", said.value or ""))
                if kept is None:
                    return
                dialog.close()
                self._styles = await presets.styles_of(self._user_id)
                states.toast(f"“{kept.name}” is among your styles now.", kind="good")
                self._show()

            button("Save", save, kind=Kind.LAPIS)
        dialog.open()

    def _type_picker(self) -> Picker:
        choices = tuple(Choice(key=kind.name, label=kind.label) for kind in TYPES)
        return Picker(key="creation_type", label="What is it to be?", choices=choices, chosen=self._draft.asset_type)

    def _tiles(self, chosen: str) -> Picker:
        """The presets as pictures of the house's own painter, then the person's own."""
        painted = tuple(
            Choice(key=one.name, label=one.label, note=one.words, image_url=preset_picture(one.name))
            for one in self._styles.house
        )
        own = tuple(
            Choice(key=one.id, label=one.name, note=one.words, image_url=preset_picture("custom"))
            for one in self._styles.own
        )
        return Picker(key="style_preset", label="Style", choices=(*painted, *own), chosen=chosen or NO_PRESET)

    def _kit_picker(self) -> tuple[Picker, ...]:
        if not self._kits:
            return ()
        none = Choice(key=NO_KIT, label="None")
        kits = tuple(Choice(key=kit.id, label=kit.name) for kit in self._kits)
        return (Picker(key="kit", label="Brand kit", choices=(none, *kits), chosen=self._kit or NO_KIT),)

    def _option_pickers(self, session: SessionView | None) -> tuple[Picker, ...]:
        kind = session.kind if session else self._draft.asset_type
        sizes = tuple(
            Choice(key=name, label=name.capitalize(), note=f"{side} × {side}")
            for name, side in options.SIZES[kind].items()
        )
        formats = tuple(Choice(key=name, label="WebP" if name == "webp" else "PNG") for name in options.FORMATS)
        grounds = (
            Choice(key=AS_SAID, label="As the brief says"),
            Choice(key=CLEAR, label="Transparent"),
            Choice(key=SOLID, label="One colour"),
        )
        return (
            Picker(key="size", label="Size", choices=sizes, chosen=self._options.size),
            Picker(key="format", label="File", choices=formats, chosen=self._options.format),
            Picker(key="ground", label="Behind it", choices=grounds, chosen=self._options.background or AS_SAID),
        )
