"""What stands before the desk: the first start, signing in, the lock, and who sits there.

Everything here is shown in front of a window whose columns, keys and sheets it covers. Imported by
``ui.desk``; emits nothing of its own, whoever signs in is told by the events of
``foundation/auth``.
"""
