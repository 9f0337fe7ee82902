"""Speech and language engines and the wire between processes; nothing of the product is here.

`wire` is the Wyoming protocol, `workers` one backend per file, `fakes` scripted backends,
`supervisor` keeps a worker's process alive, `clients` is what the application calls.
May be imported by `secretary_app`; `hardware` may import `engines.wire` only; `engines.workers` and
`engines.fakes` are imported by nobody and started by role name.
"""
