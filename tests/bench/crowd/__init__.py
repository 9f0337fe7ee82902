"""Visitors of a website, many at once, in a process of their own."""
