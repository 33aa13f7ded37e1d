"""The administrators' pages beside users and money: what each shows, and what a click there does."""

from __future__ import annotations

import pytest
from nicegui import ui
from sqlmodel import Session, select

import data
from data.accounts import Role
from data.library import Generation, GenerationStatus
from data.office import AuditEntry
from services.accounts import people
from services.coach import house_presets
from services.errors import ModelRefused
from services.studio import generations, projects
from tests.house import Account, add_account, until
from tests.pages.conftest import Person, Site
from tests.pages.seen import elements, rows, sees, words

BOB = "bob@example.org"


async def at(site: Site, page: str) -> Person:
    admin = await site.person("admin@example.org", role=Role.ADMIN)
    await admin.open(page)
    return admin


def failed(account: Account) -> str:
    """A generation of this account that was refused."""

    def make(db: Session) -> str:
        projects.default_project(db, account.id)
        wish = generations.Wish(operation="text_to_image", prompt="a <b>fox</b>", request={"text": "a fox"})
        made, _ = generations.request(db, account.id, wish, most_waiting=5)
        (candidate,) = generations.candidates_of(db, made)
        generations.fail_candidate(db, candidate.id, ModelRefused())
        return made

    return data.write_now(make)


def actions() -> list[str]:
    return list(data.read_now(lambda db: db.exec(select(AuditEntry.action)).all()))


def shown(person: Person, classes: str) -> list[str]:
    return [words(one) for one in elements(person) if classes in one.classes]


def choose(admin: Person, label: str | None, value: str) -> None:
    """Pick one of a list with this label, or of the row of choices."""
    kind = ui.select if label else ui.toggle
    (field,) = [one for one in elements(admin) if isinstance(one, kind) and one.props.get("label") == label]
    assert admin.client is not None
    with admin.client:
        field.value = value


async def test_the_log_says_who_did_what_to_whom(site: Site) -> None:
    bob = add_account(BOB)
    admin = await site.person("admin@example.org", role=Role.ADMIN)
    await people.change_person(admin.account.id, bob.id, {"plan": "pro"})
    await people.grant_tokens(admin.account.id, bob.id, 500, "for <i>art</i>")
    await admin.open("/admin/log")
    newest, oldest = rows(admin, "Log")
    assert newest[:3] == ["Granted tokens", "admin@example.org", BOB]
    assert newest[3] == "balance:  6000  →  6500 amount:  500 notes:  for <i>art</i>"
    assert oldest[0] == "Changed an account"
    assert "plan:  free  →  pro" in oldest[3]
    choose(admin, "What", "user.change")
    await until(lambda: [row[0] for row in rows(admin, "Log")] == ["Changed an account"])


async def test_one_accounts_entries_are_a_click_away(site: Site) -> None:
    bob, eve = add_account(BOB), add_account("eve@example.org")
    admin = await site.person("admin@example.org", role=Role.ADMIN)
    for account in (bob, eve):
        await people.change_person(admin.account.id, account.id, {"plan": "pro"})
    await admin.open(f"/admin/log?target=user:{bob.id}")
    assert [row[2] for row in rows(admin, "Log")] == [BOB]


async def test_a_failed_generation_shows_its_error_and_is_painted_again_at_no_cost(site: Site) -> None:
    bob = add_account(BOB)
    first = failed(bob)
    admin = await at(site, "/admin/generations")
    ((what, who, status, why, _),) = rows(admin, "Generations")
    assert (what, who, status) == ("Picture from words", BOB, "Failed")
    assert why == ModelRefused.text
    admin.press("Picture from words")
    await sees(admin, f"{ModelRefused.text} (model_refused)")
    for _ in range(2):  # a double click
        admin.press("Try again at no cost")
    await sees(admin, f"It is in the queue again for {BOB}, at no cost.")
    made = data.read_now(lambda db: db.exec(select(Generation).where(Generation.id != first)).all())
    assert [one.user_id for one in made] == [bob.id]
    assert actions() == ["generation.retry"]


async def test_generations_are_narrowed_down_by_status(site: Site) -> None:
    failed(add_account(BOB))
    admin = await at(site, "/admin/generations")
    choose(admin, "Status", GenerationStatus.COMPLETED.value)
    await sees(admin, "No generation is like that.")
    choose(admin, "Status", GenerationStatus.FAILED.value)
    await sees(admin, ModelRefused.text)


async def test_what_is_announced_stands_above_every_page_until_it_is_dismissed(site: Site) -> None:
    bob = await site.person(BOB)
    admin = await at(site, "/admin/announcements")
    admin.fill("What is to be said", "We rest <b>on Sunday</b>.")
    admin.press("Announce")
    await sees(admin, "Everybody is told now.")
    await bob.open("/wallet")
    assert shown(bob, "news") == ["We rest <b>on Sunday</b>."]
    bob.press("Dismiss: We rest <b>on Sunday</b>.")
    await bob.should_not_see("We rest <b>on Sunday</b>.")
    await bob.open("/notices")
    await sees(bob, "We rest <b>on Sunday</b>.")
    assert shown(bob, "news") == []


