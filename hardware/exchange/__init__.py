"""Calls that come as connections, one each: what every such wire of an exchange has in common."""
