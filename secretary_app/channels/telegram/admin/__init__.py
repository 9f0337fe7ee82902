"""Bots as programs set them up: what the desk and the commands can do, over HTTP."""
