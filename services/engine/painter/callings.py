"""What a second noun makes of a subject: callings (a fox wizard, a robot knight) dress it, materials (a zombie cat)
recolour it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Calling:
    """What a second noun makes of a subject: what it wears, and what it carries."""

    worn: tuple[str, ...] = ()
    prop: str = ""  # a subject beside it


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a whole subject is made of: every colour is drawn towards one."""

    colour: str
    share: float = 0.75
    eyes: str = ""
    opacity: float = 1.0


CALLINGS: dict[str, Calling] = {
    "wizard": Calling(worn=("wizard hat",), prop="staff"),
    "mage": Calling(worn=("wizard hat",), prop="staff"),
    "sorcerer": Calling(worn=("wizard hat",)),
    "witch": Calling(worn=("witch hat",)),
    "knight": Calling(worn=("helmet",), prop="sword"),
    "warrior": Calling(worn=("cape",), prop="sword"),
    "paladin": Calling(worn=("helmet", "cape")),
    "viking": Calling(worn=("viking helmet",), prop="axe"),
    "pirate": Calling(worn=("pirate hat", "eyepatch")),
    "captain": Calling(worn=("pirate hat",)),
    "king": Calling(worn=("cape", "crown")),
    "queen": Calling(worn=("crown",)),
    "prince": Calling(worn=("crown",)),
    "princess": Calling(worn=("crown",)),
    "royal": Calling(worn=("crown",)),
    "ninja": Calling(worn=("ninja mask",)),
    "samurai": Calling(worn=("viking helmet",), prop="katana"),
    "astronaut": Calling(worn=("space helmet",)),
    "spaceman": Calling(worn=("space helmet",)),
    "chef": Calling(worn=("chef hat",)),
    "cook": Calling(worn=("chef hat",)),
    "santa": Calling(worn=("santa hat",)),
    "cowboy": Calling(worn=("cowboy hat", "scarf")),
    "sheriff": Calling(worn=("cowboy hat",)),
    "detective": Calling(worn=("hat",)),
    "gentleman": Calling(worn=("hat", "monocle", "bow tie")),
    "magician": Calling(worn=("hat", "bow tie")),
    "gamer": Calling(worn=("headset",)),
    "streamer": Calling(worn=("headset",)),
    "dj": Calling(worn=("headphones",)),
    "musician": Calling(worn=("headphones",)),
    "superhero": Calling(worn=("cape", "mask")),
    "hero": Calling(worn=("cape",)),
    "angel": Calling(worn=("wings", "halo")),
    "devil": Calling(worn=("horns",)),
    "demon": Calling(worn=("horns",)),
    "vampire": Calling(worn=("cape",)),
    "pilot": Calling(worn=("goggles", "scarf")),
    "professor": Calling(worn=("graduation cap", "glasses")),
    "student": Calling(worn=("graduation cap",)),
    "scientist": Calling(worn=("goggles",)),
    "nerd": Calling(worn=("glasses", "bow tie")),
    "businessman": Calling(worn=("tie",)),
    "boss": Calling(worn=("sunglasses", "tie")),
    "skater": Calling(worn=("cap",)),
    "rapper": Calling(worn=("cap", "sunglasses")),
    "thief": Calling(worn=("mask",)),
    "birthday": Calling(worn=("party hat",)),
    "clown": Calling(worn=("party hat",)),
}
MATERIALS: dict[str, Material] = {
    "robot": Material(colour="#a9b6c8", share=0.72, eyes="#37f0ff"),
    "cyborg": Material(colour="#9fb0c4", share=0.5, eyes="#ff4f4f"),
    "robotic": Material(colour="#a9b6c8", share=0.72, eyes="#37f0ff"),
    "mecha": Material(colour="#8f9fb8", share=0.6, eyes="#ffd23f"),
    "mechanical": Material(colour="#b08d57", share=0.6, eyes="#ffd23f"),
    "steampunk": Material(colour="#b0763c", share=0.6, eyes="#ffd23f"),
    "metal": Material(colour="#b4bfcc", share=0.8),
    "zombie": Material(colour="#86b36a", share=0.62, eyes="#f2f27a"),
    "undead": Material(colour="#8fa88a", share=0.6, eyes="#b7ff5c"),
    "ghost": Material(colour="#dfeaff", share=0.75, eyes="#22305c", opacity=0.86),
    "ghostly": Material(colour="#dfeaff", share=0.7, opacity=0.86),
    "ice": Material(colour="#9fdcf7", share=0.7, eyes="#1f5fd0"),
    "frozen": Material(colour="#9fdcf7", share=0.65),
    "crystal": Material(colour="#b58cf7", share=0.6),
    "fire": Material(colour="#f5642a", share=0.7, eyes="#fff07a"),
    "flaming": Material(colour="#f5642a", share=0.65, eyes="#fff07a"),
    "lava": Material(colour="#d8401f", share=0.7, eyes="#ffe14a"),
    "shadow": Material(colour="#2a2440", share=0.82, eyes="#ff4f8b"),
    "stone": Material(colour="#8f959e", share=0.8),
    "golden": Material(colour="#f0b72f", share=0.75),
    "cosmic": Material(colour="#5a3fc0", share=0.65, eyes="#ffffff"),
    "galaxy": Material(colour="#5a3fc0", share=0.65, eyes="#ffffff"),
    "neon": Material(colour="#ff2fa8", share=0.5, eyes="#22d8ff"),
    "wooden": Material(colour="#a5713f", share=0.75),
    "chocolate": Material(colour="#6b3f22", share=0.75),
    "candy": Material(colour="#ff8fc4", share=0.6),
    "toxic": Material(colour="#7be03d", share=0.6),
    "albino": Material(colour="#f7f2f2", share=0.8, eyes="#e0506a"),
    "rusty": Material(colour="#a85a2f", share=0.6),
}
