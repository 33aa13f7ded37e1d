"""The words by which the coach knows styles, moods, colours, expressions, shapes and places."""

from __future__ import annotations

import re


def _words(text: str) -> tuple[str, ...]:
    """The words of a list that is separated by commas and line ends."""
    return tuple(re.split(r",\s+", " ".join(text.split())))


STYLES = _words(
    """
    pixel art, 8-bit, 8 bit, 16-bit, 16 bit, retro, vintage, anime, manga, chibi, kawaii, cartoon, comic book,
    comic, photorealistic, photo-realistic, realistic, realism, hyperrealistic, 3d render, 3-d render, 3d, low poly,
    low-poly, voxel, claymation, clay, watercolor, watercolour, oil painting, acrylic, gouache, pencil sketch,
    pencil drawing, charcoal, ink drawing, line art, lineart, sketch, sticker, flat design, flat, vector,
    minimalist, minimalistic, minimal, modern, futuristic, cyberpunk, steampunk, synthwave, vaporwave, neon, gothic,
    art deco, art nouveau, bauhaus, pop art, graffiti, street art, isometric, paper cut, papercut, origami, collage,
    impressionist, surreal, abstract, fantasy art, concept art, digital painting, storybook, children's book,
    cinematic, noir, professional, corporate, hand-drawn, hand drawn, doodle, mosaic, stained glass, ukiyo-e,
    gaming, esports, vibrant, detailed, geometric, grunge, y2k, disney, pixar, ghibli, line drawing, clean
    """
)

MOODS = _words(
    """
    epic, cozy, cosy, calm, peaceful, serene, energetic, dynamic, dramatic, dark, moody, spooky, scary, creepy,
    eerie, mysterious, dreamy, magical, whimsical, playful, fun, funny, silly, cheerful, happy, joyful, uplifting,
    bright, warm, cold, melancholic, melancholy, sad, nostalgic, romantic, tense, intense, aggressive, fierce,
    powerful, heroic, mighty, majestic, elegant, luxurious, friendly, inviting, relaxed, chill, chilled, lonely,
    hopeful, festive, wild, chaotic, gloomy, grim, cute, adorable, badass, adventurous, soft, bold, confident,
    serious
    """
)

EXPRESSIONS = _words(
    """
    smiling, grinning, laughing, happy, friendly, cheerful, winking, smirking, smug, angry, furious, fierce,
    intense, serious, determined, confident, calm, sleepy, tired, sad, crying, shy, surprised, shocked, scared,
    mysterious, playful, cheeky, cute, cool, evil, menacing, proud, focused, excited, neutral
    """
)

COLOURS = _words(
    """
    red, crimson, scarlet, maroon, burgundy, pink, magenta, fuchsia, rose, coral, salmon, peach, orange, amber,
    gold, golden, yellow, lime, green, emerald, olive, mint, teal, turquoise, cyan, aqua, blue, navy, indigo,
    violet, purple, lavender, lilac, plum, brown, tan, beige, cream, ivory, white, black, grey, gray, silver,
    bronze, copper, charcoal, rainbow, pastel, monochrome, neon, blood-red, sky-blue
    """
)

SHADES = _words(
    """
    dark, deep, light, pale, bright, neon, pastel, hot, soft, warm, cool, rich, electric, royal, midnight, forest,
    sky, muted, bold, vivid, dusty, baby, ice
    """
)

SHAPES = _words(
    """
    circle, circular, round, square, rounded square, shield, hexagon, hexagonal, diamond, triangle, triangular,
    star, oval, badge, crest, rectangle, octagon, heart, banner, ribbon
    """
)

PLACES = _words(
    """
    forest, woods, jungle, city, cityscape, skyline, street, alley, town, village, space, galaxy, nebula, stars,
    sky, clouds, beach, sea, ocean, lake, river, waterfall, mountain, mountains, hills, valley, desert, canyon,
    cave, volcano, lava, dungeon, castle, ruins, temple, battlefield, arena, stadium, studio, room, bedroom,
    kitchen, library, office, classroom, garden, field, meadow, park, island, snow, rain, storm, sunset, sunrise,
    night, moonlight, arcade, tavern, cafe, café, factory, laboratory, spaceship, underwater, swamp, farm, bridge,
    harbour, harbor, rooftop
    """
)

COMPARATIVES = {
    "brighter": "bright",
    "darker": "dark",
    "lighter": "light",
    "warmer": "warm",
    "colder": "cold",
    "cuter": "cute",
    "scarier": "scary",
    "funnier": "funny",
    "bolder": "bold",
    "softer": "soft",
    "calmer": "calm",
    "happier": "happy",
    "sadder": "sad",
    "cooler": "cool",
    "fiercer": "fierce",
    "wilder": "wild",
    "cozier": "cozy",
    "spookier": "spooky",
    "friendlier": "friendly",
    "angrier": "angry",
    "more colorful": "colourful",
    "more colourful": "colourful",
    "more epic": "epic",
    "more dramatic": "dramatic",
    "more playful": "playful",
    "more serious": "serious",
    "more energetic": "energetic",
    "more mysterious": "mysterious",
    "more intense": "intense",
}
