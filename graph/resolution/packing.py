"""The work of a resolution as bytes, to be taken up by a later one; what cannot be read is done again."""

from typing import Any, get_origin

import msgspec
import numpy as np

from graph.resolution.growing import Earlier


def pack(earlier: Earlier) -> bytes:
    """Return the work as MessagePack; an array is its type, its shape and its bytes."""
    return msgspec.msgpack.encode(earlier, enc_hook=_array_out)


def unpack(packed: bytes) -> Earlier | None:
    """Return the work, or None when the bytes are not whole or of another version; arrays share the bytes."""
    try:
        return msgspec.msgpack.decode(packed, type=Earlier, dec_hook=_array_in)
    except (msgspec.DecodeError, msgspec.ValidationError, ValueError, TypeError):
        return None


def _array_out(value: Any) -> tuple[str, tuple[int, ...], bytes]:
    if not isinstance(value, np.ndarray):
        raise NotImplementedError(type(value))
    return value.dtype.str, value.shape, value.tobytes()


def _array_in(expected: Any, packed: Any) -> Any:
    if (get_origin(expected) or expected) is not np.ndarray:
        raise NotImplementedError(expected)
    kind, shape, content = packed
    return np.frombuffer(content, dtype=kind).reshape(shape)
