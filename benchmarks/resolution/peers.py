"""The peers, as their documentation has them: rapidfuzz ``cdist`` with connected components, Splink 5 unsupervised.

``python peers.py cdist|splink LIST.csv OUT.csv``. Splink is not a requirement of the project: give the interpreter of
an environment that has splink, pandas and pyarrow as SPLINK_PYTHON.
"""

import csv
import sys
from pathlib import Path


def read(path: Path) -> list[dict[str, str]]:
    """Return the rows of the list."""
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def cdist(path: Path, out: Path, threshold: float = 90.0) -> None:
    """Compare all names with all names (token_sort_ratio), and take the connected components."""
    import networkx
    import numpy as np
    from rapidfuzz import fuzz, process, utils

    rows = read(path)
    names = [utils.default_process(f"{row['nom']} {row['departement']}") for row in rows]
    linked: networkx.Graph = networkx.Graph()
    linked.add_nodes_from(range(len(names)))
    for start in range(0, len(names), 2000):
        found = process.cdist(
            names[start : start + 2000], names, scorer=fuzz.token_sort_ratio, score_cutoff=threshold, workers=-1
        )
        linked.add_edges_from((start + int(one), int(two)) for one, two in np.argwhere(found) if start + one < two)
    write(out, rows, {node: n for n, part in enumerate(networkx.connected_components(linked)) for node in part})


def splink(path: Path, out: Path) -> None:
    """Follow Splink's tutorial: blocking rules, random u, expectation–maximisation, clusters at 0.9."""
    import pandas as pd
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    rows = read(path)
    frame = pd.DataFrame(rows)
    frame["unique_id"] = range(len(rows))
    frame["nom"] = frame["nom"].str.lower().str.replace(r"\W+", " ", regex=True).str.strip()
    frame["commune"] = frame["commune"].str.lower().replace("", None)
    frame["departement"] = frame["departement"].replace("", None)
    frame["debut"] = frame["nom"].str[:4]
    frame["fin"] = frame["nom"].str.split().str[-1]
    blocking = [block_on("nom"), block_on("departement", "debut"), block_on("departement", "fin"), block_on("commune")]
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.JaroWinklerAtThresholds("nom", [0.95, 0.9, 0.8]).configure(term_frequency_adjustments=True),
            cl.ExactMatch("departement"),
            cl.ExactMatch("commune").configure(term_frequency_adjustments=True),
        ],
        blocking_rules_to_generate_predictions=blocking,
    )
    api = DuckDBAPI()
    try:
        linker = Linker(api.register(frame), settings)
    except (AttributeError, TypeError):
        linker = Linker(frame, settings, api)
    linker.training.estimate_probability_two_random_records_match([block_on("nom", "departement")], recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("departement", "debut"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("nom"))
    pairs = linker.inference.predict(threshold_match_probability=0.5)
    found = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, 0.9).as_pandas_dataframe()
    write(out, rows, dict(zip(found["unique_id"], found["cluster_id"], strict=True)))


def write(out: Path, rows: list[dict[str, str]], cluster_of: dict[int, object]) -> None:
    """Write id and cluster."""
    with out.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(("id", "cluster"))
        writer.writerows((row["id"], cluster_of[number]) for number, row in enumerate(rows))


if __name__ == "__main__":
    {"cdist": cdist, "splink": splink}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
