"""System › Lines: what the line's device says of itself, and what to do where it cannot work."""
