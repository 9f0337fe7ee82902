"""Engine workers: one process a backend, one file a backend, served over the wire.

Imported by nobody: a worker is started as the role `_worker <kind> <backend>` and loads its
backend by a dotted name (`backends`), so that a heavy library lives in its own process only.
"""
