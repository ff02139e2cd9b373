"""From live records and resolved organisations to the graph that a store holds. Pure."""

from graph.projection.model import Difference, Graph
from graph.projection.project import Projected, project

__all__ = ["Difference", "Graph", "Projected", "project"]
