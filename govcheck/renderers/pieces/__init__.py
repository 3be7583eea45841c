"""What several renderers read off an assessment, and how text is laid out on a screen; knows no renderer."""
