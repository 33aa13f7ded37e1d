"""All components on a few pages, with drawn placeholder pictures: `python -m tests.components.showcase [port]`."""

from __future__ import annotations

import asyncio
import random
import sys
from typing import Any
from urllib.parse import unquote

from fastapi import Response, UploadFile
from fastapi.responses import JSONResponse
from nicegui import app, background_tasks, ui

from components import chat, controls, forms, frame, states, tables, theme
from components.brief import BriefPanel, platform_frames
from components.composer import Composer
from components.controls import Kind
from components.frame import Entry, Purse, Viewer
from components.gallery import Act, GalleryWall, Opened
from components.markdown import markdown
from components.picture import PicturePlate, Progress, ProgressPlate, failed_plate
from components.sessions import SessionGroup, SessionItem, SessionsColumn
from components.streaming import StreamingReply
from components.theme import Ground
from components.viewer import PictureViewer, ViewerAction
from tests.components.samples import brief, card, knight, plate

HOUSES = 10_000  # knights in the gallery
ENTRIES = [
    Entry(key="coach", label="Coach", href="/", icon="coach"),
    Entry(key="profile", label="Profile & logo", href="/forms", icon="profile"),
    Entry(key="studio", label="Studio", href="/states", icon="studio"),
    Entry(key="gallery", label="Gallery", href="/gallery", icon="gallery"),
    Entry(key="kits", label="Brand kits", href="/figures", icon="kits"),
]
LINKS = [
    Entry(key="account", label="Account", href="/forms", icon="account"),
    Entry(key="plan", label="Plan and credits", href="/figures", icon="plan"),
]
ADA = Viewer(name="ada", email="ada@example.org", plan="Pro")
PURSE = Purse(left=38, of=50, note="4 900 tokens · renews 1 Dec")
REPLY = """A **robot knight** in gold against deep purple: strong, and easy to read at a small size.

Three things would make it yours:

- a crest that *only* your channel has
- a colour for the eyes, like `#7ff6ff`
- room at the left for a title

```text
knight: gold, three-quarter view
sky: deep purple, a few stars
```

| place | size |
|---|---|
| thumbnail | 1280 × 720 |
| emote | 112 × 112 |

What should it **feel** like? See [the sizes](https://example.org/sizes) <script>alert(1)</script>
"""


def room(active: str, title: str, wide: bool = False, banner: str | None = None):
    ground = Ground(app.storage.user.get("ground", "dusk"))
    return frame.frame(
        active=active,
        title=title,
        user=ADA,
        entries=ENTRIES,
        purse=PURSE,
        notices=2,
        wide=wide,
        banner=banner,
        ground=ground,
        links=LINKS,
        on_ground=lambda picked: app.storage.user.update(ground=picked.value),
    )


@ui.page("/")
def coach_page(state: str = "") -> None:
    with room(
        "coach",
        "Coach",
        wide=True,
        banner="Painted by the engine inside: add a key for the real model." if state == "banner" else None,
    ):
        groups = [
            SessionGroup(
                label="Today",
                items=(
                    SessionItem(
                        id="a", title="Gold robot knight", note="choosing · 2 versions", href="/", thumb_url=knight(262)
                    ),
                    SessionItem(
                        id="b",
                        title="Stream offline screen",
                        note="happy · 4 versions",
                        href="/",
                        thumb_url=knight(220, gold=False),
                    ),
                ),
            ),
            SessionGroup(
                label="This week", items=(SessionItem(id="c", title="Fox mascot emote", note="brief 2 of 4", href="/"),)
            ),
        ]
        sessions = SessionsColumn(groups, current="a", new_href="/", on_search=lambda words: None)
        with chat.conversation(title="Gold robot knight", note="Thumbnail · 1280 × 720 · anime") as talk:
            chat.your_message(
                "A thumbnail with a robot knight, anime style.",
                on_edit=lambda text: None,
            )
            with chat.coach_turn():
                markdown("A robot knight in gold against deep purple: strong and easy to read. How should it **feel**?")
                chat.message_actions(on_again=lambda: None)
            chat.answers(["Intense, mid-battle", "Calm and noble", "Playful"], lambda option: composer.offer(option))
            chat.your_message("Calm and noble")
            with chat.coach_turn():
                if state == "progress":
                    ProgressPlate(
                        Progress(words="Painting your knight", elapsed=4, usual=12, position=2, width=1280, height=720),
                        on_cancel=lambda: None,
                    )
                elif state == "failed":
                    failed_plate(
                        "The model would not paint this. Say it in other words and try again.", on_retry=lambda: None
                    )
                else:
                    PicturePlate(
                        plate(
                            happy=state == "happy", locked=state == "locked", before="1" if state == "compare" else None
                        ),
                        on_happy=lambda: None,
                        on_refine=lambda text: None,
                        on_version=lambda each: None,
                        on_rate=lambda stars: None,
                    )
        with talk.actions:
            sessions.opener()
        panel = BriefPanel(
            brief(missing="Say which style first." if state == "missing" else None),
            on_edit=lambda key, value: panel.update(brief(text=value)),
            on_generate=lambda: None,
            on_pick=lambda key, choice: None,
        )

        async def answer(reply: StreamingReply) -> None:
            for start in range(0, len(REPLY), 5):
                reply.feed(REPLY[start : start + 5])
                await asyncio.sleep(0.02)
            reply.finish()
            composer.set_streaming(False)

        def send(text: str, attachments: list[str]) -> None:
            with talk.thread:
                chat.your_message(text)
                with chat.coach_turn():
                    reply = StreamingReply()
            composer.set_streaming(True)
            background_tasks.create(answer(reply))

        with talk.foot:
            panel.bar()
            composer = Composer(on_send=send, upload_url="/showcase/upload", on_stop=lambda: None)


