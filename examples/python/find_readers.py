"""Finds a product by words, and who reads each of its ports: whom to ask before it changes.

HEDDLE_URL=http://localhost:4000 python3 examples/python/find_readers.py order events
"""

import sys

from heddle import ask, every

words = " ".join(sys.argv[1:]) or "order events"
found = ask("query ($text: String!) { search(text: $text, first: 1) { edges { node { id } } } }", {"text": words})
if not found["search"]["edges"]:
    sys.exit(f"nothing is found by {words!r}")
product_id = "/".join(found["search"]["edges"][0]["node"]["id"].split("/")[:2])

PRODUCT = "query ($id: ID!) { product(id: $id) { id title owner { name } outputPorts { id } } }"
READERS = """
query ($port: ID!, $after: String) {
  port(id: $port) {
    readers(first: 100, after: $after) {
      edges { node { node { id label } lastSeenAt } }
      pageInfo { hasNextPage endCursor }
    }
  }
}
"""
product = ask(PRODUCT, {"id": product_id})["product"]
print(f"{product['id']}: {product['title']}, of {(product['owner'] or {}).get('name', 'nobody')}")
for port in product["outputPorts"] or []:
    print(f"  {port['id']}")
    for reader in every(READERS, {"port": port["id"]}, lambda data: data["port"]["readers"]):
        print(f"    {reader['node']['label']} ({reader['node']['id']}), last seen {reader['lastSeenAt'] or 'never'}")
