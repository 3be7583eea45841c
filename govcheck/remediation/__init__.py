"""What to change: from an assessment to the least set of edits that clears its findings, with the proof that it does."""
