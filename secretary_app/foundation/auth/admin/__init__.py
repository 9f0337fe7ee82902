"""Accounts, for programs that run the house."""
