"""The organisation as a graph that answers the questions of the field; the only part that imports networkx."""
