"""What can be wrong with a message on the wire."""


class BadPdu(ValueError):
    """The octets are no message that this codec reads. The text never quotes them."""
