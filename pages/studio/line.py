"""The line under the easel in step with tool, choices and words: what it asks, what it costs, what would be better."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from sqlmodel import Session

import data
from components.prompt_line import Ask, Offering, PromptLine
from data.billing import PaidBy
from pages.studio.asking import FIRST, operation_of
from pages.studio.choices import REPLACE, Chosen
from pages.studio.tools import TOOLS
from services.billing import quotes, words
from services.billing.quotes import Quote
from services.studio.operations import MOST_PICTURES
from services.studio.spoken_edits import Suggestion, suggest

FREE_IN_WORDS = ("edit", "refine", "crop", "light")
NOTHING_CHARGED = "Free: no model is asked"
SEVERAL = "several"


class Line:
    """The prompt line of an open studio. `quote` is the price that stands on it."""

    def __init__(
        self, user_id: str, chosen: Chosen, *, on_send: Callable[[str, str], Awaitable[bool]], draft_key: str
    ) -> None:
        self._user_id = user_id
        self._chosen = chosen
        self._tool = next(iter(TOOLS))
        self._picture = False
        self._suggestion = Suggestion()
        self._said = ""  # what the price means beside the figure
        self.text = ""
        self._looks = 0
        self.quote: Quote | None = None
        self._line = PromptLine(self._ask(), on_send=on_send, on_typed=self._typed, draft_key=draft_key)

    async def refresh(self, tool: str, *, picture: bool) -> None:
        """Show this tool and its price of the moment; `picture`: whether there is one on the easel."""
        self._tool, self._picture = tool, picture
        self._looks += 1
        look = self._looks
        self._suggest()
        quote, said = None, ""
        if TOOLS[tool].operation is not None:
            operation, count = operation_of(tool, self._chosen)
            quote, said = await data.read(priced, self._user_id, operation, count)
        if look == self._looks:  # else a newer choice has its price already
            self.quote, self._said = quote, said
            self._line.show(self._ask())

    def offer(self, text: str) -> None:
        """Write `text` into the line."""
        self._line.offer(text)

    def focus(self) -> None:
        """Go to the line, ready to write."""
        self._line.focus()

    def _typed(self, text: str) -> None:
        self.text = text
        self._suggest()
        self._line.show(self._ask())

    def _suggest(self) -> None:
        self._suggestion = suggest(self.text) if self._tool in FREE_IN_WORDS and self.text.strip() else Suggestion()

    def _ask(self) -> Ask:
        tool, chosen = TOOLS[self._tool], self._chosen
        replaces = self._tool == "background" and chosen.action == REPLACE
        ask = Ask(
            label=tool.prompt or tool.label,
            button="Replace the background" if replaces else tool.button,
            placeholder=tool.placeholder,
            note=tool.note,
            writes=tool.writes and (self._tool != "background" or replaces),
            needed=tool.needed,
            price=self._said,
            shut=self._lacking(),
        )
        return self._better(ask)

    def _lacking(self) -> str:
        tool = TOOLS[self._tool]
        if tool.picture and not self._picture:
            return FIRST
        if self._tool == "style" and self._chosen.style is None:
            return "Choose the picture whose style it should have."
        if self._tool == "compose" and not 2 <= len(self._chosen.parts) <= MOST_PICTURES:
            return f"Choose 2 to {MOST_PICTURES} pictures."
        return words.before_the_click(self.quote.refusal) if self.quote and self.quote.refusal else ""

    def _better(self, ask: Ask) -> Ask:
        """The same, where what is written costs nothing, or is better done otherwise."""
        found, tool = self._suggestion, TOOLS[self._tool]
        fields = {name: getattr(ask, name) for name in ("label", "placeholder", "note", "writes", "needed")}
        if found.free and self._picture:
            offering = Offering(words=f"No model is needed for this: {found.words[0].lower()}{found.words[1:]}.")
            return Ask(**fields, button="Do it · free", price=NOTHING_CHARGED, free=True, offering=offering)
        if tool.operation is None:
            needs_model = bool(self.text.strip()) and self._picture
            shut = "This takes the model: choose Edit for it." if needs_model else ask.shut
            return Ask(**fields, button=ask.button, price=NOTHING_CHARGED, shut=shut)
        if found.complex and self._tool == "edit" and not self._chosen.several:
            offering = Offering(
                words="These are several changes at once.", action="Use the edit that is made for it", how=SEVERAL
            )
            return Ask(**fields, button=ask.button, price=ask.price, shut=ask.shut, offering=offering)
        return ask


def priced(db: Session, user_id: str, operation: str, count: int) -> tuple[Quote, str]:
    """The quote with its words; a refinement says by what it is paid."""
    quote = quotes.quote(db, user_id, operation, count)
    if operation != "refinement" or not quote.lines:
        return quote, quote.message
    line = quote.lines[0]
    left = quotes.usage(db, user_id)[line.feature].remaining if line.feature else 0
    paid_by = line.feature if line.paid_by == PaidBy.PLAN else None
    return quote, words.refinement_price(paid_by, left, quote.message)
