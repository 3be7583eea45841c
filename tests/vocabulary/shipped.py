"""The vocabulary that govcheck ships, read once for all tests of it."""

from pathlib import Path

from govcheck.vocabulary.read import read_vocabulary
from govcheck.vocabulary.terms import Vocabulary

FOLDER = Path(__file__).parents[2] / "rules" / "vocabulary"
VOCABULARY: Vocabulary = read_vocabulary([FOLDER])
