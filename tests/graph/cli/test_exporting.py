"""``maillage export`` as a person types it."""

import pytest

from tests.graph.cli.test_commands import maillage


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def store(home):
    list_ = "action;organisation;année;département\nCours;MJC de Metz;2020;57\nCours;CCAS de Metz;2020;57\n"
    (home / "liste.csv").write_text(list_, encoding="utf-8")
    path = home / "carte.lbug"
    done = maillage("load", "liste.csv", cwd=home, store=path)
    assert done.returncode == 0, done.stderr
    return path


def test_each_form_is_written_and_told(home, store):
    for form, begins in (("svg", b"<svg"), ("png", b"\x89PNG"), ("html", b"<!doctype html>")):
        done = maillage("export", "departement:57", "--to", f"carte.{form}", cwd=home, store=store)
        assert done.returncode == 0, done.stderr
        assert "Moselle" in done.stdout
        assert (home / f"carte.{form}").read_bytes().startswith(begins)


@pytest.mark.parametrize("view", ["departement:57", "network", "matrix"])
def test_a_view_without_an_organization_says_so(home, store, view):
    done = maillage("export", view, "--to", "s.svg", "--without", "CCAS de Metz", cwd=home, store=store)
    assert done.returncode == 0, done.stderr
    assert "sans CCAS de Metz" in (home / "s.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("view", "file", "told"),
    [
        ("departement:57", "carte.pdf", "sa fin doit dire sa forme"),
        ("departement:99", "rien.svg", "pas dans la carte"),
        ("nimporte", "rien.svg", "Il n’y a pas de vue"),
        ("organization:Inconnue", "rien.svg", "Aucune organisation"),
        ("departement:57", "dossier/absent/rien.svg", "ne peut pas être écrit"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(home, store, view, file, told):
    done = maillage("export", view, "--to", file, cwd=home, store=store)
    assert done.returncode == 1
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert not (home / file).exists()


def test_an_address_is_given_listed_and_revoked(home, store):
    made = maillage("share", "matrix:kind", "--days", "3", "--title", "Jeudi", cwd=home, store=store)
    assert made.returncode == 0, made.stderr
    token = made.stdout.partition("/partage/")[2].split()[0]
    assert "Jeudi" in maillage("shares", cwd=home, store=store).stdout
    assert maillage("revoke", token, cwd=home, store=store).returncode == 0
    assert "révoqué" in maillage("shares", cwd=home, store=store).stdout
    unknown = maillage("revoke", "rien", cwd=home, store=store)
    assert (unknown.returncode, "maillage shares" in unknown.stderr) == (1, True)


def test_a_view_is_kept_under_a_name(home, store):
    assert maillage("view", "La Moselle", "departement:57", cwd=home, store=store).returncode == 0
    assert "La Moselle" in maillage("view", cwd=home, store=store).stdout
    done = maillage("export", "La Moselle", "--to", "nommee.svg", cwd=home, store=store)
    assert done.returncode == 0, done.stderr
    assert maillage("view", "La Moselle", "--forget", cwd=home, store=store).returncode == 0
    assert maillage("export", "La Moselle", "--to", "x.svg", cwd=home, store=store).returncode == 1
