"""Copy the pinned browser libraries of ``package.json`` into ``webapp/static/vendor/NAME@VERSION/``.

Run it after changing a version there: ``python tools/vendor/vendor.py``. It needs npm; the application does not.
No lock file is kept, because it would record download addresses: the sha256 of each copied file is kept instead,
in ``vendor.json``, and a version whose content has changed is refused.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "webapp" / "static" / "vendor"

# The « peer » builds inject no style, so that a strict content security policy can hold. The style sheet of
# vis-network (220 kB) is left out: it dresses buttons that we do not use, our own sheet holds its tooltip.
FILES = {
    "vis-data": ["peer/umd/vis-data.min.js", "LICENSE-MIT"],
    "vis-network": ["peer/umd/vis-network.min.js", "LICENSE-MIT"],
}


def main() -> int:
    """Fetch, compare, copy; return the exit code."""
    versions: dict[str, str] = json.loads((HERE / "package.json").read_text())["dependencies"]
    manifest = TARGET / "vendor.json"
    known = json.loads(manifest.read_text()) if manifest.exists() else {}
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(HERE / "package.json", folder)
        subprocess.run(["npm", "install", "--ignore-scripts", "--no-package-lock"], cwd=folder, check=True)
        modules = Path(folder) / "node_modules"
        found = {f"{name}@{version}": _describe(modules / name, version) for name, version in versions.items()}
        changed = [name for name, entry in found.items() if name in known and known[name] != entry]
        if changed:
            print("content differs from vendor.json, nothing copied:", *changed, file=sys.stderr)
            return 1
        for name in versions:
            _copy(modules / name, TARGET / f"{name}@{versions[name]}")
    manifest.write_text(json.dumps(found, indent=2) + "\n")
    return 0


def _describe(package: Path, version: str) -> dict[str, Any]:
    declared = json.loads((package / "package.json").read_text())
    if declared["version"] != version:
        raise ValueError(f"{package.name}: {declared['version']} came instead of {version}")
    hashes = {Path(file).name: sha256((package / file).read_bytes()).hexdigest() for file in FILES[package.name]}
    return {"licence": declared["license"], "sha256": hashes}


def _copy(package: Path, folder: Path) -> None:
    for old in TARGET.glob(f"{package.name}@*"):
        shutil.rmtree(old)
    folder.mkdir(parents=True)
    for file in FILES[package.name]:
        shutil.copy(package / file, folder / Path(file).name)


if __name__ == "__main__":
    sys.exit(main())
