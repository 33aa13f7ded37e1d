"""generateContent and streamGenerateContent: the coach's words one by one and its call of the declared function; and
the models.
"""

from __future__ import annotations

import asyncio
import base64
import re
import secrets
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any, cast

import orjson
from starlette.requests import Request
from starlette.responses import Response

from services.engine import coach
from services.engine.answers import ApiError, Family, Json, error_body, json_answer
from services.engine.context import Engine, check_key, engine_of, read_json
from services.engine.faults import Fault, Kind, Where
from services.engine.misbehaviour import EventStream, instead, send_interaction, wait
from services.engine.models import Model, describe, describe_all, find
from services.engine.refusals import PROHIBITED, Refused, refused
from services.engine.turns import decode

_METHODS = ("generateContent", "streamGenerateContent")
_STOPPING = (Kind.CUT, Kind.SILENT, Kind.ERROR_IN_STREAM)


async def list_models(request: Request) -> Response:
    """GET /{version}/models."""
    check_key(request, Family.CONTENT)
    engine_of(request).note(request, 0)
    return json_answer(describe_all())


async def get_model(request: Request) -> Response:
    """GET /{version}/models/{id}."""
    engine = engine_of(request)
    check_key(request, Family.CONTENT)
    engine.note(request, 0)
    if (answer := await instead(engine.meet(Where.MODELS), request, engine)) is not None:
        return answer
    return json_answer(describe(find(request.path_params["call"])))


async def generate(request: Request) -> Response:
    """POST /{version}/models/{id}:generateContent and :streamGenerateContent."""
    engine = engine_of(request)
    check_key(request, Family.CONTENT)
    name, _, method = request.path_params["call"].rpartition(":")
    if method not in _METHODS:
        raise ApiError(status=404, message="Requested entity was not found.")
    body, size = await read_json(request)
    fault = engine.meet(Where.CONTENT)
    engine.note(request, size, has_image=b"inline" in orjson.dumps(_kinds(body)))
    if (answer := await instead(fault, request, engine)) is not None:
        return answer
    model = find(name)
    said = await asyncio.to_thread(_conversation, body)
    streamed = method == "streamGenerateContent"
    if (blocked := _blocked(said, fault)) is not None:
        return _send_one(_frame(model) | {"promptFeedback": {"blockReason": blocked.reason}}, streamed)
    if fault is not None and fault.kind in (Kind.REFUSED_STEP, Kind.NO_IMAGE):
        reason = "SAFETY" if fault.kind is Kind.REFUSED_STEP else "NO_IMAGE"
        return _send_one(_frame(model) | {"candidates": [{"finishReason": reason, "index": 0}]}, streamed)
    reply = await asyncio.to_thread(coach.answer, said)
    reply = _spoiled(reply, fault)
    if not streamed:
        whole = _chunk(_parts(reply), _frame(model), _usage(said, reply), finished=True)
        return await send_interaction(whole, fault, engine)
    stops = fault is not None and fault.kind in _STOPPING
    return EventStream(_events(reply, said, model, engine, fault if stops else None), unfinished=stops)


async def _events(
    reply: coach.Reply, said: coach.Conversation, model: Model, engine: Engine, stop: Fault | None
) -> AsyncIterator[bytes]:
    """One event a word; the last one carries the call, the reason for the end and the usage."""
    frame = _frame(model)
    usage = _usage(said, reply)
    for count, word in enumerate(words_of(reply.text)):
        if stop is not None and count == stop.after:
            break
        yield _event(_chunk([{"text": word}], frame, usage))
        await wait(engine, engine.word_delay)
    if stop is None:
        last = [_call(reply.call)] if reply.call is not None else [{"text": ""}]
        yield _event(_chunk(last, frame, usage, finished=True))
    elif stop.kind is Kind.SILENT:
        await engine.closing.wait()
    elif stop.kind is Kind.ERROR_IN_STREAM:
        error = ApiError(status=stop.status or 503, message="The model is overloaded. Please try again later.")
        yield _event(error_body(error, Family.CONTENT))


def words_of(text: str) -> list[str]:
    """The text in pieces of a word each, with the space after it; joined again they are the text."""
    return re.findall(r"\s*\S+\s*", text)


def _chunk(parts: Sequence[Json], frame: Json, usage: Json, *, finished: bool = False) -> Json:
    candidate: Json = {"content": {"role": "model", "parts": list(parts)}, "index": 0}
    if finished:
        candidate["finishReason"] = "STOP"
    return frame | {"candidates": [candidate], "usageMetadata": usage}


def _parts(reply: coach.Reply) -> list[Json]:
    words: list[Json] = [{"text": reply.text}] if reply.text else []
    return words + ([_call(reply.call)] if reply.call is not None else [])


