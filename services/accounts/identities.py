"""What an account at a provider opens here: which account it belongs to, what its claims give, connecting and parting.

An account that exists is opened by its e-mail address only if the provider has verified that address *and* its owner
has proven it here. Whoever makes an account with a password types any address they like: if the address's real owner
were let into that account, both would be in it. So the real owner is asked to come in as before and to connect there,
or takes the account over by a reset link that is sent to the address. Where passwords do not open anything, the
account is handed over at once, after everything that opened it before has been shut.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import structlog
from sqlmodel import Session, col, delete, func, select

import data
from data import office
from data.accounts import Role, SignIn, User
from data.columns import utcnow
from data.identities import Identity
from data.keys import ApiKey
from data.locks import Lock, exclusive
from services import errors
from services.accounts import admission, invitations, journal, oidc, signins
from services.accounts.admission import By, Entered, Origin
from services.accounts.attempts import attempts
from services.accounts.entering import clean_name
from services.accounts.oidc_settings import PLANS, Provider
from services.accounts.profiles import Profile, values
from services.billing import subscriptions
from services.settings import Settings

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityView:
    """An account at a provider that opens this one; `label` is what the provider is called."""

    id: str
    provider: str
    label: str
    email: str
    created_at: datetime
    last_used_at: datetime


async def enter(settings: Settings, provider: Provider, profile: Profile, origin: Origin) -> Entered:
    """Sign in whoever a provider says is there, with the account that is theirs or a new one.

    Raises AccountDisabled, EmailUnverified, ConnectFirst, SignupClosed, SetupRequired, InvitationInvalid, RateLimited.
    """
    if not await data.read(_is_known, profile):
        attempts().check("signup-address", origin.address)
    by = By(provider=provider.name, id_token=oidc.sealed_id_token(profile))
    entered, made, revoked = await data.write(_enter, settings, provider, profile, origin, by)
    signins.tell_revoked(revoked)
    if made:
        attempts().count("signup-address", origin.address)
    event = "an account was made" if made else "signed in"
    journal.note(event, refused=False, user=entered.user.id, by=provider.name, address=origin.address)
    return entered


async def connect(provider: Provider, profile: Profile, sign_in_id: str) -> IdentityView:
    """Let a provider's account open the account that somebody is signed in to.

    Raises Unauthenticated, AccountDisabled, IdentityTaken.
    """
    user = await signins.still_in(sign_in_id)
    view = await data.write(_connect, provider, profile, user.id)
    journal.note("another way in was connected", refused=False, user=user.id, by=provider.name)
    return view


async def list_identities(user_id: str) -> tuple[IdentityView, ...]:
    """What opens an account besides its password, oldest first."""
    return await data.read(_list, user_id)


async def disconnect(settings: Settings, user_id: str, identity_id: str, *, keep_sign_in: str | None = None) -> None:
    """Take a way in away, and end the sign-ins that were made by it but for `keep_sign_in`.

    Raises NotFound; Conflict where it is the only one.
    """
    signins.tell_revoked(await data.write(_disconnect, settings, user_id, identity_id, keep_sign_in))
    journal.note("a way in was disconnected", refused=False, user=user_id)


async def end_session_url(sign_in_id: str, back_to: str) -> tuple[str | None, str]:
    """Where the provider that made a sign-in ends its own session, None where there is no such place; and its name."""
    provider, id_token = await data.read(_made_by, sign_in_id)
    return (await oidc.farewell(provider, id_token, back_to) if provider else None), _label(provider)


def shut_out(db: Session, user_id: str) -> list[str]:
    """Shut everything that opens an account: password, connections, API keys, sign-ins. Returns the sign-ins."""
    db.get_one(User, user_id).password_hash = None
    db.exec(delete(Identity).where(col(Identity.user_id) == user_id))
    db.exec(delete(ApiKey).where(col(ApiKey.user_id) == user_id))
    return signins.revoke(db, user_id=user_id)


def _enter(
    db: Session, settings: Settings, provider: Provider, profile: Profile, origin: Origin, by: By
) -> tuple[Entered, bool, list[str]]:
    exclusive(db, Lock.FIRST_ACCOUNT)
    made, revoked = False, list[str]()
    row = _find(db, profile)
    if row is None:
        user, revoked = _owner(db, settings, profile)
        made = user is None
        if user is None:
            user = _new(db, settings, profile, origin)
        row = _add(db, profile, user)
    user = db.get_one(User, row.user_id)
    if user.disabled or user.deleted_at is not None:
        raise errors.AccountDisabled
    revoked += _follow_claims(db, settings, provider, profile, user, row)
    return admission.enter(db, settings, user, origin, by), made, revoked


def _owner(db: Session, settings: Settings, profile: Profile) -> tuple[User | None, list[str]]:
    """The account that a verified address opens, and the sign-ins that this ended.

    Raises EmailUnverified, ConnectFirst, AccountDisabled.
    """
    if not profile.emails:
        raise errors.EmailUnverified
    for email in profile.emails:
        user = admission.by_email(db, email)
        if user is None:
            continue
        if user.disabled or user.deleted_at is not None:
            raise errors.AccountDisabled
        if admission.email_is_proven(db, user):
            return user, []
        if settings.password_login:
            raise errors.ConnectFirst
        revoked = shut_out(db, user.id)
        admission.prove_email(db, user)
        return user, revoked
    return None, []


def _new(db: Session, settings: Settings, profile: Profile, origin: Origin) -> User:
    invited = invitations.address_of(db, origin.invitation) if origin.invitation else ""
    email = invited if invited in profile.emails else profile.emails[0]
    user = admission.new_account(
        db, settings, email=email, name=clean_name(profile.name[:100], email), password_hash=None, origin=origin
    )
    admission.prove_email(db, user)
    return user


def _connect(db: Session, provider: Provider, profile: Profile, user_id: str) -> IdentityView:
    exclusive(db, Lock.FIRST_ACCOUNT)
    row, user = _find(db, profile), db.get_one(User, user_id)
    if row is not None and row.user_id != user_id:
        raise errors.IdentityTaken
    if row is None:
        row = _add(db, profile, user)
    if user.email in profile.emails:
        admission.prove_email(db, user)
    return _view(row, provider.label)


def _is_known(db: Session, profile: Profile) -> bool:
    return _find(db, profile) is not None


def _find(db: Session, profile: Profile) -> Identity | None:
    return db.exec(
        select(Identity).where(Identity.issuer == profile.issuer, Identity.subject == profile.subject)
    ).one_or_none()


def _add(db: Session, profile: Profile, user: User) -> Identity:
    row = Identity(
        user_id=user.id,
        provider=profile.provider,
        issuer=profile.issuer,
        subject=profile.subject,
        email=profile.emails[0] if profile.emails else "",
    )
    db.add(row)
    db.flush()
    return row


def _follow_claims(
    db: Session, settings: Settings, provider: Provider, profile: Profile, user: User, row: Identity
) -> list[str]:
    """Give and take what the provider's claims say. Returns the sign-ins that end with a role that is taken away.

    Only what a claim gave is taken: rights that an administrator gave by hand stay.
    """
    row.provider, row.last_used_at = profile.provider, utcnow()
    if profile.emails:
        row.email = profile.emails[0]
    revoked: list[str] = []
    if provider.role_claim:
        wanted = bool(values(profile.claims, provider.role_claim) & provider.admin_values)
        if wanted and user.role != Role.ADMIN:
            _set_role(db, user, Role.ADMIN, provider)
            row.made_admin = True
        elif not wanted and row.made_admin:
            row.made_admin = False
            if user.role == Role.ADMIN:
                _set_role(db, user, Role.USER, provider)
                revoked = signins.revoke(db, user_id=user.id)
    if provider.plan_claim:
        _follow_plan(db, settings, provider, profile, user, row)
    db.flush()
    return revoked


def _set_role(db: Session, user: User, role: Role, provider: Provider) -> None:
    before, user.role = user.role, role
    after = {"role": role.value, "provider": provider.name}
    office.record(db, None, "user.role", f"user:{user.id}", {"role": before}, after)


def _follow_plan(
    db: Session, settings: Settings, provider: Provider, profile: Profile, user: User, row: Identity
) -> None:
    said = values(profile.claims, provider.plan_claim)
    named = [plan for value, plan in provider.plans.items() if value in said]
    wanted = max(named, key=PLANS.index, default="")
    now = subscriptions.plan_of(db, user.id).key
    if not wanted and row.gave_plan == now:
        wanted = settings.default_plan
    row.gave_plan = max(named, key=PLANS.index, default="")
    if wanted and wanted != now:
        subscriptions.change(db, user.id, plan=wanted)
        after = {"plan": wanted, "provider": provider.name}
        office.record(db, None, "user.plan", f"user:{user.id}", {"plan": now}, after)


def _list(db: Session, user_id: str) -> tuple[IdentityView, ...]:
    rows = db.exec(select(Identity).where(Identity.user_id == user_id).order_by(col(Identity.id))).all()
    return tuple(_view(row, _label(row.provider)) for row in rows)


def _disconnect(db: Session, settings: Settings, user_id: str, identity_id: str, keep_sign_in: str | None) -> list[str]:
    user = db.get(User, user_id, with_for_update={"key_share": True})  # two at once would both find the other one left
    row = db.get(Identity, identity_id)
    if user is None or row is None or row.user_id != user_id:
        raise errors.NotFound
    others = db.exec(
        select(func.count()).select_from(Identity).where(Identity.user_id == user_id, Identity.id != identity_id)
    ).one()
    if not others and not (settings.password_login and user.password_hash):
        raise errors.Conflict("This is the only way into your account. Connect another one or set a password first.")
    provider = row.provider
    db.delete(row)
    ended: list[str] = []
    for sign_in in db.exec(
        select(SignIn).where(SignIn.user_id == user_id, SignIn.provider == provider, col(SignIn.revoked_at).is_(None))
    ).all():
        if sign_in.id != keep_sign_in:
            ended += signins.revoke(db, sign_in_id=sign_in.id)
    return ended


def _made_by(db: Session, sign_in_id: str) -> tuple[str, str]:
    row = db.get(SignIn, sign_in_id)
    return (row.provider, row.id_token) if row else ("", "")


def _label(name: str) -> str:
    provider = oidc.find(name)
    return provider.label if provider else name.capitalize()


def _view(row: Identity, label: str) -> IdentityView:
    return IdentityView(
        id=row.id,
        provider=row.provider,
        label=label,
        email=row.email,
        created_at=row.created_at,
        last_used_at=row.last_used_at,
    )
