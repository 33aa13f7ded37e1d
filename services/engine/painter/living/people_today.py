"""People of today: faces without a costume, and the professions one knows by their clothes."""

# Coordinates are set as tables, many to a line:
# fmt: off

from collections.abc import Sequence

from services.engine.painter.living import clothes, hair, hats, held, helmets
from services.engine.painter.living.faces import HUMAN, LADY, brows, eyes, human_mouth
from services.engine.painter.living.person import BROAD_FACE, SOFT_FACE, Person, Worn, figure, person
from services.engine.painter.living.sketch import (
    ACCENT,
    DARK,
    GLOW,
    GOLD,
    LEATHER,
    MAIN,
    METAL,
    SECOND,
    WHITE,
    Sketch,
    natural,
    outline,
    trail,
)
from services.engine.painter.parts import Part, Role, Subject, Variant, circle, ellipse, polygon, rounded

GREY_HAIR = natural("#cfd2d8", Role.LIGHT)
BLACK_CLOTH = natural("#393648", Role.DARK)
NAVY = natural("#2b3a63", Role.MAIN)
ROSE = natural("#c8435a", Role.ACCENT)
DENIM = natural("#3f5f94", Role.DARK)
HIVIS = natural("#f58a2a", Role.MAIN)
KHAKI = natural("#b39a68", Role.MAIN)
CAMO = natural("#5f7048", Role.MAIN)


def _any_of(name: str, kinds: Sequence[Person], *words: str) -> Subject:
    """A subject whose hair and clothes the seed chooses."""

    def draw(v: Variant) -> list[Part]:
        return person(v.pick("look", kinds), v)

    return Subject(name=name, words=(name, *words), draw=draw, group="people")


def _stethoscope(s: Sketch, _: Variant) -> None:
    s.stroke("stethoscope", trail((404, 720), (430, 830), (500, 880), (570, 830), (596, 720)), BLACK_CLOTH, 16, 0.15)
    s.stroke("stethoscope", trail((570, 836), (600, 880), (596, 905)), BLACK_CLOTH, 14, 0.15)
    s.fill("stethoscope", circle(594, 914, 30), METAL)
    s.tone("stethoscope", circle(594, 914, 15), METAL, 0.35)


def _badge(s: Sketch, _: Variant) -> None:
    s.fill("badge", outline((610, 830, 0), (650, 815), (690, 830, 0), (686, 880), (650, 910, 0), (614, 880)), GOLD)
    s.strokes("epaulette", "M660 740 L730 762", GOLD, 22)


def _nurse_cap() -> Worn:
    def front(s: Sketch, _: Variant) -> None:
        s.fill("cap", outline((380, 210, 0), (350, 90, 0), (500, 60), (650, 90, 0), (620, 210, 0), (500, 190)), WHITE)
        s.fill("cross", polygon((482, 84), (518, 84), (518, 112), (546, 112), (546, 146), (518, 146), (518, 174),
            (482, 174), (482, 146), (454, 146), (454, 112), (482, 112)), natural("#e0343c", Role.ACCENT))

    return Worn(front=front)


def _mortarboard() -> Worn:
    def front(s: Sketch, _: Variant) -> None:
        s.fill("cap", outline((300, 200, 0), (700, 200, 0), (720, 320), (500, 300), (280, 320)), BLACK_CLOTH)
        s.fill("cap", polygon((500, 20), (860, 150), (500, 270), (140, 150)), BLACK_CLOTH, 0.14)
        s.tone("cap", polygon((500, 270), (860, 150), (860, 166), (500, 290), (140, 166), (140, 150)),
            BLACK_CLOTH, -0.2)
        s.stroke("tassel", trail((500, 146), (700, 180), (790, 220), (796, 320)), GOLD, 13)
        s.fill("tassel", outline((778, 310), (814, 310), (826, 410, 0), (766, 410, 0)), GOLD)

    return Worn(front=front)


def _head_mirror() -> Worn:
    def front(s: Sketch, _: Variant) -> None:
        s.fill("headband", outline((280, 280, 0), (500, 244), (720, 280, 0), (724, 318, 0), (500, 284),
            (276, 318, 0)), DARK)
        s.fill("mirror", circle(590, 230, 62), METAL, 0.2)
        s.tone("mirror", circle(590, 230, 40), WHITE, 0, 0.9)

    return Worn(front=front)


