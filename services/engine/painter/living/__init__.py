"""Subjects that live: people, animals, mythical beings and robots, each drawn from named parts."""

from services.engine.painter.living import (
    animals_far,
    animals_farm,
    animals_home,
    animals_wood,
    birds,
    insects,
    machines,
    monsters,
    mythical_beasts,
    mythical_folk,
    people_story,
    people_today,
    reptiles,
    sea_soft,
    sea_swimmers,
)
from services.engine.painter.parts import Subject

SUBJECTS: tuple[Subject, ...] = (
    *people_today.SUBJECTS,
    *people_story.SUBJECTS,
    *mythical_folk.SUBJECTS,
    *mythical_beasts.SUBJECTS,
    *monsters.SUBJECTS,
    *machines.SUBJECTS,
    *animals_wood.SUBJECTS,
    *animals_home.SUBJECTS,
    *animals_farm.SUBJECTS,
    *animals_far.SUBJECTS,
    *birds.SUBJECTS,
    *sea_swimmers.SUBJECTS,
    *sea_soft.SUBJECTS,
    *reptiles.SUBJECTS,
    *insects.SUBJECTS,
)
