"""Secrets: tokens and keys of other services. In the system's keyring, else in a sealed file.

The database knows their names and where they are kept, never what they are; nor does any log,
export or command show one.
"""
