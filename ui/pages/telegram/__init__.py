"""System › Bots: how the bots of Telegram are, what to do about it, and how each is set up."""
