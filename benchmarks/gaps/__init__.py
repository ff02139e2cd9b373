"""Finding all the gaps of a large network, against every pair in networkx."""