def _wild_hair() -> Worn:
    def back(s: Sketch, _: Variant) -> None:
        s.both("hair", outline((560, 200), (680, 120), (800, 100, 0), (780, 190), (880, 220, 0), (810, 290),
            (900, 360, 0), (800, 390), (850, 490, 0), (720, 480), (640, 300)), GREY_HAIR)

    def front(s: Sketch, _: Variant) -> None:
        s.both("hair", outline((610, 190), (690, 210), (760, 330), (730, 430, 0), (704, 380), (660, 290)),
            GREY_HAIR, 0.1)

    return Worn(back=back, front=front)


def _clown_wig() -> Worn:
    def back(s: Sketch, _: Variant) -> None:
        bumps = " ".join(circle(x, y, r) for x, y, r in ((740, 200, 100), (800, 320, 110), (790, 450, 100),
            (700, 130, 70)))
        s.both("hair", bumps, ACCENT)

    return Worn(back=back)


def _clown_face(s: Sketch, v: Variant) -> None:
    white = natural("#fbf6ef", Role.LIGHT)
    s.both("make-up", outline((545, 360), (600, 330), (656, 360), (660, 470), (600, 520), (545, 470)),
        natural("#7fc6ee", Role.SECOND), line=False)
    s.fill("lips", outline((350, 570), (420, 555), (500, 572), (580, 555), (650, 570), (610, 650), (500, 680),
        (390, 650)), white, line=False)
    s.fill("lips", outline((380, 584), (440, 574), (500, 584), (560, 574), (620, 584), (580, 636), (500, 654),
        (420, 636)), natural("#e0343c", Role.ACCENT), line=False)
    eyes(s, v, natural("#3f7fb8", Role.EYE), HUMAN, y=430, apart=98, rx=42, ry=50)
    brows(s, v, natural("#e0343c", Role.ACCENT), y=306, apart=100, length=90, width=22)
    human_mouth(s, v, 604, 60)
    s.fill("nose", circle(500, 512, 48), natural("#e0343c", Role.ACCENT))
    s.tone("nose", ellipse(484, 494, 15, 12), WHITE, 0, 0.8)
    s.both("cheeks", circle(648, 540, 34), natural("#f2838a", Role.ACCENT), line=False)


def _clown_hat() -> Worn:
    def front(s: Sketch, _: Variant) -> None:
        s.fill("hat", outline((400, 230, 0), (500, -40, 0), (600, 230, 0), (500, 256)), MAIN)
        s.tone("hat", " ".join(circle(x, y, 17) for x, y in ((470, 170), (535, 190), (502, 90))), GOLD, 0)
        s.fill("pompom", circle(500, -50, 42), SECOND)

    return Worn(front=front)


def _ruff(s: Sketch, _: Variant) -> None:
    s.fill("collar", " ".join(ellipse(500 + dx, 764 - abs(dx) * 0.2, 56, 66)
        for dx in (-190, -114, -38, 38, 114, 190)), WHITE)
    s.fill("buttons", circle(500, 880, 34), ACCENT)


def _wrinkles() -> Worn:
    def front(s: Sketch, _: Variant) -> None:
        s.strokes("wrinkles", "M648 470 Q668 474 680 466 M640 540 Q664 570 640 610", natural("#a86f52",
            Role.SKIN), 7, 0, 0.7)

    return Worn(front=front)


def _bib(s: Sketch, _: Variant) -> None:
    s.fill("bib", outline((400, 720), (500, 776), (600, 720), (640, 800), (600, 890), (500, 915), (400, 890),
        (360, 800)), WHITE)
    s.fill("duck", circle(500, 850, 30), GOLD, line=False)


def _curl() -> Worn:
    return Worn(front=lambda s, v: s.stroke("hair", trail((480, 190), (500, 120), (560, 130), (540, 190), (505, 170)),
        hair.hair_of(v), 20))


