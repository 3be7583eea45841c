"""SHA-256 for contents and fingerprints.

``hashlib`` brings in OpenSSL, which costs a quarter of an interpreter's start; Python's own implementation, which it would fall back
on, gives the same digests and is there at once. Only a large file is worth OpenSSL, which takes a sixth of the time for each byte.
"""

try:
    from _sha2 import sha256  # type: ignore[import-not-found]  # Python 3.12 and later
except ImportError:
    try:
        from _sha256 import sha256  # type: ignore[import-not-found]  # Python 3.11
    except ImportError:  # an interpreter that is built without them
        from hashlib import sha256

#: from how many bytes on OpenSSL has its start back
LARGE = 1_000_000


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal digits."""
    if len(data) >= LARGE:
        import hashlib

        return hashlib.sha256(data).hexdigest()
    found: str = sha256(data).hexdigest()
    return found
