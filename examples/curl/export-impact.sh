#!/bin/sh
# Everything that something reaches, as CSV, streamed: no page, no limit.
#   sh examples/curl/export-impact.sh orders/order-events > impact.csv
set -eu
url=${HEDDLE_URL:-http://localhost:4000}

curl --silent --show-error --fail-with-body --get "$url/api/v1/impact/export" \
  --data-urlencode "of=${1:-orders/order-events}" \
  --data-urlencode 'level=PORT' \
  --data-urlencode 'format=csv'
