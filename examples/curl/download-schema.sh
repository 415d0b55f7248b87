#!/bin/sh
# The schema that the gateway serves now, for code generators and editors. Writes nothing when it is the one that is there.
#   sh examples/curl/download-schema.sh schema.graphql
set -eu
url=${HEDDLE_URL:-http://localhost:4000}
file=${1:-schema.graphql}
etags=$(dirname "$file")/.$(basename "$file").etag

curl --silent --show-error --fail-with-body "$url/schema.graphql" \
  --etag-compare "$etags" --etag-save "$etags" --output "$file"
