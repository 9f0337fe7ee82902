"""The tree of a chat, whatever is edited, asked again and chosen."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretary_app.features.chats.models import ChatMessage, Side
from secretary_app.features.chats.tree import Tree

pytestmark = pytest.mark.unit

MOMENT = datetime(2026, 11, 21, tzinfo=UTC)


def message(number: int, parent: int | None, *, chosen: bool, side: Side) -> ChatMessage:
    return ChatMessage(
        id=str(number),
        parent_id=None if parent is None else str(parent),
        side=side,
        text=f"text {number}",
        language="en",
        evidence=(),
        chosen=chosen,
        made_at=MOMENT,
    )


@st.composite
def trees(draw: st.DrawFn) -> list[ChatMessage]:
    """Each message follows an earlier one of the other side, or nothing."""
    messages = list[ChatMessage]()
    for number in range(draw(st.integers(0, 25))):
        parent = draw(st.none() | st.integers(0, number - 1)) if number else None
        after = None if parent is None else messages[parent].side
        side = Side.ASSISTANT if after is Side.USER else Side.USER
        messages.append(message(number, parent, chosen=draw(st.booleans()), side=side))
    return messages


@given(trees())
def test_what_is_shown_is_one_way_from_a_first_question_to_an_end(
    messages: list[ChatMessage],
) -> None:
    tree = Tree(messages)
    way = tree.shown()
    assert bool(way) == bool(messages)
    before = None
    for shown in way:
        assert shown.message.parent_id == before
        assert 1 <= shown.number <= len(shown.siblings)
        assert list(shown.siblings) == [each.id for each in tree.siblings(shown.message)]
        picked = [each for each in tree.siblings(shown.message) if each.chosen]
        assert shown.message in (picked or [tree.siblings(shown.message)[-1]])
        before = shown.message.id
    assert all(each.parent_id != before for each in messages) or before is None
    if way:
        assert tree.up_to(before) == tuple(shown.message for shown in way)


@given(trees().filter(bool), st.data())
def test_choosing_every_fork_on_the_way_to_a_message_shows_it(
    messages: list[ChatMessage], data: st.DataObject
) -> None:
    wanted = data.draw(st.sampled_from(messages))
    way = {each.id for each in Tree(messages).up_to(wanted.id)}
    forks = {each.parent_id for each in messages if each.id in way}
    after = [
        message(
            int(each.id),
            None if each.parent_id is None else int(each.parent_id),
            chosen=each.id in way if each.parent_id in forks else each.chosen,
            side=each.side,
        )
        for each in messages
    ]
    assert way <= {shown.message.id for shown in Tree(after).shown()}
