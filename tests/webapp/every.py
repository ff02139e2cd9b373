"""Every page of the application, found from its own rules: a rule that takes arguments has its samples here."""

import io
from collections import Counter

from flask import Flask

from graph.atlas import Atlas
from graph.matrix import matrix
from graph.sharing import share


def addresses(app: Flask, atlas: Atlas) -> list[str]:
    """Return one address or more for every rule that answers GET; fail on a rule whose arguments have no sample."""
    found = []
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.endpoint.startswith(("static", "api.")):
            continue  # the answers of the API are no pages: tests/webapp/api holds them
        names = sorted(rule.arguments)
        if names and rule.endpoint not in SAMPLES:
            raise AssertionError(f"{rule.endpoint} ({rule.rule}) has no sample in tests/webapp/every.py")
        samples = SAMPLES[rule.endpoint](atlas, app) if rule.endpoint in SAMPLES else [{}]
        with app.test_request_context():
            found += [app.url_for(rule.endpoint, **sample) for sample in samples]
    return sorted(set(found))


def pages(app: Flask, atlas: Atlas) -> list[str]:
    """Return the addresses that answer a page, not a file."""
    client = app.test_client()
    answers = {address: client.get(address) for address in addresses(app, atlas)}
    bad = {address: answer.status_code for address, answer in answers.items() if answer.status_code >= 400}
    assert not bad, bad
    return [address for address, one in answers.items() if one.mimetype == "text/html" and one.status_code < 300]


def _nodes(label, argument="node_id", most=1):
    def samples(atlas, _):
        return [{argument: node} for node, (its, _) in sorted(atlas.names().items()) if its == label][:most]

    return samples


def _places(atlas, _):
    """Return the département that has most gaps."""
    named = Counter(gap.departement for gap in atlas.gaps().gaps if gap.departement)
    return [{"code": code} for code, _ in named.most_common(1)]


def _topics(axis):
    def samples(atlas, _):
        found = matrix(atlas.store, axis)
        return [{"topic": topic, "departement": code} for topic in list(found.topics)[:1] for code in ("", "54")]

    return samples


def _ties(atlas, app):
    code = _places(atlas, app)[0]["code"]
    return [{"start": tie.start, "end": tie.end} for tie in atlas.departement_network(code, 0).ties[:1]]


def _records(atlas, _, argument="node_id"):
    return [{argument: record} for gap in atlas.gaps().gaps for record in gap.records[:1]][:1]


def _staged(_, app):
    """Send a list as a person would, to see the page that shows what was understood."""
    body = "Organisation;Rencontre;Date\nMaison des Langues;Atelier <b>;2024-03-01\n;Atelier;2024-03-01\n"
    files = {"listes": (io.BytesIO(body.encode()), "liste <script>.csv")}
    answer = app.test_client().post("/importer", data=files, content_type="multipart/form-data")
    return [{"token": answer.headers["Location"].rsplit("/", 1)[1]}]


def _shared(atlas, _):
    view = f"departement:{_places(atlas, _)[0]['code']}"
    return [{"token": share(atlas, view, "Pour jeudi <script>", 30)[0]}]


SAMPLES = {
    "home.search": lambda *_: [{}, {"q": "<script>zzzz"}],
    "network.departement": _places,
    "network.organization": _nodes("Organization"),
    "explorer.index": lambda *_: [
        {},
        {"mode": "organizations", "couleur": "kind", "taille": "degree"},
        {"grouper": "departement", "qui": "maison"},
    ],
    "choropleth.index": lambda *_: [{}, {"chiffre": "gaps", "liens": "organizations", "points": 1}],
    "topics.departement": _places,
    "topics.need": _topics("need"),
    "topics.kind": _topics("kind"),
    "figures.download": lambda *_: [{"name": "organisations"}],
    "matrix.index": lambda *_: [{}, {"par": "kind"}],
    "sheets.territory": _nodes("Territory"),
    "sheets.action": _nodes("Action"),
    "sheets.event": _nodes("Event"),
    "sheets.tie": _ties,
    "sheets.record": _records,
    "sheets.source": lambda atlas, _: [{"source_id": name} for name in atlas.journal.sources()],
    "importing.preview": _staged,
    "importing.refused": _staged,
    "past.run": lambda *_: [{"number": 1}],
    "showing.index": lambda *_: [{}, {"vue": "matrix"}],
    "showing.download": lambda *_: [{"form": "svg", "vue": "matrix"}],
    "shared.view": _shared,
    "shared.table": _shared,
    "querying.query": lambda *_: [{"name": name, "voir": 1} for name in ("attendances", "names", "uncovered_need")],
    "querying.download": lambda *_: [{"name": "names"}],
    "querying.console": lambda *_: [],  # closed here: tests/webapp/test_querying.py opens it
    "api.organization": _nodes("Organization", "id"),
    "api.action": _nodes("Action", "id"),
    "api.event": _nodes("Event", "id"),
    "api.territory": _nodes("Territory", "id"),
    "api.record": lambda *given: _records(*given, argument="id"),
    "api.source": lambda atlas, _: [{"id": name} for name in atlas.journal.sources()],
    "api.query": lambda *_: [{"name": "names"}],
    "api.network": lambda atlas, app: [{"view": f"departement:{_places(atlas, app)[0]['code']}"}],
}
