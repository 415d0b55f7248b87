"""Everything that something reaches, as rows: streams the export and counts its rows by owner.

python3 examples/python/export_impact.py orders/order-events > impact.csv
"""

import collections
import csv
import io
import sys
import urllib.parse
import urllib.request

from heddle import URL

of = sys.argv[1] if len(sys.argv) > 1 else "orders/order-events"
query = urllib.parse.urlencode({"of": of, "level": "PORT", "format": "csv"})
with urllib.request.urlopen(f"{URL}/api/v1/impact/export?{query}", timeout=60) as response:
    rows = csv.DictReader(io.TextIOWrapper(response, encoding="utf-8", newline=""))
    out = csv.DictWriter(sys.stdout, rows.fieldnames or [])
    out.writeheader()
    owners = collections.Counter()
    for row in rows:
        out.writerow(row)
        owners[row.get("owner") or "nobody"] += 1
for owner, count in owners.most_common():
    print(f"{count} of {owner}", file=sys.stderr)
