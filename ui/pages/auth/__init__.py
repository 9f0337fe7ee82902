"""System › Users: who may sign in, in which role, and who has."""
