"""How a connection's call ends, as its `call-ended` tells it."""

REMOTE = "remote"
PORT_LOST = "port-lost"
