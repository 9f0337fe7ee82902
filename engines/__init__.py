"""Speech and language engines: recognisers and voices behind one wire, each in its own process.

A library that knows nothing of the product or of telephones. `hardware` may import `engines.wire`
only; `secretary_app` may import the wire, the clients and the supervisor; nobody imports
`engines.workers`, which are started by their role name.
"""
