"""Gates a CI job on what a change would break: ends with 1 when more is reached than is allowed, or not all is known.

python3 examples/python/gate_on_impact.py orders/order-events/orders-v1 10
"""

import sys

from heddle import HeddleError, ask

of = sys.argv[1] if len(sys.argv) > 1 else "orders/order-events/orders-v1"
allowed = int(sys.argv[2]) if len(sys.argv) > 2 else 0

IMPACT = """
query ($of: ID!) {
  impact(of: $of, filter: { minConfidence: 0.5 }) { total complete byOwner { key count } }
}
"""
try:
    impact = ask(IMPACT, {"of": of})["impact"]
except HeddleError as error:
    print(error, file=sys.stderr)
    sys.exit(2)
print(f"{of} reaches {impact['total']} products and consumers, at most {allowed} are allowed")
for owner in impact["byOwner"]:
    print(f"  {owner['count']} of {owner['key']}")
sys.exit(0 if impact["total"] <= allowed and impact["complete"] else 1)
