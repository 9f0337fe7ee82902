"""What visitors ask, and what they must be answered, from what the secretary was told."""

from collections.abc import Mapping

PRICES = {"a key copy": 500, "a car key": 4500, "a padlock": 900, "a door lock": 3200}
TOPICS = (
    "umbrellas", "delivery", "a warranty", "gift cards", "a loyalty card", "a waiting room",
    "wheelchair access", "a second shop", "night service", "repair of safes", "engraving",
    "card payment", "receipts for companies", "a toilet", "a price list", "spare batteries",
)  # fmt: skip


def faq() -> list[Mapping[str, str]]:
    """As ``faq import`` reads it."""
    return [
        {
            "id": f"crowd-{number:02d}",
            "language": "en",
            "question": _question(topic),
            "answer": f"About {topic}, this is answer number {number}. There is more to say.",
        }
        for number, topic in enumerate(TOPICS, start=1)
    ]


def facts() -> list[tuple[str, ...]]:
    """Arguments of ``facts add``."""
    return [
        (
            *(f"price.thing{number}", "--kind", "price", "--value", f"{price} RUB"),
            *("--title-en", thing, "--question-en", _price(thing)),
        )
        for number, (thing, price) in enumerate(PRICES.items(), start=1)
    ]


def asked() -> list[tuple[str, str]]:
    """A question, and words that the first sentence of its answer has: FAQ and facts in turns."""
    prices = [(_price(thing), f"{price:,}") for thing, price in PRICES.items()]
    found = list[tuple[str, str]]()
    for number, topic in enumerate(TOPICS, start=1):
        found += [(_question(topic), f"answer number {number}."), prices[number % len(prices)]]
    return found


def _question(topic: str) -> str:
    return f"Do you have {topic}?"


def _price(thing: str) -> str:
    return f"How much is {thing}?"
