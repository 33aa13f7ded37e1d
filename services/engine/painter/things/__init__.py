"""Subjects that do not live: objects, vehicles, buildings, nature, food, signs and letters, each of named parts."""

from services.engine.painter.parts import Subject
from services.engine.painter.things.arms import ARMS
from services.engine.painter.things.bearings import BEARINGS
from services.engine.painter.things.buildings import BUILDINGS
from services.engine.painter.things.devices import DEVICES
from services.engine.painter.things.drinks import DRINKS
from services.engine.painter.things.emblems import EMBLEMS
from services.engine.painter.things.fruits import FRUITS
from services.engine.painter.things.gadgets import GADGETS
from services.engine.painter.things.household import HOUSEHOLD
from services.engine.painter.things.landmarks import LANDMARKS
from services.engine.painter.things.letters import LETTERS, letter_subject
from services.engine.painter.things.meals import MEALS
from services.engine.painter.things.music import MUSIC
from services.engine.painter.things.pantry import PANTRY
from services.engine.painter.things.plants import PLANTS
from services.engine.painter.things.quest import QUEST
from services.engine.painter.things.riches import RICHES
from services.engine.painter.things.roads import ROADS
from services.engine.painter.things.scenes import SCENES
from services.engine.painter.things.signs import SIGNS
from services.engine.painter.things.sky import SKY
from services.engine.painter.things.snacks import SNACKS
from services.engine.painter.things.sweets import SWEETS
from services.engine.painter.things.symbols import SYMBOLS
from services.engine.painter.things.tools import TOOLS
from services.engine.painter.things.topics import TOPICS
from services.engine.painter.things.trees import TREES
from services.engine.painter.things.vegetables import VEGETABLES
from services.engine.painter.things.vistas import VISTAS
from services.engine.painter.things.voyages import VOYAGES
from services.engine.painter.things.wardrobe import WARDROBE
from services.engine.painter.things.weather import WEATHER

_SHELVES = (
    ARMS,
    QUEST,
    RICHES,
    DEVICES,
    GADGETS,
    HOUSEHOLD,
    WARDROBE,
    TOOLS,
    BEARINGS,
    MUSIC,
    ROADS,
    VOYAGES,
    BUILDINGS,
    LANDMARKS,
    TREES,
    PLANTS,
    SKY,
    WEATHER,
    SCENES,
    VISTAS,
    MEALS,
    PANTRY,
    DRINKS,
    SWEETS,
    SNACKS,
    FRUITS,
    VEGETABLES,
    SYMBOLS,
    SIGNS,
    EMBLEMS,
)

SUBJECTS: tuple[Subject, ...] = (*(subject for shelf in _SHELVES for subject in shelf.subjects), *LETTERS)

__all__ = ["SUBJECTS", "TOPICS", "letter_subject"]