def _robot_glow(s: Sketch, v: Variant) -> None:
    clothes.hood_down(MAIN)(s, v)
    s.stroke("code", "M440 880 L420 900 L440 920 M560 880 L580 900 L560 920 M512 874 L488 926", GLOW, 11)


def _number(s: Sketch, v: Variant) -> None:
    clothes.crew_neck(WHITE)(s, v)
    s.stroke("number", "M476 846 L500 830 L500 930 M474 930 L526 930", WHITE, 20)


def _gi(s: Sketch, v: Variant) -> None:
    clothes.kimono(WHITE, BLACK_CLOTH)(s, v)
    if v.pose != "full":
        s.fill("belt", rounded(330, 900, 340, 43, 8), BLACK_CLOTH)


def _overalls_mark(s: Sketch, v: Variant) -> None:
    low = 1060 if v.pose == "full" else 943
    s.stroke("stripes", f"M300 900 L700 900 M352 760 L360 {low} M648 760 L640 {low}", natural("#f2e75a", Role.GLOW), 26)


WOMEN = tuple(Person(top=MAIN, clothes=detail, worn=worn, shape=SOFT_FACE, eye=LADY, eye_size=1.08, lips=ROSE,
    lower=lower, lower_paint=paint) for worn, detail, lower, paint in (((hair.long(),), clothes.necklace(), "skirt",
    SECOND), ((hair.bob(),), clothes.scarf(ACCENT), "trousers", DENIM), ((hair.ponytail(),), clothes.crew_neck(MAIN),
    "trousers", DARK), ((hair.bun(), helmets.glasses()), clothes.open_coat(MAIN, WHITE), "skirt", DARK),
    ((hair.curly(),), clothes.necklace(GOLD, SECOND), "trousers", DENIM)))
MEN = tuple(Person(top=MAIN, clothes=detail, worn=worn, lower_paint=paint) for worn, detail,
    paint in (((hair.short(),), clothes.crew_neck(MAIN), DENIM), ((hair.beard(), hair.short()),
    clothes.hood_down(MAIN), DARK), ((hair.buzz(), helmets.glasses()), clothes.open_coat(MAIN, WHITE), DENIM),
    ((hair.spiky(),), clothes.hood_down(MAIN), DENIM), ((hair.curly(), hair.goatee()), clothes.crew_neck(MAIN),
    DARK)))
CHILDREN = tuple(Person(top=MAIN, clothes=detail, worn=worn, shape=SOFT_FACE, eye=eye, eye_size=1.26, lower=lower,
    lower_paint=DENIM, broad=0.86) for worn, detail, lower, eye in (((hair.short(), hats.cap(ACCENT)),
    clothes.crew_neck(MAIN), "shorts", HUMAN), ((hair.braids(),), clothes.dungarees(DENIM), "trousers", LADY),
    ((hair.spiky(),), clothes.dungarees(DENIM), "trousers", HUMAN), ((hair.curly(),), clothes.crew_neck(MAIN),
    "skirt", LADY)))

