"""``python -m govcheck``: the same as the command ``govcheck``."""

from govcheck.cli.main import command

if __name__ == "__main__":
    command()
