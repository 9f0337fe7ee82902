"""Inbox › Promises: what was taken down and promised, and what a night has brought."""
