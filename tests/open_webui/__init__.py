"""Open WebUI, which people use as their own face of a model, with our assistants behind it."""
