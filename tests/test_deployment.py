"""The container files, read: there is no Docker engine on the machines that test them."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load(TEXT)
SERVICES = COMPOSE["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()


def test_the_application_waits_for_a_neo4j_that_answers():
    assert SERVICES["neo4j"]["image"] == "neo4j:5.26-community"
    assert "cypher-shell" in SERVICES["neo4j"]["healthcheck"]["test"][1]
    assert SERVICES["app"]["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert SERVICES["app"]["environment"]["MAILLAGE_STORE"] == "neo4j://neo4j:7687"


def test_only_the_application_is_published_and_on_this_machine_only():
    assert "ports" not in SERVICES["neo4j"]
    assert [port.partition(":")[0] for port in SERVICES["app"]["ports"]] == ["127.0.0.1"]
    assert COMPOSE["networks"]["inside"]["internal"] is True
    assert SERVICES["neo4j"]["networks"] == ["inside"]


def test_no_secret_is_written_down():
    for service in SERVICES.values():
        for name, value in service["environment"].items():
            if "PASSWORD" in name or "AUTH" in name:
                assert "${NEO4J_PASSWORD:?" in value
    assert re.search(r"^NEO4J_PASSWORD=$", (ROOT / ".env.example").read_text(encoding="utf-8"), re.MULTILINE)


def test_every_variable_is_explained_in_the_example():
    explained = re.findall(r"^(\w+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(re.findall(r"(?<!\$)\$\{(\w+)", TEXT)) == set(explained)


def test_the_map_is_on_volumes_and_the_application_writes_nowhere_else():
    assert SERVICES["app"]["read_only"] is True
    assert SERVICES["app"]["environment"]["MAILLAGE_JOURNAL"].startswith("/map/")
    assert "map:/map" in SERVICES["app"]["volumes"]
    assert "neo4j:/data" in SERVICES["neo4j"]["volumes"]
    named = {volume.partition(":")[0] for s in SERVICES.values() for volume in s["volumes"]}
    assert set(COMPOSE["volumes"]) <= named


def test_the_image_runs_as_a_user_without_rights_from_pinned_packages():
    assert "USER maillage" in DOCKERFILE
    assert any("--require-hashes" in line for line in DOCKERFILE)
    assert DOCKERFILE[-1].startswith('CMD ["maillage", "serve"')


def test_everything_the_image_copies_is_let_through():
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    allowed = {line[1:] for line in lines if line[:1] == "!"}
    copied = {word for line in DOCKERFILE if line.startswith("COPY") for word in line.split()[1:-1]}
    assert copied == allowed
    assert all((ROOT / path).exists() for path in copied)


@pytest.mark.parametrize("name", ["run", "test", "check"])
def test_every_requirement_is_pinned_by_its_hash_and_names_no_registry(name):
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    packages = re.findall(r"^[\w.-]+==.*", text, re.MULTILINE)
    assert len(packages) > 30
    assert all(package.endswith("\\") for package in packages)
    assert "://" not in text
    assert "--index-url" not in text
