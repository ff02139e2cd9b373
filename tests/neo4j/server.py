"""A real Neo4j for the tests: the one of MAILLAGE_TEST_NEO4J, else one fetched by Maven and run by Java, else none."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).parent
MAVEN_WITHIN = 600


class NoNeo4jError(Exception):
    """There is no Neo4j here, and why."""


@contextmanager
def running_neo4j(folder: Path) -> Iterator[str]:
    """Yield the address of a Neo4j that may be emptied; raise NoNeo4jError with the reason when there is none."""
    given = os.environ.get("MAILLAGE_TEST_NEO4J")
    if given:
        yield given
        return
    jars = fetch_jars()
    port = free_port()
    command = ["java", "-Xmx1g", "-cp", f"{jars}/*", str(HERE / "Neo4jServer.java"), str(folder), str(port)]
    with (folder / "neo4j.log").open("w") as log:
        # It ends when its input does: it never outlives the tests, even killed ones.
        server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True)
    try:
        wait_until_ready(server, folder / "neo4j.log")
        yield f"bolt://127.0.0.1:{port}"
    finally:
        server.stdin.close()
        server.wait(timeout=60)
        server.stdout.close()


def fetch_jars() -> Path:
    """Return the folder of Neo4j's jars, fetched once for each version of pom.xml."""
    missing = [tool for tool in ("mvn", "java") if not shutil.which(tool)]
    if missing:
        raise NoNeo4jError(f"no MAILLAGE_TEST_NEO4J, and no {' nor '.join(missing)} on this machine")
    pom = HERE / "pom.xml"
    cache = Path(os.environ.get("MAILLAGE_NEO4J_CACHE", Path.home() / ".cache" / "maillage"))
    jars = cache / f"neo4j-{sha256(pom.read_bytes()).hexdigest()[:12]}"
    if jars.is_dir():
        return jars
    fetching = jars.with_suffix(f".{os.getpid()}")
    command = ["mvn", "-q", "-B", "-f", str(pom), "dependency:copy-dependencies", f"-DoutputDirectory={fetching}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=MAVEN_WITHIN, check=False)
    if done.returncode:
        raise NoNeo4jError(f"Maven could not fetch it: {done.stdout[-300:]}{done.stderr[-300:]}")
    fetching.rename(jars)
    return jars


def free_port() -> int:
    """Return a port of loopback that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def wait_until_ready(server: subprocess.Popen, log: Path) -> None:
    """Wait for the line that says the server listens; raise NoNeo4jError with the end of its log."""
    for line in server.stdout:
        if line.strip() == "READY":
            return
    raise NoNeo4jError(f"it did not start: {log.read_text()[-500:]}")
