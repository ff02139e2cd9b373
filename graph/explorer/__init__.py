"""The network as one looks at it: a view, its address, what it shows and where each thing stands."""

from graph.explorer.address import address_of, from_args, of_address, to_args
from graph.explorer.sentence import sentence, title
from graph.explorer.view import View

__all__ = ["View", "address_of", "from_args", "of_address", "sentence", "title", "to_args"]
