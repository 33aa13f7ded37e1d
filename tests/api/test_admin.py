"""What administrators do by the API: each deed stands in the log, and the log cannot be changed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import httpx
import pytest
from fastapi.routing import APIRoute
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

import data
from data.accounts import Role, SignIn
from data.billing import Charge, ChargeState
from data.columns import utcnow
from data.library import Candidate
from data.office import AuditEntry
from pages.api.app import AREAS
from services.billing import charges, requests, wallet
from services.engine.faults import Kind, Where
from tests.api.calling import V1, start
from tests.api.test_doors import error_of
from tests.house import Account, Studio, add_account, check_books, held_anywhere

Json = dict[str, Any]
UNSAFE = {
    (method, route.path)
    for area in AREAS
    for route in area.router.routes
    if isinstance(route, APIRoute) and route.path.startswith("/admin")
    for method in route.methods or ()
    if method != "GET"
}


@pytest.fixture
def admin(database: Any) -> Account:
    return add_account("root@example.org", role=Role.ADMIN)


@pytest.fixture
def ada(database: Any) -> Account:
    return add_account()


def log() -> list[AuditEntry]:
    """The log, newest first."""
    return data.read_now(lambda db: list(db.exec(select(AuditEntry).order_by(col(AuditEntry.seq).desc())).all()))


def captured(account: Account) -> str:
    def pay(db: Session) -> str:
        deadline = utcnow() + timedelta(hours=1)
        _, (one,) = charges.hold(db, account.id, "image_edit", ["p"], reference_type="generation", deadline=deadline)
        charges.capture(db, one)
        return one

    return data.write_now(pay)


async def failed(studio: Studio, account: Account) -> str:
    """A generation of this account that the model refused."""
    studio.model.faults.add(Kind.REFUSED, where=Where.INTERACTIONS)
    async with studio.client(account) as client:
        made = await client.post(f"{V1}/generate/text-to-image?wait=60", json={"prompt": "a fox"})
    assert made.json()["status"] == "failed", made.text
    return str(made.json()["id"])


async def test_every_deed_of_an_administrator_stands_in_the_log(studio: Studio, admin: Account, ada: Account) -> None:
    topups = [(await requests.ask_for_package(ada.id, "starter")).id for _ in range(2)]
    plans = [(await requests.ask_for_plan(ada.id, plan)).id for plan in ("pro", "studio")]
    charge, generation = captured(ada), await failed(studio, ada)
    async with studio.client(admin) as client:
        told = (await client.post(f"{V1}/admin/announcements", json={"text": "We rest on Sunday."})).json()["id"]
        invited = (await client.post(f"{V1}/admin/invitations", json={})).json()["invitation"]["id"]
        table = (await client.get(f"{V1}/admin/platforms")).json()["text"]
        deeds: dict[tuple[str, str], tuple[str, Json]] = {
            ("PATCH", "/admin/users/{user_id}"): (f"/admin/users/{ada.id}", {"plan": "studio"}),
            ("POST", "/admin/users/{user_id}/sign-out"): (f"/admin/users/{ada.id}/sign-out", {}),
            ("POST", "/admin/users/{user_id}/reset-link"): (f"/admin/users/{ada.id}/reset-link", {}),
            ("POST", "/admin/tokens/topup"): ("", {"user_id": ada.id, "amount": 500, "notes": "for the contest"}),
            ("POST", "/admin/tokens/correction"): ("", {"user_id": ada.id, "amount": -5, "notes": "counted twice"}),
            ("POST", "/admin/invitations"): ("", {}),
            ("POST", "/admin/invitations/{invitation_id}/revoke"): (f"/admin/invitations/{invited}/revoke", {}),
            ("PATCH", "/admin/pricing"): ("", {"items": [{"operation": "upscale", "tokens": 250}]}),
            ("PATCH", "/admin/pricing/{operation}"): ("/admin/pricing/variation", {"tokens": 90}),
            ("PATCH", "/admin/packages/{key}"): ("/admin/packages/starter", {"price_cents": 400}),
            ("PATCH", "/admin/plans"): ("", {"key": "pro", "monthly_tokens": 6_000}),
            ("PATCH", "/admin/plans/{key}"): ("/admin/plans/free", {"allowances": {"creations": 4}}),
            ("POST", "/admin/topup-requests/{request_id}/grant"): (f"/admin/topup-requests/{topups[0]}/grant", {}),
            ("POST", "/admin/topup-requests/{request_id}/decline"): (f"/admin/topup-requests/{topups[1]}/decline", {}),
            ("POST", "/admin/plan-requests/{request_id}/grant"): (f"/admin/plan-requests/{plans[0]}/grant", {}),
            ("POST", "/admin/plan-requests/{request_id}/decline"): (f"/admin/plan-requests/{plans[1]}/decline", {}),
            ("POST", "/admin/charges/{charge_id}/refund"): (f"/admin/charges/{charge}/refund", {"note": "sorry"}),
            ("POST", "/admin/ledger-audit"): ("", {}),
            ("POST", "/admin/generations/{generation_id}/retry"): (f"/admin/generations/{generation}/retry", {}),
            ("PATCH", "/admin/settings"): ("", {"signup": "invite"}),
            ("POST", "/admin/announcements"): ("", {"text": "We are back."}),
            ("POST", "/admin/announcements/{announcement_id}/withdraw"): (f"/admin/announcements/{told}/withdraw", {}),
            ("PATCH", "/admin/presets/{name}"): ("/admin/presets/retro", {"hidden": True}),
            ("POST", "/admin/presets/{name}/reset"): ("/admin/presets/retro/reset", {}),
            ("PUT", "/admin/platforms"): ("", {"text": table}),
            ("DELETE", "/admin/platforms"): ("", {}),
        }
        assert set(deeds) == UNSAFE, "a route of the administrators that this test does not know"
        for (method, path), (filled, body) in deeds.items():
            before = len(log())
            response = await client.request(method, V1 + (filled or path), json=body if method != "DELETE" else None)
            assert response.status_code < 300, (path, response.text)
            entries = log()
            assert len(entries) == before + 1, f"{method} {path} is not in the log"
            assert entries[0].admin_id == admin.id
            assert entries[0].before != entries[0].after, f"{method} {path} says nothing of what changed"
    check_books()


async def test_the_log_tells_what_was_before_and_after(studio: Studio, admin: Account, ada: Account) -> None:
    async with studio.client(admin) as client:
        await client.patch(f"{V1}/admin/users/{ada.id}", json={"plan": "pro", "subscription_status": "past_due"})
        (entry,) = (await client.get(f"{V1}/admin/audit?target=user:{ada.id}")).json()["items"]
    assert (entry["admin"], entry["user"], entry["action"]) == ("root@example.org", ada.email, "user.change")
    assert entry["before"] == {"plan": "free", "subscription_status": "active"}
    assert entry["after"] == {"plan": "pro", "subscription_status": "past_due"}


async def test_what_was_refused_is_not_in_the_log(studio: Studio, admin: Account, ada: Account) -> None:
    async with studio.client(admin) as client:
        refused = [
            await client.patch(f"{V1}/admin/users/{admin.id}", json={"role": "user"}),
            await client.patch(f"{V1}/admin/users/{admin.id}", json={"disabled": True}),
            await client.post(f"{V1}/admin/tokens/topup", json={"user_id": ada.id, "amount": -1}),
            await client.patch(f"{V1}/admin/pricing", json={"items": [{"operation": "upscale", "tokens": 0}]}),
            await client.put(f"{V1}/admin/platforms", json={"text": "[[output]]\nplatform = 'x'"}),
            await client.patch(f"{V1}/admin/settings", json={"signup": "sometimes"}),
            await client.patch(f"{V1}/admin/presets/baroque", json={"hidden": True}),
        ]
    assert [one.status_code for one in refused] == [409, 409, 422, 422, 422, 422, 404]
    assert log() == []


async def test_prices_are_changed_together_or_not_at_all(studio: Studio, admin: Account) -> None:
    async with studio.client(admin) as client:
        items = [{"operation": "upscale", "tokens": 250}, {"operation": "nothing", "tokens": 5}]
        assert (await client.patch(f"{V1}/admin/pricing", json={"items": items})).status_code == 404
        prices = {one["operation"]: one for one in (await client.get(f"{V1}/admin/pricing")).json()["items"]}
        assert (prices["upscale"]["tokens"], prices["upscale"]["changed_by"]) == (300, None)
        await client.patch(f"{V1}/admin/pricing", json=items[0])
        prices = {one["operation"]: one for one in (await client.get(f"{V1}/admin/pricing")).json()["items"]}
    assert (prices["upscale"]["tokens"], prices["upscale"]["changed_by"]) == (250, "root@example.org")
    assert prices["upscale"]["changed_at"].endswith("Z")


async def test_the_log_is_read_page_by_page_and_as_a_file(studio: Studio, admin: Account, ada: Account) -> None:
    async with studio.client(admin) as client:
        for amount in range(1, 6):
            notes = "=HYPERLINK(1)"
            await client.post(f"{V1}/admin/tokens/topup", json={"user_id": ada.id, "amount": amount, "notes": notes})
        seen, cursor = [], ""
        while cursor is not None:
            page = (await client.get(f"{V1}/admin/audit?limit=2&action=tokens.grant{cursor}")).json()
            seen += [one["after"]["amount"] for one in page["items"]]
            cursor = f"&cursor={page['next_cursor']}" if page["next_cursor"] else None
        file = await client.get(f"{V1}/admin/audit?format=csv&from=2000-01-01")
        assert (await client.get(f"{V1}/admin/audit?from=2026-02-30")).status_code == 422
    assert seen == [5, 4, 3, 2, 1]
    assert file.headers["content-type"].startswith("text/csv")
    assert file.text.count("tokens.grant") == 5


@pytest.mark.parametrize("statement", ["UPDATE audit_entry SET action = 'nothing'", "DELETE FROM audit_entry"])
async def test_no_row_of_the_log_can_be_changed(studio: Studio, admin: Account, ada: Account, statement: str) -> None:
    async with studio.client(admin) as client:
        await client.post(f"{V1}/admin/users/{ada.id}/sign-out")
    with pytest.raises(IntegrityError, match="append-only"):
        data.write_now(lambda db: db.connection().execute(text(statement)))
    assert [one.action for one in log()] == ["user.sign_out"]


async def test_signed_out_everywhere_means_everywhere(studio: Studio, admin: Account, ada: Account) -> None:
    async with studio.client(admin) as client, studio.client(ada) as hers:
        assert (await client.get(f"{V1}/admin/users/{ada.id}")).json()["signed_in"] == 1
        assert (await client.post(f"{V1}/admin/users/{ada.id}/sign-out")).json() == {"signed_out": 1}
        assert (await hers.get(f"{V1}/me")).status_code == 401
    alive = select(SignIn.id).where(SignIn.user_id == ada.id, col(SignIn.revoked_at).is_(None))
    assert data.read_now(lambda db: db.exec(alive).all()) == []


async def listed(client: httpx.AsyncClient, query: str) -> list[str]:
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = (await client.get(f"{V1}/admin/users?limit=2&{query}{cursor}")).json()
        seen += [one["email"].partition("@")[0] for one in page["items"]]
        cursor = f"&cursor={page['next_cursor']}" if page["next_cursor"] else None
    return seen


async def test_users_are_found_sorted_and_read_page_by_page(studio: Studio, admin: Account) -> None:
    for name, plan in (("cleo", "pro"), ("ben", "free"), ("dora", "pro")):
        add_account(f"{name}@example.org", plan=plan)
    async with studio.client(admin) as client:
        assert await listed(client, "") == ["dora", "ben", "cleo", "root"]
        assert await listed(client, "sort=email&order=asc") == ["ben", "cleo", "dora", "root"]
        assert await listed(client, "sort=balance&order=desc") == ["dora", "cleo", "ben", "root"]
        assert await listed(client, "plan=pro&sort=name&order=asc") == ["cleo", "dora"]
        assert await listed(client, "search=BEN") == ["ben"]
        assert await listed(client, "role=admin") == ["root"]
        assert await listed(client, "status=disabled") == []
        assert (await client.get(f"{V1}/admin/users?plan=pro&limit=1")).json()["total"] == 2
        for wrong in ("sort=password_hash", "status=frozen", "role=king", "sort=email&cursor=nothing"):
            assert (await client.get(f"{V1}/admin/users?{wrong}")).status_code == 422, wrong


async def test_generations_are_narrowed_down(studio: Studio, admin: Account, ada: Account) -> None:
    generation = await failed(studio, ada)
    async with studio.client(ada) as client:
        await client.post(f"{V1}/generate/text-to-image?wait=60", json={"prompt": "a hare"})
    async with studio.client(admin) as client:

        async def found(query: str) -> list[Json]:
            return (await client.get(f"{V1}/admin/generations?{query}")).json()["items"]

        today = utcnow().date().isoformat()
        assert len(await found("")) == len(await found(f"from={today}&to={today}&user=ada")) == 2
        (line,) = await found("error=model_refused&status=failed&operation=text_to_image")
        assert (line["id"], line["email"]) == (generation, ada.email)
        assert line["error"]["message"]
        assert await found("user=nobody") == await found("to=2020-01-01") == []
        assert (await client.get(f"{V1}/admin/generations?status=lost")).status_code == 422


@pytest.mark.parametrize("path", ["audit", "generations", "analytics"])
async def test_a_day_that_lies_thousands_of_years_off_is_none(studio: Studio, admin: Account, path: str) -> None:
    async with studio.client(admin) as client:
        for query in ("to=9999-12-31", "from=0001-01-01", "to=0001-01-02", "to=2026-11-31"):
            refused = await client.get(f"{V1}/admin/{path}?{query}")
            assert (refused.status_code, error_of(refused)["code"]) == (422, "invalid"), query


async def test_tried_again_by_an_administrator_it_costs_its_owner_nothing(
    studio: Studio, admin: Account, ada: Account
) -> None:
    generation = await failed(studio, ada)
    before = data.read_now(wallet.read_balance, ada.id)
    async with studio.client(admin) as client, studio.client(ada) as hers:
        usage = (await hers.get(f"{V1}/usage")).json()
        made = await client.post(f"{V1}/admin/generations/{generation}/retry")
        assert made.status_code == 202, made.text
        done = (await hers.get(f"{V1}/generations/{made.json()['id']}")).json()
        for _ in range(200):
            if done["status"] not in ("pending", "processing"):
                break
            done = (await hers.get(f"{V1}/generations/{made.json()['id']}")).json()
        assert (done["status"], done["charges"], len(done["assets"])) == ("completed", [], 1)
        again = await client.post(f"{V1}/admin/generations/{generation}/retry")
        assert again.status_code == 409, "a second click would paint it twice"
        assert (await client.post(f"{V1}/admin/generations/{done['id']}/retry")).status_code == 409
        assert (await hers.get(f"{V1}/usage")).json() == usage
    assert data.read_now(wallet.read_balance, ada.id) == before
    held = select(Charge.id).where(Charge.state == ChargeState.HELD)
    assert data.read_now(lambda db: db.exec(held).all()) == held_anywhere() == []
    unpaid = select(Candidate.charge_id).where(Candidate.generation_id == done["id"])
    assert data.read_now(lambda db: db.exec(unpaid).all()) == [None]
    check_books()


async def test_the_sign_up_mode_counts_at_once_and_goes_back(studio: Studio, admin: Account) -> None:
    newcomer = {"email": "new@example.org", "password": "correct horse battery"}
    async with studio.client(admin) as client, studio.client() as stranger:
        assert (await client.get(f"{V1}/admin/settings")).json() == {
            "signup": "open",
            "chosen": False,
            "environment": "open",
        }
        await client.patch(f"{V1}/admin/settings", json={"signup": "closed"})
        assert (await stranger.post(f"{V1}/auth/signup", json=newcomer)).json()["error"]["code"] == "signup_closed"
        back = await client.patch(f"{V1}/admin/settings", json={"signup": None})
        assert back.json()["chosen"] is False
        assert (await stranger.post(f"{V1}/auth/signup", json=newcomer)).status_code == 201


async def test_everybody_reads_an_announcement_until_they_dismiss_it(
    studio: Studio, admin: Account, ada: Account
) -> None:
    eve = add_account("eve@example.org")
    async with studio.client(admin) as client, studio.client(ada) as hers, studio.client(eve) as eves:
        made = (await client.post(f"{V1}/admin/announcements", json={"text": "We rest.", "kind": "warning"})).json()
        for one in (hers, eves):
            assert [row["text"] for row in (await one.get(f"{V1}/announcements")).json()["items"]] == ["We rest."]
            assert [row["text"] for row in (await one.get(f"{V1}/notices")).json()["items"]] == ["We rest."]
        assert (await hers.post(f"{V1}/announcements/{made['id']}/dismiss")).json()["items"] == []
        assert (await hers.get(f"{V1}/notices")).json()["unread"] == 0
        assert len((await eves.get(f"{V1}/announcements")).json()["items"]) == 1
        await client.post(f"{V1}/admin/announcements/{made['id']}/withdraw")
        assert (await eves.get(f"{V1}/announcements")).json()["items"] == []
        assert (await eves.get(f"{V1}/notices")).json()["items"] == []


@pytest.mark.parametrize(
    "body",
    [
        {"text": " \n "},
        {"text": "x" * 501},
        {"text": "x", "kind": "shout"},
        {"text": "x", "ends_at": "2020-01-01T00:00:00Z"},
        {"text": "x", "starts_at": "2026-12-02T00:00:00", "ends_at": "2026-12-01T00:00:00"},
        {"text": "x", "starts_at": "9999-12-31T23:59:59-14:00"},
    ],
    ids=repr,
)
async def test_what_cannot_be_announced_is_refused(studio: Studio, admin: Account, body: Json) -> None:
    async with studio.client(admin) as client:
        assert (await client.post(f"{V1}/admin/announcements", json=body)).status_code == 422
        assert (await client.get(f"{V1}/admin/announcements")).json()["items"] == []


async def test_a_hidden_style_is_offered_to_nobody_and_goes_on_where_it_is(
    studio: Studio, admin: Account, ada: Account
) -> None:
    start = {"style_preset": "retro", "message": "hello"}
    async with studio.client(admin) as client, studio.client(ada) as hers:
        await client.patch(f"{V1}/admin/presets/retro", json={"hidden": True, "label": "Old"})
        names = [one["name"] for one in (await hers.get(f"{V1}/catalogue")).json()["presets"]]
        assert "retro" not in names
        assert (await hers.post(f"{V1}/coach/start", json=start)).status_code == 422
        changed = (await client.post(f"{V1}/admin/presets/retro/reset")).json()
        assert (changed["label"], changed["hidden"], changed["changed"]) == ("Retro", False, False)
        assert (await hers.post(f"{V1}/coach/start", json=start)).status_code == 200


async def test_the_table_of_platforms_is_the_administrators_until_it_is_given_back(
    studio: Studio, admin: Account
) -> None:
    async with studio.client(admin) as client:
        carried = (await client.get(f"{V1}/admin/platforms")).json()
        assert (carried["own"], carried["fault"]) == (False, None)
        one = "[[output]]" + carried["text"].split("[[output]]")[1]
        assert (await client.put(f"{V1}/admin/platforms", json={"text": one})).json()["own"] is True
        assert len((await client.get(f"{V1}/catalogue")).json()["platforms"]) == 1
        wrong = await client.put(f"{V1}/admin/platforms", json={"text": one.replace("width", "breadth")})
        assert "lacks width" in wrong.json()["error"]["message"]
        assert len((await client.get(f"{V1}/catalogue")).json()["platforms"]) == 1
        assert (await client.delete(f"{V1}/admin/platforms")).json() == carried


async def test_the_house_says_how_it_is(studio: Studio, admin: Account) -> None:
    async with studio.client(admin) as client:
        found = (await client.get(f"{V1}/admin/health?look_up=true")).json()
        parts = {one["name"]: one["state"] for one in found["checks"]}
        assert [parts[name] for name in ("model", "database", "storage", "queue")] == ["ok"] * 4
        assert parts["ledger"] == "unknown"
        assert found["queue"] == {"waiting": 0, "running": 0, "oldest": None}
        assert found["version"]
        data.write_now(lambda db: db.connection().execute(text("UPDATE wallet SET balance = balance + 1")))
        await client.post(f"{V1}/admin/ledger-audit")
        found = (await client.get(f"{V1}/admin/health")).json()
    assert found["status"] == "bad"
    assert "out of place" in next(one["words"] for one in found["checks"] if one["name"] == "ledger")


async def test_what_the_coach_and_the_painter_cost_is_in_the_figures(
    studio: Studio, admin: Account, ada: Account
) -> None:
    async with studio.client(ada) as hers, studio.client(admin) as client:
        await start(hers)
        await hers.post(f"{V1}/generate/text-to-image?wait=60", json={"prompt": "a fox"})
        figures = (await client.get(f"{V1}/admin/analytics?by=month")).json()
    models = {one["key"]: one["values"][-1] for one in figures["series"] if one["metric"] == "cost"}
    assert set(models) == {studio.settings.image_model, studio.settings.coach_model}
    assert sum(models.values()) == figures["totals"]["cost"] > 0
    assert (figures["totals"]["sessions"], figures["totals"]["images"]) == (1, 1)
