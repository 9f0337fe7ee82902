"""Secretary › Assistants: who answers, in which words and with which voice."""
