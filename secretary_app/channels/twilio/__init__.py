"""Twilio's webhooks: calls and text messages of a number in the cloud.

A call's sound is handed to a line process (``pump.py``), which alone knows what its messages mean;
here is who calls, which line takes it, and what Twilio is told to do (``twiml.py``). Whatever comes
without a signature of the owner's account is turned away before anything of it is looked at.
"""
