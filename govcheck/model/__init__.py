"""The words of govcheck as frozen records; standard library only."""