@app.post("/showcase/upload", status_code=201)
async def upload(file: UploadFile) -> JSONResponse:
    if file.size is None or file.size > 2_000_000:
        return JSONResponse({"error": {"message": "That picture is larger than 2 MB."}}, status_code=413)
    return JSONResponse({"id": f"p{file.size}"}, status_code=201)


@ui.page("/gallery")
def gallery_page(empty: bool = False) -> None:
    with room("gallery", "Gallery"):
        with frame.page_head("Gallery", "Everything you have painted, newest first."):
            controls.button("Select")
            controls.link_button("New picture", "/", kind=Kind.LAPIS, icon="plus")
        if empty:
            states.empty_state(
                "Nothing painted yet",
                "Your pictures gather here by themselves. The coach helps you make the first one.",
                action="Talk to the coach",
                href="/",
            )
            return
        with frame.bar():
            controls.text_field("Search", placeholder="Words from the prompt").style("width:260px")
            controls.choice("Kind", {"all": "All kinds", "image": "Images", "logo": "Logos"}, value="all").style(
                "width:180px"
            )
            controls.segmented("Show", {"all": "All", "fav": "Favourites"}, value="all")
        wall = GalleryWall(
            "/showcase/pictures",
            thumbs="/showcase/pictures/{id}",
            labels={"thumbnail": "Thumbnail"},
            on_open=lambda opened: show(opened),
        )
        wall.allow(
            acts=[Act(key="delete", label="Delete", icon="bin")],
            on_act=lambda act, ids: wall.take(ids),
            on_favourite=lambda each, on: None,
            on_remove=lambda each: wall.take([each]),
        )
        viewer = PictureViewer(on_step=wall.step)
        actions = [
            ViewerAction(label="Refine further", on_click=lambda card: None, icon="edit", kind=Kind.LAPIS),
            ViewerAction(label="Download", href=lambda card: card.url, icon="download", download=True),
        ]

        def show(opened: Opened) -> None:
            viewer.open(card(int(opened.id)), actions=actions, before=opened.before, after=opened.after)


@app.get("/showcase/pictures")
def pictures(limit: int, cursor: int = HOUSES) -> dict[str, Any]:
    numbers = range(cursor - 1, max(-1, cursor - 1 - limit), -1)
    items = [
        {"id": f"{n:05}", "title": card(n).title, "asset_type": "thumbnail", "favourite": n % 5 == 0, "rating": None,
         "created_at": "2026-11-21T12:00:00Z"}
        for n in numbers
    ]  # fmt: skip
    return {"items": items, "next_cursor": items[-1]["id"] if len(items) == limit else None}


@app.get("/showcase/pictures/{number}")
def small_picture(number: int) -> Response:
    return Response(unquote(card(number).url.split(",", 1)[1]), media_type="image/svg+xml")


