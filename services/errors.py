"""The errors that a person can meet: each with a code for programs, an HTTP status, and a sentence for the person.

Pages show `message`; the API answers `status` with `code`, `message` and `details`. Nothing else crosses that border.
"""

from __future__ import annotations

from typing import Any


class LimnerError(Exception):
    """Something went wrong that a person can be told about in one sentence."""

    code = "internal"
    status = 500
    text = "Something went wrong on our side. Please try again."

    def __init__(self, message: str | None = None, *, retry_after: float | None = None, **details: Any) -> None:
        self.message = message or self.text
        self.details = details
        self.retry_after = retry_after  # seconds
        super().__init__(self.message)


class DatabaseFailed(LimnerError):
    """The database is locked, full or gone; what was begun was not kept."""

    code, status = "unavailable", 503
    text = "Limner cannot write anything down just now. Please try again in a moment."


class BadInput(LimnerError):
    """What was sent cannot be used; the sentence says what would be."""

    code, status, text = "invalid", 422, "That cannot be used. Please check what you entered."


class Unauthenticated(LimnerError):
    code, status, text = "unauthenticated", 401, "User must be authenticated"


class BadCredentials(Unauthenticated):
    code, text = "bad_credentials", "That e-mail and password do not belong together."


class SignInNeeded(LimnerError):
    """A program came with an API key to what decides who comes in."""

    code, status = "sign_in_needed", 403
    text = "An API key may not do this. Please sign in for it."


class FreshSignInNeeded(LimnerError):
    code, status = "fresh_sign_in_needed", 403
    text = "For this you have to have signed in within the last ten minutes. Please sign out and in again."


class UserNotFound(LimnerError):
    code, status, text = "user_not_found", 404, "User not found"


class AccountDisabled(LimnerError):
    code, status, text = "account_disabled", 403, "This account is disabled. Please ask the administrator."


class Forbidden(LimnerError):
    code, status, text = "forbidden", 403, "This is for administrators only."


class MethodNotAllowed(LimnerError):
    code, status, text = "method_not_allowed", 405, "This way of asking is not known here."


class CrossOrigin(Forbidden):
    code, text = "cross_origin", "This request came from another site and was refused."


class NotFound(LimnerError):
    """Unknown, or somebody else's: the two are not told apart."""

    code, status, text = "not_found", 404, "That does not exist."


class Conflict(LimnerError):
    code, status, text = "conflict", 409, "That is not possible just now."


class EmailTaken(Conflict):
    code, text = "email_taken", "There is already an account with this e-mail address."


class SignupClosed(Forbidden):
    code, text = "signup_closed", "Sign-up is closed here. Please ask the administrator."


class SetupRequired(Forbidden):
    code = "setup_required"
    text = "This Limner has no administrator yet. Open the set-up link that its console shows."


class InvitationInvalid(Forbidden):
    code, text = "invitation_invalid", "This invitation is not valid any more. Please ask for a new one."


class InvitationForAnother(InvitationInvalid):
    code, text = "invitation_for_another", "This invitation is for another e-mail address."


class LinkInvalid(Forbidden):
    code, text = "link_invalid", "This link is not valid any more. Please ask for a new one."


class PasswordLoginOff(Forbidden):
    code, text = "password_login_off", "Passwords are not used here. Please sign in with one of the other ways."


class ProviderRefused(LimnerError):
    """The other site did not let the person in, or what it answered cannot be believed."""

    code, status, text = "provider_refused", 403, "You were not signed in there. Please try again."


class ProviderSilent(ProviderRefused):
    code, status = "provider_silent", 502
    text = "The site that you sign in with does not answer as it should. Please try again in a minute."


class SignInStale(ProviderRefused):
    code = "sign_in_stale"
    text = "This sign-in was not begun in this browser, was used already, or took too long. Please try again."


class EmailUnverified(ProviderRefused):
    code = "email_unverified"
    text = "That site does not say that your e-mail address is verified. Verify it there, then try again."


class ConnectFirst(Conflict):
    """Somebody has an account with this address and never proved that it is theirs."""

    code = "connect_first"
    text = (
        "There is already an account with this e-mail address. Sign in to it as before, "
        "and connect the other site on the account page."
    )


class IdentityTaken(Conflict):
    code, text = "identity_taken", "That account is connected to another account here."


class RateLimited(LimnerError):
    code, status, text = "rate_limited", 429, "That was too fast. Please wait a moment and try again."


class TooManyWaiting(RateLimited):
    code, text = "too_many_waiting", "You have too many pictures waiting. Please let some of them finish first."


# Money


class SubscriptionRequired(LimnerError):
    code, status = "subscription_required", 403
    text = "Active subscription required. Please subscribe to use this feature."


class FeatureLocked(LimnerError):
    code, status, text = "feature_locked", 403, "This is not part of your plan."


class AllowanceUsedUp(LimnerError):
    code, status, text = "allowance_used_up", 402, "You have used all of this month's allowance."


class InsufficientCredits(LimnerError):
    code, status, text = "insufficient_credits", 402, "Insufficient credits."


class OperationOff(LimnerError):
    code, status, text = "operation_off", 403, "This is switched off here."


class QuoteChanged(Conflict):
    code, text = "quote_changed", "The price has changed. Please look at the new one and confirm."


class IdempotencyConflict(Conflict):
    code, text = "idempotency_conflict", "This key was already used for another request."


# Coach


class BriefIncomplete(Conflict):
    code, text = "brief_incomplete", "The brief is not complete yet."


class SessionExpired(Conflict):
    code, text = "session_expired", "This session has expired. Resume it to go on."


class SessionBusy(Conflict):
    code, text = "session_busy", "The coach is still busy with your last request."


# Pictures that come in


class BadPicture(BadInput):
    code, text = "bad_picture", "This picture cannot be read."


class TooLarge(BadInput):
    code, status, text = "too_large", 413, "This is too large."


# How a generation can fail


class GenerationFailed(LimnerError):
    """Ends one picture: the charge is released and the sentence stands in the generation's `error`."""

    status = 502
    retriable = False


class ModelRefused(GenerationFailed):
    code, status, text = "model_refused", 422, "The model will not paint this. Try saying it differently."


class ModelBusy(GenerationFailed):
    code, status, text = (
        "model_busy",
        503,
        "The model is busy just now. Nothing was charged; please try again in a minute.",
    )


class ModelUnavailable(GenerationFailed):
    code, status, text = "model_unavailable", 503, "The model did not answer. Nothing was charged; please try again."


class ModelMisconfigured(ModelUnavailable):
    """The key or the model's name is wrong: for the administrator to mend, not for the person."""

    text = "The model cannot be reached with these settings. Nothing was charged; the administrator has to look."


class StateLost(GenerationFailed):
    """The model no longer knows the interaction: the caller sends the picture instead. Never shown."""

    code = "model_unavailable"


class NoImage(GenerationFailed):
    code, text = "no_image", "The model answered without a picture. Nothing was charged; try saying it differently."


class BrokenImage(GenerationFailed):
    code, text = "broken_image", "The picture arrived damaged. Nothing was charged; please try again."


class RegionNotMatched(GenerationFailed):
    code = "region_not_matched"
    text = "The model repainted what lies around the region, so nothing was changed or charged. Please try again."


class StorageFailed(GenerationFailed):
    code, status, text = (
        "storage_failed",
        507,
        "The picture could not be stored. Nothing was charged; the administrator has to look.",
    )


class Cancelled(GenerationFailed):
    code, status, text = "cancelled", 409, "Cancelled. Nothing was charged."
