"""What a subject can put on: hats, glasses, capes and the like, drawn for a head of a set size; `figure` fits them to
the head there is."""

from collections.abc import Callable
from dataclasses import dataclass

from services.engine.painter.parts import Part

from . import hats, outfits

TOP, EYES, NECK, EARS, BACK, FACE = "top", "eyes", "neck", "ears", "back", "face"


@dataclass(frozen=True, slots=True, kw_only=True)
class Garment:
    """Something to wear: where it sits, and its parts back to front."""

    words: tuple[str, ...]
    anchor: str
    draw: Callable[[], list[Part]]
    behind: bool = False


GARMENTS: dict[str, Garment] = {
    "hat": Garment(words=("hat", "top hat", "tophat", "fedora"), anchor=TOP, draw=hats.hat),
    "cap": Garment(words=("cap", "baseball cap", "snapback"), anchor=TOP, draw=hats.cap),
    "crown": Garment(words=("crown", "tiara", "diadem", "royal crown"), anchor=TOP, draw=hats.crown),
    "wizard hat": Garment(
        words=("wizard hat", "wizard's hat", "magic hat", "pointy hat"), anchor=TOP, draw=hats.wizard_hat
    ),
    "witch hat": Garment(words=("witch hat", "witch's hat", "halloween hat"), anchor=TOP, draw=hats.witch_hat),
    "party hat": Garment(words=("party hat", "birthday hat"), anchor=TOP, draw=hats.party_hat),
    "cowboy hat": Garment(words=("cowboy hat", "stetson"), anchor=TOP, draw=hats.cowboy_hat),
    "pirate hat": Garment(words=("pirate hat", "tricorn"), anchor=TOP, draw=hats.pirate_hat),
    "viking helmet": Garment(words=("viking helmet", "horned helmet"), anchor=TOP, draw=hats.viking),
    "helmet": Garment(words=("helmet", "knight helmet", "knight's helmet", "visor"), anchor=TOP, draw=hats.knight),
    "space helmet": Garment(
        words=("space helmet", "astronaut helmet", "fishbowl"), anchor=FACE, draw=hats.space_helmet
    ),
    "chef hat": Garment(words=("chef hat", "chef's hat", "toque"), anchor=TOP, draw=hats.chef),
    "santa hat": Garment(words=("santa hat", "christmas hat"), anchor=TOP, draw=hats.santa),
    "beanie": Garment(words=("beanie", "woolly hat", "bobble hat", "knit cap"), anchor=TOP, draw=hats.beanie),
    "graduation cap": Garment(words=("graduation cap", "mortarboard"), anchor=TOP, draw=hats.graduate),
    "halo": Garment(words=("halo", "angel halo"), anchor=TOP, draw=hats.halo),
    "horns": Garment(words=("horns", "devil horns", "demon horns"), anchor=TOP, draw=hats.horns),
    "cat ears": Garment(words=("cat ears", "kitty ears", "fox ears", "animal ears"), anchor=TOP, draw=hats.cat_ears),
    "bow": Garment(words=("hair bow", "ribbon", "bow"), anchor=TOP, draw=hats.bow),
    "flower": Garment(words=("flower in hair", "flower crown", "hair flower"), anchor=TOP, draw=hats.flower),
    "glasses": Garment(words=("glasses", "spectacles", "eyeglasses", "specs"), anchor=EYES, draw=outfits.glasses),
    "sunglasses": Garment(words=("sunglasses", "shades", "cool glasses"), anchor=EYES, draw=outfits.sunglasses),
    "monocle": Garment(words=("monocle",), anchor=EYES, draw=outfits.monocle),
    "eyepatch": Garment(words=("eyepatch", "eye patch"), anchor=EYES, draw=outfits.eyepatch),
    "goggles": Garment(words=("goggles", "vr headset", "vr goggles", "ski goggles"), anchor=EYES, draw=outfits.goggles),
    "mask": Garment(words=("mask", "superhero mask", "eye mask", "domino mask"), anchor=EYES, draw=outfits.eye_mask),
    "ninja mask": Garment(words=("ninja mask", "headband", "bandana"), anchor=FACE, draw=outfits.ninja_mask),
    "headphones": Garment(words=("headphones", "headphone", "earphones"), anchor=EARS, draw=outfits.headphones),
    "headset": Garment(words=("headset", "gaming headset"), anchor=EARS, draw=outfits.headset),
    "scarf": Garment(words=("scarf", "shawl"), anchor=NECK, draw=outfits.scarf),
    "bow tie": Garment(words=("bow tie", "bowtie"), anchor=NECK, draw=outfits.bow_tie),
    "tie": Garment(words=("tie", "necktie"), anchor=NECK, draw=outfits.tie),
    "cape": Garment(words=("cape", "cloak", "mantle"), anchor=NECK, draw=outfits.cape, behind=True),
    "wings": Garment(words=("wings", "angel wings"), anchor=NECK, draw=outfits.wings, behind=True),
    "beard": Garment(words=("beard",), anchor=FACE, draw=outfits.beard),
    "moustache": Garment(words=("moustache", "mustache"), anchor=FACE, draw=outfits.moustache),
}  # fmt: skip
