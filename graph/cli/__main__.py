"""``python -m graph.cli``: the ``maillage`` command without its script."""

from graph.cli import main

main()
