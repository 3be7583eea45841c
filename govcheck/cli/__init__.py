"""The command line: words typed, files read and written, exit codes. The only part that prints, exits, or asks for the day."""
