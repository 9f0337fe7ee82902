"""Short messages: received into the person's thread, sent from a queue that survives everything."""
