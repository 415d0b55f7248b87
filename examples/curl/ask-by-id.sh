#!/bin/sh
# Asks a registered operation by its id, the SHA-256 of its text: client/operations.json has all of them.
#   sh examples/curl/ask-by-id.sh orders/order-events
set -eu
url=${HEDDLE_URL:-http://localhost:4000}
product=${1:-orders/order-events}
manifest=$(dirname "$0")/../../client/operations.json
id=$(grep -B 1 '"name": "Product"' "$manifest" | sed -n 's/.*"id": "\(.*\)",/\1/p')

curl --silent --show-error --fail-with-body --get "$url/graphql" \
  --data-urlencode "documentId=sha256:$id" \
  --data-urlencode "variables={\"id\":\"$product\"}"