async def test_an_announcement_can_be_taken_back(site: Site) -> None:
    bob = await site.person(BOB)
    admin = await at(site, "/admin/announcements")
    admin.fill("What is to be said", "We rest.")
    admin.press("Announce")
    await sees(admin, "Everybody is told now.")
    admin.press("Withdraw: We rest.")
    await sees(admin, "Withdrawn, from the bells too.")
    await bob.open("/notices")
    await bob.should_not_see("We rest.")


async def test_sign_up_is_closed_in_the_app_and_opened_again(site: Site) -> None:
    admin = await at(site, "/admin/access")
    choose(admin, None, "closed")
    await sees(admin, "Chosen here; LIMNER_SIGNUP says open.")
    page = await (await site.browser()).get("/sign-up")
    assert "closed here" in page.text
    admin.press("As the setting says")
    await until(lambda: len(actions()) > 1)
    await sees(admin, "Everybody may make an account now.")
    assert actions() == ["setting.signup", "setting.signup"]


async def test_an_invitation_shows_its_link_once_and_is_revoked(site: Site) -> None:
    admin = await at(site, "/admin/access")
    admin.press("Make a link")
    await sees(admin, "Revoke")
    url = admin.part("The invitation’s link").props["value"]
    path = "/" + url.split("/", 3)[3]
    assert (await (await site.browser()).get(path)).status_code == 200
    admin.press("Revoke the one for anybody")
    await sees(admin, "Revoked: its link opens nothing any more.")
    await admin.open("/admin/access")
    assert shown(admin, "copy-line") == []


async def test_a_style_is_changed_in_its_cell_and_reset(site: Site) -> None:
    admin = await at(site, "/admin/styles")
    admin.send(admin.part("Retro, words for the model"), "change", "Pixel art of 1985")
    await sees(admin, "Retro: saved.")
    offered = {one.name: one.words for one in await house_presets.offered()}
    assert offered["retro"] == "Pixel art of 1985"
    admin.send(admin.part("Retro, name"), "change", "")
    await sees(admin, "A preset’s label has 1 to 40 characters.")
    admin.send(admin.part("Retro, offered"), "change", False)
    await sees(admin, "Retro is hidden.")
    admin.press("Reset Retro")
    await sees(admin, "Retro is as Limner carries it.")
    assert "retro" in {one.name for one in await house_presets.offered()}


async def test_a_table_of_platforms_is_checked_before_it_counts(site: Site) -> None:
    admin = await at(site, "/admin/styles")
    text = str(admin.part("Table of platforms").value)
    admin.fill("Table of platforms", text.replace("width", "breadth", 1))
    admin.press("Check and save")
    await sees(admin, "lacks")
    admin.fill("Table of platforms", "[[output]]" + text.split("[[output]]")[1])
    admin.press("Check and save")
    await sees(admin, "Your own table, HOME/platforms.toml: 1 files in force.")
    assert actions() == ["platforms.change"]


async def test_health_names_what_is_not_well(site: Site) -> None:
    admin = await at(site, "/admin/health")
    parts = {one.split("  ")[0]: one for one in shown(admin, "part")}
    assert len(shown(admin, "part")) == 9
    admin.press("Look up the models now")
    await sees(admin, "Gemini cannot be reached just now.")
    assert any(one.startswith("Model") and "cannot be reached" in one for one in shown(admin, "part")), parts


async def test_the_figures_are_drawn_and_can_be_had_as_a_file(site: Site) -> None:
    admin = await at(site, "/admin/figures")
    titles = [one.props["aria-label"] for one in elements(admin) if "chart-card" in one.classes]
    assert titles[:2] == ["Sign-ups", "Sessions that reach a picture"]
    assert len(titles) == 10
    (link,) = [one for one in elements(admin) if str(one.props.get("href", "")).startswith("/api/v1/admin/analytics")]
    file = await admin.http_client.get(link.props["href"])
    assert file.headers["content-type"].startswith("text/csv")
    assert ",signups,,1" in file.text


@pytest.mark.parametrize("page", ["/admin/log", "/admin/generations"])
async def test_what_an_address_brings_along_is_only_a_filter(site: Site, page: str) -> None:
    name = "target" if page.endswith("log") else "user"
    admin = await at(site, f"{page}?{name}=%3Cscript%3Ealert(1)%3C/script%3E' OR 1=1")
    await sees(admin, "is like that.")


async def test_signing_somebody_out_everywhere_asks_first(site: Site) -> None:
    bob = add_account(BOB)
    admin = await at(site, "/admin")
    admin.press(BOB)
    await sees(admin, "Signed in with 1 browser")
    admin.press("Sign out everywhere")
    await sees(admin, "Every open page goes to the sign-in page.")
    admin.press("Sign out")
    await sees(admin, f"{BOB} is signed out of 1 browser.")
    assert (await (await site.browser(bob)).get("/api/v1/me")).status_code == 401


async def test_a_reset_link_is_shown_to_the_administrator_alone(site: Site) -> None:
    add_account(BOB)
    admin = await at(site, "/admin")
    admin.press(BOB)
    await sees(admin, "Make a reset link")
    admin.press("Make a reset link")
    await sees(admin, "is not shown again")
    url = admin.part("The link for a new password").props["value"]
    assert (await (await site.browser()).get("/" + url.split("/", 3)[3])).status_code == 200
    entry = data.read_now(lambda db: db.exec(select(AuditEntry)).one())
    assert url.rsplit("/", 1)[1] not in str((entry.target, entry.before, entry.after))
