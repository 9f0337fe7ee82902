"""The words everyone else speaks: errors, events, tasks, clock, ids, phones, money, paths, log.

Standard library only, so that it loads at once everywhere. Anyone in `secretary_app` may import it;
it imports nobody and emits nothing of its own.
"""
