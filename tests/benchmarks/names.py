"""Names for made-up people and things."""

_SYLLABLES = ("ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu", "da", "fe", "gi", "ho", "ju", "pa")


def name(number: int) -> str:
    """A number as a word, so that neighbours are no near misses of one another and titles look like titles."""
    mixed = (number * 2_654_435_761 + 97) % (1 << 32)  # multiplication by an odd number: a permutation, so no name comes twice
    return "".join(_SYLLABLES[(mixed >> shift) & 15] for shift in range(28, -4, -4)).capitalize()
