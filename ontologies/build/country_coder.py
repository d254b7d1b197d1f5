"""Copy the Wikidata ids of states out of country-coder's borders into tables/wikidata.tsv.

Run by hand when a new version of the npm package is wanted::

    npm pack @rapideditor/country-coder && tar xzf rapideditor-country-coder-*.tgz
    python ontologies/build/country_coder.py package/src/data/borders.json
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tables import FOLDER, write_table

NAMED = {"DNK": "Denmark", "NLD": "Netherlands"}
"""The code's own feature is the kingdom; news means its European part."""
WITHOUT_CODE = ("European Union", "Northern Cyprus", "United Nations")


def read(path: Path) -> list[list[str]]:
    """Return rows of code (or nothing), English name and Wikidata id, sorted."""
    rows = []
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        found = feature["properties"]
        code, name = found.get("iso1A3", ""), found["nameEn"]
        if name in WITHOUT_CODE:
            rows.append(["", name, found["wikidata"]])
        elif name in NAMED.values():
            rows += [[code, name, found["wikidata"]] for code, wanted in NAMED.items() if name == wanted]
        elif code and code not in NAMED:
            rows.append([code, name, found["wikidata"]])
    return sorted(rows)


if __name__ == "__main__":
    write_table(FOLDER / "wikidata.tsv", ["country", "name", "wikidata"], read(Path(sys.argv[1])))
