"""Office files are ZIP archives with the hour in them; the same files under a fixed date are equal bytes each time."""

import io
import zipfile
from collections.abc import Callable, Mapping

#: the first moment that a ZIP archive can name
_DATE = (1980, 1, 1, 0, 0, 0)


def fixed_zip(data: bytes, changed: Mapping[str, Callable[[bytes], bytes]] | None = None) -> bytes:
    """The same archive with every file under one date, in its order, readable by everybody; `changed` rewrites files by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            rewrite = (changed or {}).get(name)
            new.writestr(entry, rewrite(old.read(name)) if rewrite is not None else old.read(name))
    return out.getvalue()
