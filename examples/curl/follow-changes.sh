#!/bin/sh
# What changes in a domain, as it happens: server-sent events, for so many seconds (curl ends with 28 then). With the id of a change, from
# the one after it: a loop around this that brings the last id it saw misses nothing.
#   sh examples/curl/follow-changes.sh orders 3600 [<id>]
set -eu
url=${HEDDLE_URL:-http://localhost:4000}

exec curl --silent --show-error --fail-with-body --no-buffer --get "$url/api/v1/changes" \
  --max-time "${2:-3600}" \
  --data-urlencode "domain=${1:-orders}" \
  ${3:+--data-urlencode "after=$3"}
