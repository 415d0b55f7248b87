"""One run as a real producer reports it: its datasets are on START, nothing is on COMPLETE.

usage: emit.py <job namespace> <job name> <input namespace> <input name> <output namespace> <output name>
The client is configured by its own environment variables alone (OPENLINEAGE_URL, OPENLINEAGE_API_KEY, …);
an answer that is not a success ends this with a traceback and exit code 1. Prints the run id.
"""

import sys
from datetime import datetime, timezone

from openlineage.client import OpenLineageClient
from openlineage.client.event_v2 import InputDataset, Job, OutputDataset, Run, RunEvent, RunState
from openlineage.client.facet_v2 import schema_dataset
from openlineage.client.uuid import generate_new_uuid

PRODUCER = "https://github.com/OpenLineage/OpenLineage/tree/1.54.0/client/python"

job_namespace, job_name, input_namespace, input_name, output_namespace, output_name = sys.argv[1:]

client = OpenLineageClient()
job = Job(namespace=job_namespace, name=job_name)
run = Run(runId=str(generate_new_uuid()))


def event(state, inputs, outputs):
    return RunEvent(
        eventType=state,
        eventTime=datetime.now(timezone.utc).isoformat(),
        run=run,
        job=job,
        producer=PRODUCER,
        inputs=inputs,
        outputs=outputs,
    )


columns = schema_dataset.SchemaDatasetFacet(
    fields=[schema_dataset.SchemaDatasetFacetFields(name="order_id", type="BIGINT")]
)
client.emit(
    event(
        RunState.START,
        [InputDataset(namespace=input_namespace, name=input_name, facets={"schema": columns})],
        [OutputDataset(namespace=output_namespace, name=output_name)],
    )
)
client.emit(event(RunState.COMPLETE, [], []))
client.close()
print(run.runId)
