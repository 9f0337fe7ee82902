"""Every page: which place it belongs to, and who builds it. A page is loaded when it is opened."""

from __future__ import annotations

from ui.shell.page import PageSpec

PAGES = (
    PageSpec(
        key="live",
        place="calls",
        sign="phone-call",
        page="ui.call_panel.page:LivePage",
        permission="calls.view",
        early=True,
    ),
    PageSpec(
        key="calls",
        place="calls",
        sign="clock-counter-clockwise",
        page="ui.pages.calls.page:CallsPage",
        permission="calls.view",
        finds="ui.pages.calls.finding:find",
    ),
    PageSpec(
        key="inbox",
        place="inbox",
        sign="tray",
        page="ui.pages.inbox.page:InboxPage",
        permission="conversations.view",
    ),
    PageSpec(
        key="chat",
        place="inbox",
        sign="chat-circle-dots",
        page="ui.pages.chat.page:ChatPage",
        permission="chats.view",
    ),
    PageSpec(
        key="facts",
        place="knowledge",
        sign="list-numbers",
        page="ui.pages.knowledge.facts_page:FactsPage",
        permission="knowledge.view",
    ),
    PageSpec(key="lines", place="system", sign="sim-card", page="ui.pages.lines.page:LinesPage"),
)
"""In the order in which they stand in their place."""
