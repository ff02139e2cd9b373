"""Files made in the test, and the tables they become."""

import pytest

from graph.errors import InputError
from graph.loaders.tables import read_tables


@pytest.fixture
def file(tmp_path):
    """Write a file and return its path: a text is UTF-8."""

    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


@pytest.fixture
def table(file):
    """The only table of a file."""

    def read(name, content):
        (found,) = read_tables(file(name, content))
        return found

    return read


@pytest.fixture
def refusal(file):
    """What is said of a file that cannot be read."""

    def read(name, content):
        with pytest.raises(InputError) as refused:
            read_tables(file(name, content))
        assert name in str(refused.value)
        assert "Traceback" not in str(refused.value)
        return str(refused.value)

    return read
