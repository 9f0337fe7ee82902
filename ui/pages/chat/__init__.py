"""Inbox › My chat: what a user asks the assistant; its answers branch.

``page.py`` joins the parts: ``message.py`` (a question or an answer as it is seen), ``asking.py``
(an answer that comes), ``view.py`` (the view model, which knows no widgets). Imported by nothing
but the table of pages.
"""
