"""Follows what changes in some domains, or in all: server-sent events, read with the standard library. Ends with Ctrl-C.

python3 examples/python/follow_changes.py orders payments
"""

import http.client
import json
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

from heddle import URL

SILENT_S = 45  # The stream gives a sign of life every 15 s: without three of them the connection is dead.


def stream(path, last_id):
    """The blocks of one connection, each a dict of its fields; the lines of a field that is given again are joined."""
    headers = {"Accept": "text/event-stream", **({"Last-Event-ID": last_id} if last_id else {})}
    with urllib.request.urlopen(urllib.request.Request(URL + path, headers=headers), timeout=SILENT_S) as response:
        block = {}
        for raw in response:
            line = raw.decode("utf-8").rstrip("\r\n")
            name, _, value = line.partition(":")
            if name:
                value = value.removeprefix(" ")
                block[name] = f"{block[name]}\n{value}" if name in block else value
            elif line == "" and block:
                # Only here it is whole: one that the connection ends within is none. A line that begins with a colon is a sign of life.
                yield block
                block = {}


def changes(domains):
    """Every change from now on, each once, over as many connections as it takes."""
    path = "/api/v1/changes?" + urllib.parse.urlencode([("domain", domain) for domain in domains])
    last_id, wait_s = None, 2.0
    while True:
        try:
            for block in stream(path, last_id):
                if last_id is None:
                    print("following", file=sys.stderr, flush=True)
                if "retry" in block:
                    wait_s = int(block["retry"]) / 1000
                if block.get("event") == "CURSOR_EXPIRED":
                    sys.exit(block["data"])
                if "data" in block:
                    yield json.loads(block["data"])
                # After what it stands for was dealt with: the connection may be lost meanwhile. Blocks without an event move it too.
                last_id = block.get("id", last_id)
            trouble = "the stream ended"
        except urllib.error.HTTPError as error:
            # 410: changes after the last id are not kept any more. Of the others only these pass by themselves.
            if error.code not in (429, 502, 503, 504):
                sys.exit(f"{error.code}: {error.read().decode('utf-8', 'replace')}")
            trouble = error
        except (OSError, http.client.HTTPException) as error:
            if last_id is None:
                sys.exit(f"{URL} does not answer: {error}")
            trouble = error
        print(f"trying again: {trouble}", file=sys.stderr, flush=True)
        time.sleep(wait_s)


def main():
    for change in changes(sys.argv[1:]):
        told = [f"{column['change']} {column['path']}" for column in change.get("columns", [])]
        told += [field["field"] for field in change.get("fields", [])]
        about = " ".join(change["subjects"] or change["domainIds"])
        print(f"{change['at']} {change['event']} {about}{': ' if told else ''}{', '.join(told)}", flush=True)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        pass
