"""Looks at the start whether the models of the settings are there: being offline is no reason to stop, a dead id is."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from google.genai import types

from services.errors import GenerationFailed, ModelBusy, ModelMisconfigured
from services.gemini.failures import fault_in, mapped, read
from services.gemini.values import ModelCheck, ModelState
from services.gemini.wire import Wire, options

_SECONDS = 15.0
_SETTING: Mapping[str, str] = {"image_model": "LIMNER_IMAGE_MODEL", "coach_model": "LIMNER_COACH_MODEL"}
_WORDS: Mapping[ModelState, str] = {
    ModelState.OK: "",
    ModelState.BAD_KEY: "Gemini does not accept the API key. The administrator has to set a valid one first.",
    ModelState.OFFLINE: "Gemini cannot be reached just now. Pictures and the coach have to wait until it can.",
}


async def check_models(wire: Wire) -> ModelCheck:
    """Looks both models up. Only an id that the service itself does not know is dead; anything else may pass."""
    models = {"image_model": wire.image_model, "coach_model": wire.coach_model}
    states = dict(zip(models, await asyncio.gather(*(_look_up(wire, model) for model in models.values())), strict=True))
    dead = [setting for setting, state in states.items() if state is ModelState.DEAD]
    if dead:
        words = " ".join(f"The model {models[one]} does not exist; write another into {_SETTING[one]}." for one in dead)
        return ModelCheck(state=ModelState.DEAD, words=words, dead=tuple(models[one] for one in dead))
    found = states.values()
    worst = next((state for state in (ModelState.BAD_KEY, ModelState.OFFLINE) if state in found), ModelState.OK)
    return ModelCheck(state=worst, words=_WORDS[worst])


async def _look_up(wire: Wire, model: str) -> ModelState:
    try:
        async with asyncio.timeout(_SECONDS):
            await wire.client.aio.models.get(model=model, config=types.GetModelConfig(http_options=options(_SECONDS)))
    except Exception as error:
        if read(error, "code") == 404:
            return _not_found(error)
        return _state(mapped(error, secret=wire.key))
    return ModelState.OK


def _not_found(error: Exception) -> ModelState:
    """Dead if the service says so in its own words; the 404 of something in between says nothing about the model."""
    fault = fault_in(read(error, "details"))
    return ModelState.DEAD if fault is not None and "NOT_FOUND" in fault.codes else ModelState.OFFLINE


def _state(error: GenerationFailed) -> ModelState:
    if isinstance(error, ModelBusy):
        return ModelState.OK  # it knows the key and is there
    return ModelState.BAD_KEY if isinstance(error, ModelMisconfigured) else ModelState.OFFLINE
