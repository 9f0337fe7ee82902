"""System › Privacy: who agrees to what, how long things are kept, and who was forgotten."""
