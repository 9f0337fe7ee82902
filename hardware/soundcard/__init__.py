"""A desk's microphone and loudspeaker: devices, their streams, and the echo between them."""
