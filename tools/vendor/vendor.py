"""Bundle what we use of the pinned libraries of ``package.json`` into ``webapp/static/vendor/vis-network@VERSION/``.

Run it after changing a version there: ``python tools/vendor/vendor.py``. It needs npm; the application does not.
No lock file is kept, because it would record download addresses: every package is pinned, the sha256 of what is made is
kept in ``vendor.json``, and the same versions that give another content are refused.
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
BUNDLE, LICENCES = "vis.min.js", "LICENSES.txt"


def main() -> int:
    """Fetch, bundle, compare, copy; return the exit code."""
    versions: dict[str, str] = json.loads((HERE / "package.json").read_text())["dependencies"]
    manifest = TARGET / "vendor.json"
    known = json.loads(manifest.read_text()) if manifest.exists() else {}
    name = f"vis-network@{versions['vis-network']}"
    with tempfile.TemporaryDirectory() as folder:
        made = _bundle(Path(folder), versions)
        found = {"packages": _packages(Path(folder), versions), "sha256": _hashes(made)}
        before = known.get(name, {})
        if before.get("packages") == found["packages"] and before != found:
            print("content differs from vendor.json, nothing copied:", name, file=sys.stderr)
            return 1
        for old in TARGET.glob("*@*"):
            shutil.rmtree(old)
        shutil.copytree(made, TARGET / name)
    manifest.write_text(json.dumps({name: found}, indent=2) + "\n")
    return 0


def _bundle(folder: Path, versions: dict[str, str]) -> Path:
    """Install the packages in a folder; return a folder in it with the bundle and the licences of what is in it."""
    for file in ("package.json", "vis.js"):
        shutil.copy(HERE / file, folder)
    subprocess.run(["npm", "install", "--ignore-scripts", "--no-package-lock"], cwd=folder, check=True)
    made = folder / "made"
    made.mkdir()
    command = ["npx", "esbuild", "vis.js", "--bundle", "--minify", "--format=iife", "--global-name=vis"]
    subprocess.run([*command, "--legal-comments=none", f"--outfile=made/{BUNDLE}"], cwd=folder, check=True)
    licences = (f"{name} {version}\n\n{_licence(folder, name)}" for name, version in versions.items())
    (made / LICENCES).write_text("\n\n----\n\n".join(licences) + "\n")
    return made


def _licence(folder: Path, name: str) -> str:
    package = folder / "node_modules" / name
    found = sorted(file for file in package.iterdir() if file.name.lower().startswith("license"))
    return next((file for file in found if "MIT" in file.name), found[0]).read_text().strip()


def _packages(folder: Path, versions: dict[str, str]) -> dict[str, Any]:
    packages = {}
    for name, version in versions.items():
        declared = json.loads((folder / "node_modules" / name / "package.json").read_text())
        if declared["version"] != version:
            raise ValueError(f"{name}: {declared['version']} came instead of {version}")
        packages[name] = {"version": version, "licence": declared["license"]}
    return packages


def _hashes(folder: Path) -> dict[str, str]:
    return {file.name: sha256(file.read_bytes()).hexdigest() for file in sorted(folder.iterdir())}


if __name__ == "__main__":
    sys.exit(main())
