"""The part of the graph that a picture and its table twin show."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Node:
    """One node of a picture; ``label`` is a label of the schema, ``detail`` a French sentence for its tooltip.

    ``faded`` says that the node is not there in the last year known.
    """

    id: str
    label: str
    name: str
    detail: str = ""
    faded: bool = False


@dataclass(frozen=True)
class Tie:
    """One tie of a picture, between node ids; ``name`` and ``detail`` are French, ``records`` how many prove it."""

    start: str
    end: str
    name: str
    detail: str = ""
    records: int = 0
    faded: bool = False


@dataclass(frozen=True)
class Network:
    """What one view shows, before any drawing."""

    view: str
    title: str
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
