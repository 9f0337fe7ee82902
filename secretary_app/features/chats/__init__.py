"""Chats: what users write to the assistant themselves, answered by the one answer path.

A chat is a tree: another wording of a question, or another answer to it, stands beside the first,
and one way through the tree is shown. Nothing that is said here is done: no message is taken, no
call promised. Imported by the desk and by doors; emits ``ChatChanged``.
"""
