"""System › Engines: what hears, speaks and thinks, in which order, and how it is."""
