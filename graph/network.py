"""The part of the graph that a picture and its table twin show."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Node:
    """One node of a picture; ``label`` is a label of the schema, ``detail`` a French sentence for its tooltip.

    ``faded`` says that the node is not there in the last year known; ``members`` is how many organisations a group
    stands for, 0 when it is no group; ``size`` goes from 0 to 1 by the chosen measure; ``fill`` is the colour chosen
    for it (#rrggbb), empty for that of its label.
    """

    id: str
    label: str
    name: str
    detail: str = ""
    faded: bool = False
    members: int = 0
    size: float = 0.0
    fill: str = ""


@dataclass(frozen=True)
class Tie:
    """One tie of a picture, between node ids; ``name`` and ``detail`` are French, ``records`` how many prove it.

    ``weight`` is how many actions or meetings it stands for, when it stands for several.
    """

    start: str
    end: str
    name: str
    detail: str = ""
    records: int = 0
    faded: bool = False
    weight: int = 1


@dataclass(frozen=True)
class Network:
    """What one view shows, before any drawing."""

    view: str
    title: str
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
