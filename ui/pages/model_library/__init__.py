"""System › Models: what is installed, what can be got, and getting it."""
