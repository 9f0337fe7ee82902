"""English words for what is written otherwise; ``rules`` has them all in order."""
