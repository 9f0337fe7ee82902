"""System › Settings: a form of every declared setting, by what it belongs to."""
