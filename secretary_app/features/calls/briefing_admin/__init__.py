"""The morning briefing, for programs."""
