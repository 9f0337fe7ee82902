"""AudioSocket: how Asterisk hands the sound of a call to a program over TCP."""
