"""A logo from a file: looked at before anything is written, and made into a plain PNG that holds the picture and nothing else."""

import io

from govcheck.cli.extras import extra
from govcheck.cli.usage import UsageError
from govcheck.model.dossiers import Logo

FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
#: a logo stands at the head of a page; more pixels than that only make the file larger
LARGEST = (1200, 400)
MOST_PIXELS = 50_000_000


def read_logo(path: str) -> Logo:
    """The logo in a file; raises UsageError for what is no image."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - a word that was typed may be no path at all
            data = file.read()
    except (OSError, ValueError) as error:
        raise UsageError(f"cannot read the logo {path}: {getattr(error, 'strerror', None) or error}") from None
    with extra("report", "a logo"):
        from PIL import Image
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            size = (image.width, image.height)
            plain = None
            if image.width * image.height <= MOST_PIXELS:
                image.load()
                plain = image.convert("RGBA" if image.has_transparency_data else "RGB")
    except Exception as error:  # noqa: BLE001 - each format fails in ways of its own
        told = "it is empty" if not data else "it is none that can be read" if "cannot identify" in str(error) else str(error)
        raise UsageError(f"the logo {path} is no image: {told}; expected {', '.join(FORMATS)}") from None
    if plain is None:
        raise UsageError(f"the logo {path} has {size[0]} x {size[1]} pixels; expected at most {MOST_PIXELS:,} in all")
    plain.thumbnail(LARGEST)
    out = io.BytesIO()
    plain.save(out, "PNG")
    return Logo(out.getvalue(), plain.width, plain.height)