SUBJECTS: tuple[Subject, ...] = (
    _any_of("woman", WOMEN, "lady portrait", "female", "mother", "mom", "mum", "girlfriend", "wife", "sister", "aunt",
        "businesswoman", "lawyer"),
    _any_of("man", MEN, "male", "guy", "father", "dad", "boyfriend", "husband", "brother", "uncle", "gentleman",
        "dude"),
    _any_of("person", (*WOMEN, *MEN), "portrait", "face", "human", "character", "people", "avatar", "selfie",
        "someone", "figure", "player", "user", "self portrait", "influencer", "creator", "youtuber", "profile"),
    _any_of("child", CHILDREN, "kid", "boy", "girl", "toddler", "son", "daughter", "schoolkid", "student kid"),
    figure("baby", Person(top=MAIN, clothes=_bib, worn=(_curl(),), shape=SOFT_FACE, eye_size=1.32, lower="shorts",
        lower_paint=WHITE, broad=0.78), "infant", "newborn"),
    figure("grandmother", Person(top=SECOND, clothes=clothes.together(clothes.open_coat(SECOND, WHITE),
        clothes.necklace(WHITE, WHITE)), worn=(hair.bun(GREY_HAIR), _wrinkles(), helmets.glasses()), shape=SOFT_FACE,
        eye=LADY, brow=GREY_HAIR, lower="skirt", lower_paint=DARK, lips=ROSE), "grandma", "granny", "old woman",
        "nana"),
    figure("grandfather", Person(top=DARK, clothes=clothes.open_coat(DARK, natural("#c9b28a", Role.LIGHT)),
        worn=(_wild_hair(), _wrinkles(), hair.moustache(GREY_HAIR, curl=0), helmets.glasses()), brow=GREY_HAIR),
        "grandpa", "old man", "elder", "grandad"),
    figure("astronaut", Person(top=WHITE, top_name="suit", clothes=clothes.space_rig, behind=held.air_tanks,
        worn=(hair.fringe_only(), helmets.bubble_helmet()), lower_paint=WHITE, shoes=METAL, gloves=METAL, ears="none",
        broad=1.04), "cosmonaut", "spaceman", "space explorer", "spacewoman"),
    figure("chef", Person(top=WHITE, top_name="jacket", clothes=clothes.chef_jacket, worn=(hair.fringe_only(),
        hair.moustache(), hats.chef_hat()), held=held.ladle, lower_paint=DARK), "cook", "baker", "pizzaiolo",
        "pastry chef"),
    figure("detective", Person(top=natural("#a3805a", Role.MAIN), top_name="coat",
        clothes=clothes.suit(natural("#a3805a", Role.MAIN)), worn=(hair.fringe_only(), hats.brimmed(natural("#7a5d40",
        Role.DARK), BLACK_CLOTH, wide=230)), held=held.magnifier), "sherlock", "inspector", "investigator", "sleuth",
        "private eye", "noir", "gangster", "mafia"),
    figure("secret agent", Person(top=BLACK_CLOTH, top_name="suit", clothes=clothes.suit(BLACK_CLOTH,
        tie=BLACK_CLOTH), worn=(hair.short(), helmets.glasses(BLACK_CLOTH, natural("#23212c", Role.DARK))),
        lower_paint=BLACK_CLOTH, blush=False), "spy", "agent", "bodyguard", "bouncer"),
    figure("businessman", Person(top=NAVY, top_name="suit", clothes=clothes.suit(NAVY), worn=(hair.short(),),
        lower_paint=NAVY), "boss", "manager", "ceo", "banker", "politician", "president", "accountant", "salesman"),
    figure("hacker", Person(top=natural("#2f3440", Role.MAIN), top_name="hoodie", clothes=held.laptop,
        worn=(hair.fringe_only(), helmets.hood(natural("#2f3440", Role.MAIN)), helmets.glasses(BLACK_CLOTH,
        natural("#39d98a", Role.GLOW))), ears="none", lower_paint=DENIM, blush=False), "programmer", "coder",
        "developer", "anonymous", "engineer", "nerd", "geek"),
    figure("gamer", Person(top=MAIN, top_name="hoodie", clothes=clothes.together(clothes.hood_down(MAIN),
        held.controller), worn=(hair.spiky(), helmets.headset()), lower_paint=DENIM), "esports player", "pro gamer",
        "video gamer", "e-sports"),
    figure("streamer", Person(top=MAIN, top_name="hoodie", clothes=_robot_glow, worn=(hair.long(natural("#e86fb0",
        Role.ACCENT)), helmets.headset(WHITE, ACCENT)), shape=SOFT_FACE, eye=LADY, eye_size=1.14,
        brow=natural("#b8487f", Role.ACCENT), lips=ROSE, lower_paint=DENIM), "twitch streamer", "vtuber",
        "gamer girl", "podcaster", "content creator", "e-girl"),
    figure("dj", Person(top=BLACK_CLOTH, top_name="shirt", clothes=clothes.necklace(GOLD, GOLD), worn=(hair.short(),
        hats.cap(MAIN), helmets.headset(BLACK_CLOTH, GLOW, mic=False), helmets.glasses(BLACK_CLOTH, natural("#23212c",
        Role.DARK))), lower_paint=DENIM), "disc jockey", "producer", "beatmaker"),
    figure("rapper", Person(top=MAIN, top_name="hoodie", clothes=clothes.together(clothes.hood_down(MAIN),
        clothes.necklace(GOLD, GOLD)), worn=(hair.goatee(), hats.beanie(BLACK_CLOTH, MAIN),
        helmets.glasses(BLACK_CLOTH, natural("#23212c", Role.DARK))), held=held.microphone, lower_paint=DENIM),
        "hip hop", "mc", "hip-hop artist"),
    figure("musician", Person(top=BLACK_CLOTH, top_name="jacket", clothes=clothes.open_coat(BLACK_CLOTH, WHITE),
        worn=(hair.side_locks(), hair.fringe_only(), hats.headband(ACCENT)), held=held.guitar, lower_paint=DENIM),
        "guitarist", "rocker", "rock star", "bassist", "band member", "metalhead"),
    figure("singer", Person(top=ACCENT, top_name="dress", lower="gown", lower_paint=ACCENT,
        clothes=clothes.necklace(GOLD, WHITE), worn=(hair.curly(),), held=held.microphone, shape=SOFT_FACE, eye=LADY,
        eye_size=1.1, lips=ROSE), "pop star", "diva", "vocalist", "popstar", "idol"),
    figure("punk", Person(top=BLACK_CLOTH, top_name="jacket", clothes=clothes.open_coat(BLACK_CLOTH, MAIN),
        worn=(hair.mohawk(GLOW),), lower_paint=DENIM, blush=False), "punk rocker", "cyberpunk", "rebel"),
    figure("cowboy", Person(top=natural("#b5533c", Role.MAIN), clothes=clothes.together(clothes.open_coat(LEATHER,
        natural("#b5533c", Role.MAIN), name="vest"), clothes.scarf(ACCENT)), worn=(hair.fringe_only(),
        hair.moustache(curl=-10), hats.brimmed(natural("#9a6a3c", Role.DARK), LEATHER, wide=340, tall=190, curl=60)),
        lower_paint=DENIM), "cowgirl", "sheriff", "gunslinger", "rancher"),
    figure("doctor", Person(top=WHITE, top_name="coat", clothes=clothes.together(clothes.open_coat(WHITE,
        natural("#7fc0d8", Role.SECOND)), _stethoscope), worn=(hair.short(), _head_mirror()),
        lower_paint=natural("#4f8fa8", Role.SECOND)), "physician", "surgeon", "medic", "vet", "dentist"),
    figure("nurse", Person(top=natural("#8fd0dc", Role.MAIN), top_name="uniform",
        clothes=clothes.together(clothes.robe(natural("#8fd0dc", Role.MAIN), WHITE, WHITE), _stethoscope),
        worn=(hair.bob(), _nurse_cap()), shape=SOFT_FACE, eye=LADY, lips=ROSE, lower="skirt",
        lower_paint=natural("#8fd0dc", Role.MAIN)), "caregiver", "paramedic"),
    figure("scientist", Person(top=WHITE, top_name="coat", clothes=clothes.open_coat(WHITE, MAIN), worn=(_wild_hair(),
        hair.moustache(GREY_HAIR, curl=0), helmets.glasses()), brow=GREY_HAIR, held=held.flask), "professor",
        "chemist", "mad scientist", "einstein", "researcher", "physicist", "inventor"),
    figure("teacher", Person(top=SECOND, top_name="cardigan", clothes=clothes.open_coat(SECOND, WHITE),
        worn=(hair.bun(), helmets.glasses()), shape=SOFT_FACE, eye=LADY, lips=ROSE, lower="skirt", lower_paint=DARK,
        held=held.book()), "librarian", "tutor", "educator"),
    figure("student", Person(top=MAIN, top_name="hoodie", clothes=clothes.hood_down(MAIN), worn=(hair.fringe_only(),
        _mortarboard()), held=held.book(), lower_paint=DENIM), "graduate", "scholar", "pupil", "university student"),
    figure("artist", Person(top=WHITE, top_name="smock", clothes=clothes.scarf(ACCENT), worn=(hair.bob(),
        hats.beret(MAIN)), held=held.palette, shape=SOFT_FACE, eye=LADY, lower_paint=DENIM), "painter", "illustrator",
        "limner", "designer", "french"),
    figure("photographer", Person(top=MAIN, clothes=clothes.together(clothes.crew_neck(MAIN), held.camera),
        worn=(hair.short(), hats.cap(DARK)), lower_paint=DENIM), "cameraman", "paparazzo", "journalist", "reporter"),
    figure("farmer", Person(top=natural("#d95a4a", Role.MAIN), clothes=clothes.dungarees(DENIM),
        worn=(hair.fringe_only(), hats.brimmed(natural("#e3be6a", Role.LIGHT), ACCENT, wide=300, tall=150)),
        held=held.fork, lower_paint=DENIM), "gardener", "peasant", "scarecrow", "shepherd"),
    figure("builder", Person(top=HIVIS, top_name="vest", sleeves=DENIM, clothes=_overalls_mark,
        worn=(hair.fringe_only(), helmets.hard_hat(GOLD)), held=held.wrench, lower_paint=DENIM),
        "construction worker", "worker", "handyman", "carpenter", "plumber", "electrician", "miner"),
    figure("mechanic", Person(top=DENIM, top_name="overalls", clothes=clothes.dungarees(natural("#34507e",
        Role.DARK)), worn=(hair.short(), hats.cap(ACCENT)), held=held.wrench, lower_paint=DENIM), "technician",
        "car mechanic", "repairman"),
    figure("firefighter", Person(top=natural("#3a3740", Role.DARK), top_name="coat", clothes=_overalls_mark,
        worn=(hair.fringe_only(), helmets.hard_hat(natural("#d8323f", Role.ACCENT), GOLD)),
        lower_paint=natural("#3a3740", Role.DARK), held=held.axe(blade=natural("#d8323f", Role.ACCENT))), "fireman",
        "firewoman"),
    figure("police officer", Person(top=NAVY, top_name="uniform", clothes=clothes.together(clothes.suit(NAVY,
        natural("#a9c0e0", Role.LIGHT), NAVY), _badge), worn=(hair.fringe_only(), hats.service_cap(NAVY,
        BLACK_CLOTH)), lower_paint=NAVY), "police", "policeman", "cop", "guard", "policewoman", "security guard"),
    figure("pilot", Person(top=LEATHER, top_name="jacket", clothes=clothes.together(clothes.open_coat(LEATHER, WHITE),
        clothes.fur_collar(natural("#e6d3b0", Role.LIGHT)), clothes.scarf(ACCENT)), worn=(hair.short(),
        helmets.goggles()), lower_paint=KHAKI), "aviator", "airman", "steampunk", "bomber pilot"),
    figure("captain", Person(top=NAVY, top_name="uniform", clothes=clothes.together(clothes.suit(NAVY,
        tie=BLACK_CLOTH), _badge), worn=(hair.beard(GREY_HAIR), hats.service_cap(WHITE, NAVY)), brow=GREY_HAIR,
        lower_paint=NAVY), "sailor", "admiral", "sea captain", "skipper", "navy"),
    figure("soldier", Person(top=CAMO, top_name="uniform", clothes=clothes.together(clothes.open_coat(CAMO,
        natural("#3f4a33", Role.DARK)), clothes.emblem_star(GOLD)), worn=(hair.buzz(),
        helmets.hard_hat(natural("#4d5c3a", Role.MAIN), GOLD)), lower_paint=CAMO, blush=False), "trooper", "army",
        "marine", "commando", "general"),
    figure("explorer", Person(top=KHAKI, clothes=clothes.together(clothes.open_coat(KHAKI, WHITE),
        clothes.scarf(ACCENT)), worn=(hair.short(), hats.brimmed(natural("#8a6a42", Role.DARK), BLACK_CLOTH, wide=270,
        tall=170, curl=10)), lower_paint=KHAKI), "adventurer", "archaeologist", "indiana jones", "hiker",
        "treasure hunter"),
    figure("athlete", Person(top=MAIN, clothes=_number, worn=(hair.short(), hats.headband(WHITE)), lower="shorts",
        lower_paint=SECOND, shoes=WHITE), "footballer", "soccer player", "basketball player", "runner", "sportsman",
        "tennis player", "coach", "fitness trainer"),
    figure("fighter", Person(top=WHITE, top_name="gi", clothes=_gi, worn=(hair.spiky(), hats.headband(ACCENT)),
        lower_paint=WHITE), "karate", "martial artist", "boxer", "sensei", "judoka", "street fighter"),
    figure("skater", Person(top=MAIN, top_name="hoodie", clothes=clothes.hood_down(MAIN), worn=(hair.fringe_only(),
        hats.beanie(SECOND, ACCENT)), lower_paint=DENIM), "skateboarder", "snowboarder", "hipster", "teenager",
        "teen"),
    figure("barista", Person(top=BLACK_CLOTH, clothes=clothes.apron(natural("#5f7f62", Role.MAIN)),
        worn=(hair.beard(), hair.bun()), held=held.mug, lower_paint=DENIM), "waiter", "waitress", "bartender",
        "coffee maker", "shopkeeper"),
    figure("bride", Person(top=WHITE, top_name="dress", lower="gown", lower_paint=WHITE,
        clothes=clothes.necklace(WHITE, WHITE), worn=(hair.bun(), hats.tiara(WHITE, GLOW)),
        behind=clothes.cape(natural("#f3f1f6", Role.LIGHT)), shape=SOFT_FACE, eye=LADY, eye_size=1.1, lips=ROSE),
        "wedding dress", "ballerina", "dancer"),
    figure("magician", Person(top=BLACK_CLOTH, top_name="suit", clothes=clothes.suit(BLACK_CLOTH, tie=ACCENT,
        bow=True), worn=(hair.fringe_only(), hair.goatee(), hats.top_hat(band=ACCENT)), behind=clothes.cape(MAIN,
        collar=True), lower_paint=BLACK_CLOTH, held=held.staff(BLACK_CLOTH, GLOW)), "illusionist", "ringmaster",
        "mad hatter", "hypnotist", "steampunk gentleman"),
    figure("clown", Person(top=MAIN, sleeves=SECOND, clothes=_ruff, worn=(_clown_wig(), _clown_hat()),
        face=_clown_face, skin=natural("#fbe6d6", Role.SKIN), lower_paint=SECOND, shoes=ACCENT, ears="none"),
        "circus clown", "pierrot", "mime"),
    figure("superhero", Person(top=MAIN, top_name="suit", clothes=clothes.together(clothes.emblem_bolt(GOLD, SECOND),
        clothes.cape_clasp(ACCENT, GOLD)), behind=clothes.cape(ACCENT), worn=(helmets.eye_mask(SECOND), hair.short()),
        lower_paint=MAIN, shoes=ACCENT, gloves=ACCENT, shape=BROAD_FACE, broad=1.08), "super hero", "superman",
        "batman", "vigilante", "caped crusader"),
    figure("superheroine", Person(top=MAIN, top_name="suit", clothes=clothes.together(clothes.emblem_star(GOLD),
        clothes.cape_clasp(ACCENT, GOLD)), behind=clothes.cape(ACCENT), worn=(helmets.eye_mask(SECOND), hair.long()),
        lower="skirt", lower_paint=MAIN, shoes=ACCENT, gloves=ACCENT, shape=SOFT_FACE, eye=LADY, eye_size=1.04,
        lips=ROSE), "wonder woman", "supergirl", "superwoman", "heroine"),
    figure("santa", Person(top=natural("#d8323f", Role.MAIN), top_name="coat",
        clothes=clothes.together(clothes.fur_collar(WHITE), clothes.buttons(BLACK_CLOTH, top=900)),
        worn=(hair.side_locks(WHITE), hair.beard(WHITE, length=110), hats.beanie(natural("#d8323f", Role.MAIN),
        WHITE)), brow=WHITE, shape=BROAD_FACE, lower_paint=natural("#d8323f", Role.MAIN), shoes=BLACK_CLOTH,
        gloves=BLACK_CLOTH, broad=1.1), "santa claus", "father christmas", "saint nick", "st nicholas"),
)
