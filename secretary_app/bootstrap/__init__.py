"""The only place that knows everything: builds the parts, ties their events, starts and stops them.

Nothing imports it but `ui`; the command line reaches it by dotted name.
"""
