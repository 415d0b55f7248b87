#!/bin/sh
# Finds products by words. A query without changes may go by GET, so that caches and browsers understand it.
#   HEDDLE_URL=http://localhost:4000 sh examples/curl/find-product.sh order events
set -eu
url=${HEDDLE_URL:-http://localhost:4000}
words=${*:-order events}
# The words go into JSON: a backslash and a quote are escaped.
text=$(printf '%s' "$words" | sed 's/\\/\\\\/g; s/"/\\"/g')

curl --silent --show-error --fail-with-body --get "$url/graphql" \
  --data-urlencode 'query=query ($text: String!) { search(text: $text, first: 5) { totalCount edges { node { id title owner availability } } } }' \
  --data-urlencode "variables={\"text\":\"$text\"}"
