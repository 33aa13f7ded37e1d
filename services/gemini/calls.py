"""The calls over an open connection. Importing this loads Google's SDK, which takes about a second."""

from __future__ import annotations

from services.gemini.checking import check_models
from services.gemini.coaching import coach_turn, describe
from services.gemini.images import Order, image_turn
from services.gemini.wire import Wire, connect

__all__ = ["Order", "Wire", "check_models", "coach_turn", "connect", "describe", "image_turn"]
