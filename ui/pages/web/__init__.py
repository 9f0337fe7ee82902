"""System › Server: whether it is open, where it is reached, and how its parts are."""