@ui.page("/sign-in")
def sign_in_page(error: str | None = None, ground: str = "dusk") -> None:
    with frame.plain_frame(title="Sign in", lead="Welcome back to the studio.", ground=Ground(ground)):
        with forms.form("/sign-in", button="Sign in", error=error, hidden={"next": "/"}):
            forms.text_input("E-mail", name="email", type="email", autocomplete="username", autofocus=True)
            forms.text_input(
                "Password",
                name="password",
                type="password",
                autocomplete="current-password",
                error="At least 12 characters." if error else None,
            )
        with forms.alternatives():
            controls.link_button("Continue with your organisation", "/sso", icon="key")
        ui.link("Make an account", "/sign-up")


@ui.page("/forms")
def forms_page() -> None:
    with room("profile", "Account"):
        with frame.page_head("Account", "Who you are, and how you sign in."):
            controls.button("Save", lambda: states.toast("Saved.", kind="good"), kind=Kind.LAPIS)
        with frame.columns():
            with frame.section("About you"):
                controls.text_field("Name", value="ada", hint="Shown on what you share.")
                controls.text_field("About", multiline=True, placeholder="A few words", maxlength=300, counter=True)
                controls.choice("Language", {"en": "English", "de": "Deutsch"}, value="en")
                controls.segmented("Size", {"256": "256", "512": "512", "1024": "1024"}, value="512")
            with frame.section("What you hear from us"):
                controls.switch("Tell me when a picture is done", value=True)
                controls.switch("Monthly summary")
                controls.checkbox("Keep drafts", value=True)
                controls.slider("Strength", value=40, min=0, max=100)
                controls.colour_field("Background")
                with frame.bar(label="Dangerous"):
                    controls.button(
                        "Delete my account",
                        lambda: states.confirm(
                            "Delete your account?",
                            "Your pictures, sessions and brand kits go with it. This cannot be taken back.",
                            yes="Delete everything",
                            danger=True,
                        ),
                        kind=Kind.DANGER,
                    )
                    controls.button("Not now", disabled=True)
                    controls.button("Quiet", kind=Kind.QUIET)
                platform_frames(knight(262), small=(28, 32, 64), grounds=True)


@ui.page("/figures")
def figures_page() -> None:
    with room("kits", "Plan"):
        with frame.page_head("Plan and credits"):
            controls.button("Top up", kind=Kind.LAPIS)
        with tables.stat_row():
            tables.stat("Creations left", "38", "of 50 this month")
            tables.stat("Tokens", "4 900", "49 credits")
            tables.stat("Renews", "1 Dec")
        tables.meter("Creations", value=38, of=50)
        with frame.section("Charges", "What the month has gone into."):
            columns = [
                tables.Column(key="what", label="What"),
                tables.Column(key="when", label="When"),
                tables.Column(key="tokens", label="Tokens", numeric=True),
            ]
            tables.table(
                columns,
                [
                    {"what": "Gold robot knight", "when": "today, 10:04", "tokens": "−100", "href": "/"},
                    {"what": "Stream offline screen", "when": "yesterday", "tokens": "−1 200"},
                    {"what": "Top-up", "when": "1 Nov", "tokens": "+5 000"},
                ],
                caption="Charges",
            )
        with ui.tabs() as tabs:
            ui.tab("Create")
            ui.tab("My creations")
        with ui.tab_panels(tabs, value="Create"), ui.tab_panel("Create"):
            tables.facts({"Plan": "Pro", "Price": "$12 a month", "Since": "3 May"})


@ui.page("/states")
def states_page() -> None:
    with room("studio", "States"), frame.columns():
        states.empty_state("Nothing here yet", "Your brand kits will stand here.", action="Make one", href="/")
        states.loading_state("Fetching your pictures …")


if __name__ in {"__main__", "__mp_main__"}:
    theme.install()
    port = int(sys.argv[1]) if len(sys.argv) > 1 else random.randint(21000, 39000)
    print(f"http://127.0.0.1:{port}/", flush=True)
    ui.run(
        host="127.0.0.1",
        port=port,
        reload=False,
        show=False,
        title="Limner",
        favicon=theme.FAVICON,
        tailwind=False,
        reconnect_timeout=30,
        storage_secret="showcase only",
        show_welcome_message=False,
        language="en-US",
    )
