"""Asks a mesh, with the standard library alone. The other examples of this folder import it."""

import json
import os
import time
import urllib.error
import urllib.request

URL = os.environ.get("HEDDLE_URL", "http://localhost:4000")


class HeddleError(Exception):
    """There is no answer; `code` says why, as docs/schema.md has it."""

    def __init__(self, code, message):
        super().__init__(f"{code}: {message}")
        self.code = code


def ask(query, variables=None, token=None, tries=4):
    """The data of a query. Waits and asks again while the mesh is not ready. A mutation is to be asked with `tries=1`."""
    body = json.dumps({"query": query, "variables": variables or {}}).encode()
    headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {token}"} if token else {})}
    for attempt in range(tries):
        request = urllib.request.Request(f"{URL}/graphql", data=body, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                answer = json.load(response)
        except urllib.error.HTTPError as error:
            if error.code == 503 and attempt + 1 < tries:
                time.sleep(0.25 * 2**attempt)
                continue
            answer = json.load(error)
        errors = answer.get("errors", [])
        data = answer.get("data")
        if errors and not any(value is not None for value in (data or {}).values()):
            raise HeddleError(errors[0].get("extensions", {}).get("code", "UNKNOWN"), errors[0]["message"])
        return data
    raise HeddleError("NOT_READY", f"{URL} is not ready")


def every(query, variables, connection_of):
    """Every node of a list, page by page; `connection_of` finds the list in the data."""
    after = None
    while True:
        page = connection_of(ask(query, {**variables, "after": after}))
        for edge in page["edges"]:
            yield edge["node"]
        if not page["pageInfo"]["hasNextPage"]:
            return
        after = page["pageInfo"]["endCursor"]
