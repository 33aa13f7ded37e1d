"""The models that the engine answers for, and those that the real API has shut down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from services.engine.answers import ApiError, Json
from services.engine.sizes import SIZES


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A model id with its display name; `sizes` is empty for a model that only writes."""

    id: str
    name: str
    sizes: tuple[str, ...] = ()


_MODELS = (
    Model(id="gemini-nano-banana-2.1", name="Nano Banana 2.1", sizes=SIZES),
    Model(id="gemini-3-pro-image", name="Nano Banana Pro", sizes=("1K", "2K", "4K")),
    Model(id="gemini-3.1-flash-image", name="Nano Banana 2", sizes=SIZES),
    Model(id="gemini-3.1-flash-lite-image", name="Nano Banana 2 Lite", sizes=("1K",)),
    Model(id="gemini-3.8-flash", name="Gemini 3.8 Flash"),
    Model(id="gemini-3.5-flash", name="Gemini 3.5 Flash"),
    Model(id="gemini-3.5-flash-lite", name="Gemini 3.5 Flash-Lite"),
)
_BY_ID: Mapping[str, Model] = {model.id: model for model in _MODELS}


def find(name: str) -> Model:
    """The model called `name`, with or without `models/`. ApiError 404 for one that is unknown or shut down."""
    id_ = name.removeprefix("models/")
    if id_ not in _BY_ID:
        raise ApiError(
            status=404,
            message=f"models/{id_[:80]} is not found for API version v1, or is not supported for generateContent. "
            "Call ListModels to see the list of available models and their supported methods.",
        )
    return _BY_ID[id_]


def describe(model: Model) -> Json:
    """A model as models.get answers it."""
    return {
        "name": f"models/{model.id}",
        "version": "001",
        "displayName": model.name,
        "inputTokenLimit": 131072 if model.sizes else 1048576,
        "outputTokenLimit": 32768 if model.sizes else 65536,
        "supportedGenerationMethods": ["generateContent", "countTokens", "createInteraction"],
    }


def describe_all() -> Json:
    """All models as models.list answers them, in one page."""
    return {"models": [describe(model) for model in _MODELS]}
