"""Writes ``data/example``: an invented network, in the shapes that real lists have, with gaps planted in it.

Everything is invented: towns, organisations, people, meetings' lists. ``planted.toml`` says what was planted and what
was covered on purpose; the tests read it. Run again after a change: ``python tools/make_example.py``.
"""

import csv
import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl import Workbook

OUT = Path(__file__).parents[1] / "data" / "example"

# One invented town in each département of Grand Est.
TOWNS = {
    **{"08": "Brumelle", "10": "Sauvigne", "51": "Tilleray", "52": "Ormécourt", "54": "Valfleury"},
    **{"55": "Vaubrisé", "57": "Héronval", "67": "Mirelwiller", "68": "Zornbach", "88": "Clairsapin"},
}
KINDS = ("Mission locale de {}", "CCAS de {}", "Maison des Langues de {}", "Accueil Solidaire de {}", "Toit Partagé {}")
NO_CCAS = "68"  # planted: missing_kind

JANUARY, OCTOBER, JULY = "janvier 2019", "14/10/2019", "03/07/2020"


def name(kind: int, code: str) -> str:
    """Return the name of the organisation of a kind in a département."""
    return KINDS[kind].format(TOWNS[code]).replace(" de O", " d’O")


def actors() -> list[tuple[str, str, str]]:
    """Return (name, département, town) of every organisation."""
    found = [
        (name(kind, code), code, town)
        for code, town in TOWNS.items()
        for kind in range(len(KINDS))
        if not (kind == 1 and code == NO_CCAS)
    ]
    return [*found, ("Atelier des Passerelles", "51", "Tilleray"), ("Roue Libre des Sapins", "88", "Clairsapin")]


# (intitulé, porteur, partenaires, département, année, besoins)
ACTIONS = [
    ("Cours de français du soir", name(2, "54"), f"{name(0, '54')} ; {name(3, '54')}", "54", "2019-2020", "français"),
    ("Parler au travail", name(2, "57"), name(0, "57"), "57", "2020", "français"),
    ("Passeport français", name(2, "54"), name(2, "57"), "54, 57", "2020", "français"),  # links the two neighbours
    ("Ateliers de langue", name(2, "67"), "", "67", "2019", "français"),
    ("Conversations", name(3, "67"), "", "67", "2019", "français"),
    ("Se loger à Valfleury", name(4, "54"), name(1, "54"), "54", "2020", "logement"),
    ("Un toit à Héronval", name(4, "57"), name(1, "57"), "57", "2019", "logement"),
    ("Clic et papiers", name(3, "10"), "", "10", "2020", "numérique"),
    ("Routes partagées", name(0, "88"), "", "88", "2019", "mobilité"),
    ("Vélos solidaires", "Roue Libre des Sapins", "", "88", "2020", "mobilité"),
    ("Santé ouverte", name(3, "52"), "", "52", "2019", "santé"),
    ("Permanence santé", name(1, "52"), name(0, "52"), "52", "2020", "santé"),
    ("Emploi pour tous", name(0, "51"), name(1, "51"), "51", "2019", "emploi"),
    ("Premiers pas vers l’emploi", name(1, "51"), "Atelier des Passerelles", "51", "2019", "emploi"),
    ("Métiers à découvrir", "Atelier des Passerelles", name(2, "51"), "51", "2020", "emploi"),
    ("Parrainage vers l’emploi", name(2, "51"), name(3, "51"), "51", "2020", "emploi"),
    ("Écoute et soins", name(3, "55"), name(1, "55"), "55", "2020", "santé mentale"),
]
FUNDER = "Fonds inventé pour l’accueil"

# (département, besoin as the workshop wrote it)
NEEDS = [
    ("54", "apprentissage du français"),
    ("54", "logement"),
    ("57", "logement"),
    ("10", "accompagnement numérique"),
    ("88", "mobilité"),
    ("52", "accès aux soins"),
    ("55", "garde d’enfants"),
    ("08", "santé mentale"),
    ("51", "emploi"),
]

# the organisations of each meeting, by their place in KINDS and département
CAME = {
    JANUARY: [(0, "54"), (2, "54"), (0, "57"), (2, "67"), (1, "51"), (0, "88"), (3, "10")],
    OCTOBER: [(0, "54"), (3, "54"), (4, "54"), (2, "57"), (3, "67"), (0, "51"), (1, "52"), (3, "08"), (0, "10")],
    JULY: [(0, "57"), (4, "57"), (3, "55"), (1, "55"), (0, "68"), (2, "51"), (3, "88")],
}
TITLES = {
    JANUARY: ("Journée 1", f"Exemple inventé — première journée d’échange, {JANUARY}"),
    OCTOBER: ("Journée 2", f"Exemple inventé — rencontre régionale du {OCTOBER}"),
    JULY: ("Visio", f"Exemple inventé — visioconférence du {JULY}"),
}


def attendance() -> Workbook:
    """One sheet per meeting: a title, an empty row, the header, then who came; names of people are invented too."""
    book = Workbook()
    book.remove(book.active)
    for date, (sheet_name, title) in TITLES.items():
        sheet = book.create_sheet(sheet_name)
        sheet.append([title])
        sheet.append([])
        sheet.append(["Structure", "Nom", "Prénom", "Courriel", "Présence"])
        for rank, (kind, code) in enumerate(CAME[date], 1):
            written = name(kind, code).upper() if rank % 3 == 0 else name(kind, code)
            sheet.append([written, f"Nom{rank}", f"Prénom{rank}", f"personne{rank}@exemple.invalid", "x"])
        sheet.append(["Accueil Solidaire de Sauvigne", "Absent", "Personne", "", "excusé"])
    return book


def opendocument(rows: list[list[str]]) -> bytes:
    """Return a minimal ODS file of one sheet."""
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    lines = ("".join(cell.format(escape(text)) for text in row) for row in rows)
    cells = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
    )
    body = f'<office:body><office:spreadsheet><table:table table:name="Actions">{cells}</table:table>'
    content = f'<office:document-content {names} office:version="1.3">{body}</office:spreadsheet></office:body>'
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for file, text in {
            "mimetype": kind,
            "content.xml": f"<?xml version='1.0' encoding='UTF-8'?>{content}</office:document-content>",
            "META-INF/manifest.xml": f"<?xml version='1.0' encoding='UTF-8'?>{manifest}",
        }.items():
            archive.writestr(zipfile.ZipInfo(file, (2020, 1, 1, 0, 0, 0)), text)
    return out.getvalue()


def semicolons(rows: list[list[str]], encoding: str) -> bytes:
    """Return a CSV as a French spreadsheet writes it."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode(encoding)


def main() -> None:
    """Write the files of the example."""
    attendance().save(OUT / "presences.xlsx")
    header = [
        "Intitulé de l’action",
        "Structure porteuse",
        "Partenaires",
        "Financeur",
        "Département",
        "Année",
        "Besoins",
    ]
    actions = [[title, carrier, partners, FUNDER, *rest] for title, carrier, partners, *rest in ACTIONS]
    (OUT / "actions.ods").write_bytes(opendocument([[*header, "Besoins"], *actions]))
    needs = [["Département", "Besoin exprimé en atelier"], *([code, need] for code, need in NEEDS)]
    (OUT / "besoins.csv").write_bytes(semicolons(needs, "cp1252"))
    directory = [
        ["Nom de la structure", "Commune", "Département de la structure"],
        *([n, t, c] for n, c, t in actors()),
    ]
    (OUT / "annuaire.csv").write_bytes(semicolons(directory, "cp1252"))


if __name__ == "__main__":
    main()
