"""The network as one looks at it: a view, its address, what it shows and where each thing stands."""

from graph.explorer.address import address_of, from_args, of_address, to_args
from graph.explorer.explored import Explored, explored
from graph.explorer.facts import read_facts
from graph.explorer.sentence import sentence, title
from graph.explorer.view import View

__all__ = [
    "Explored",
    "View",
    "address_of",
    "explored",
    "from_args",
    "of_address",
    "read_facts",
    "sentence",
    "title",
    "to_args",
]
