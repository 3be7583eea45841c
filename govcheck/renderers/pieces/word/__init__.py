"""What a Word document is made of: paper with styles, headings and fields, and tables."""