def _call(call: coach.Call) -> Json:
    signature = base64.b64encode(secrets.token_bytes(24)).decode()
    return {
        "functionCall": {"id": secrets.token_hex(4), "name": call.name, "args": call.arguments},
        "thoughtSignature": signature,
    }


def _spoiled(reply: coach.Reply, fault: Fault | None) -> coach.Reply:
    match fault:
        case Fault(kind=Kind.TEXT_ONLY):
            return coach.Reply(text=reply.text, call=None)
        case Fault(kind=Kind.CALL_ONLY) if reply.call is not None:
            return coach.Reply(text="", call=reply.call)
        case Fault(kind=Kind.HUGE):
            return coach.Reply(text="o" * (fault.megabytes * 1024 * 1024), call=reply.call)
        case _:
            return reply


def _blocked(said: coach.Conversation, fault: Fault | None) -> Refused | None:
    """Only the newest words are looked at, so that one blocked message does not end a conversation."""
    return PROHIBITED if fault is not None and fault.kind is Kind.REFUSED else refused(said.newest)


def _send_one(body: Json, streamed: bool) -> Response:
    return Response(_event(body), media_type="text/event-stream") if streamed else json_answer(body)


def _event(body: Json) -> bytes:
    return b"data: " + orjson.dumps(body) + b"\r\n\r\n"


def _frame(model: Model) -> Json:
    return {"modelVersion": model.id, "responseId": secrets.token_urlsafe(16)}


def _usage(said: coach.Conversation, reply: coach.Reply) -> Json:
    """Tokens at about four letters each, 1120 for a picture."""
    pictures = sum(len(one.pictures) for one in said.said)
    prompt = max(1, (len(said.instruction) + sum(len(one.text) for one in said.said)) // 4) + 1120 * pictures
    written = max(1, (len(reply.text) + (len(str(reply.call.arguments)) if reply.call else 0)) // 4)
    return {"promptTokenCount": prompt, "candidatesTokenCount": written, "totalTokenCount": prompt + written}


def _conversation(body: Json) -> coach.Conversation:
    """The conversation in a request; names of fields may be written with underscores or without, as the SDK mixes
    both.
    """
    given = body.get("contents")
    contents = cast(list[Any], given) if isinstance(given, list) else [given]
    said = tuple(_said(cast(Json, one)) for one in contents if isinstance(one, dict))
    if not said:
        raise ApiError(status=400, message="GenerateContentRequest.contents: contents is not specified")
    system = _said(_mapping(_named(body, "system_instruction"))).text
    return coach.Conversation(said=said, instruction=system, tool=_tool(body))


def _said(content: Mapping[str, Any]) -> coach.Said:
    parts = [_mapping(part) for part in cast(list[Any], content.get("parts") or [])]
    words = [str(part["text"]) for part in parts if part.get("text") and not part.get("thought")]
    pictures = [_mapping(_named(part, "inline_data")) for part in parts if _named(part, "inline_data")]
    returned = any(_named(part, "function_response") for part in parts)
    shown = tuple(
        decode(str(one.get("data", ""))) for one in pictures if str(_named(one, "mime_type")).startswith("image/")
    )
    return coach.Said(by_user=content.get("role") != "model", text="\n".join(words), pictures=shown, returned=returned)


def _tool(body: Json) -> coach.Tool | None:
    """The first declared function, unless the caller switched calling off."""
    calling = _mapping(_named(_mapping(_named(body, "tool_config")), "function_calling_config"))
    if str(calling.get("mode", "")).upper() == "NONE":
        return None
    tools = [_mapping(tool) for tool in cast(list[Any], body.get("tools") or [])]
    declared = [_mapping(one) for tool in tools for one in cast(list[Any], _named(tool, "function_declarations") or [])]
    if not declared:
        return None
    schema = _mapping(_named(declared[0], "parameters_json_schema") or declared[0].get("parameters"))
    return coach.Tool(name=str(declared[0].get("name", "")), properties=_mapping(schema.get("properties")))


def _kinds(body: Json) -> list[str]:
    """The names of the fields of all parts."""
    contents = [_mapping(one) for one in cast(list[Any], body.get("contents") or [])]
    return [name for one in contents for part in cast(list[Any], one.get("parts") or []) for name in _mapping(part)]


def _named(given: Mapping[str, Any], name: str) -> Any:
    """A field by its name with underscores, or by the same name in camel case."""
    if name in given:
        return given[name]
    first, *rest = name.split("_")
    return given.get(first + "".join(word.capitalize() for word in rest))


def _mapping(value: Any) -> Mapping[str, Any]:
    return cast(dict[str, Any], value) if isinstance(value, dict) else {}
