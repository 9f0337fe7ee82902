"""Short messages as 3GPP TS 23.040 writes them: octets to facts, and texts to octets.

Knows nothing of modems or AT commands. The simulator has a codec of its own, so that the two prove
each other.
"""
