"""The doors by which people come besides the telephone; strangers to one another."""
