"""The engine's coach: reads a conversation, fills the brief's slots from what was said and asks for what is missing."""

from __future__ import annotations

from typing import Any

from services.engine.coach.brief import Brief, read_brief
from services.engine.coach.conversation import Call, Conversation, Reply, Said, Tool
from services.engine.coach.seeing import Seen, see
from services.engine.coach.speaking import offers, speak, summary_of

__all__ = ["Call", "Conversation", "Reply", "Said", "Tool", "answer"]


def answer(conversation: Conversation) -> Reply:
    """The coach's next words, and the call of the declared function with the brief as it now stands.

    A slot that the newest message emptied is sent as an empty text; one that is not known is left out. A conversation
    that ends
    with the function's own answer gets words only. Without a function, a picture is described in a few words of mood.
    """
    newest = next((one for one in reversed(conversation.said) if one.by_user and not one.returned), None)
    seen = see(newest.pictures[-1]) if newest is not None and newest.pictures else None
    if conversation.tool is None and seen is not None:
        return Reply(text=", ".join(seen.moods), call=None)
    brief = read_brief(conversation)
    turn = sum(1 for one in conversation.said if one.by_user)
    text = speak(brief, turn, _remark(seen))
    if conversation.tool is None or conversation.said[-1].returned:
        return Reply(text=text, call=None)
    return Reply(text=text, call=Call(name=conversation.tool.name, arguments=_arguments(brief, conversation.tool)))


def _arguments(brief: Brief, tool: Tool) -> dict[str, Any]:
    emptied = {name: "" for name in brief.heard.cleared if name not in brief.known}
    besides = {"answers": list(offers(brief)), "summary": summary_of(brief), "ready": not brief.missing}
    return brief.known | emptied | {name: value for name, value in besides.items() if name in tool.properties}


def _remark(seen: Seen | None) -> str:
    if seen is None or not seen.colours:
        return ""
    colours = seen.colours[0] if len(seen.colours) == 1 else f"{', '.join(seen.colours[:-1])} and {seen.colours[-1]}"
    return f"Thank you for the picture, I see mostly {colours} in it."
