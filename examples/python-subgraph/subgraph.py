"""A domain of the mesh in Python (3.11): this file, Strawberry and uvicorn, and nothing of Heddle's own.

    python3 -m venv .venv && .venv/bin/pip install -r requirements.txt
    .venv/bin/python subgraph.py 4110

It serves http://localhost:4110/graphql: the types of schema/shared.graphql and schema/domain.graphql, as far as the domain has
something to say. Whatever is left out (quality, service levels, links, a view…) is null in the mesh. The domain's id is the first
segment of every id; `heddle conformance http://localhost:4110/graphql` says whether all is as it should be.
"""

import sys
from dataclasses import asdict
from enum import Enum
from hashlib import sha256
from json import dumps
from urllib.parse import quote

import strawberry
import uvicorn
from graphql import GraphQLError
from strawberry.asgi import GraphQL
from strawberry.federation.schema_directives import Key

DOMAIN = "repairs"


# --- The contract: names and types are the mesh's, and all of an entity but its id is nullable -------------------------------


@strawberry.enum
class ProductStatus(Enum):
    ACTIVE = "ACTIVE"
    DEPRECATED = "DEPRECATED"


@strawberry.enum
class Archetype(Enum):
    SOURCE_ALIGNED = "SOURCE_ALIGNED"
    AGGREGATE = "AGGREGATE"


@strawberry.enum
class PortKind(Enum):
    TABLE = "TABLE"
    FILE = "FILE"


@strawberry.type
class Team:
    name: str | None = None
    email: str | None = None


@strawberry.type
class Description:
    purpose: str | None = None
    limitations: str | None = None


@strawberry.type
class Column:
    id: strawberry.ID
    path: str
    logical_type: str | None = None
    description: str | None = None
    required: bool | None = None
    primary_key: bool | None = None
    classification: str | None = None
    semantic_type: str | None = None


@strawberry.type
class DataContract:
    id: strawberry.ID
    version: str | None = None
    status: ProductStatus | None = None
    columns: list[Column] | None = None


@strawberry.federation.type(keys=[Key(fields="id", resolvable=False)])
class Dataset:
    id: strawberry.ID
    namespace: str | None = None
    name: str | None = None


@strawberry.type
class InputPort:
    name: str
    version: str | None = None
    port_id: strawberry.ID | None = None
    description: str | None = None


@strawberry.federation.type(keys=["id"])
class Domain:
    id: strawberry.ID
    description: str | None = None

    @classmethod
    def resolve_reference(cls, id: strawberry.ID) -> "Domain | None":
        return HERE if id == HERE.id else None


@strawberry.federation.type(keys=["id"])
class OutputPort:
    id: strawberry.ID
    name: str | None = None
    version: str | None = None
    kind: PortKind | None = None
    location: str | None = None
    description: str | None = None
    datasets: list[Dataset] | None = None
    contract: DataContract | None = None

    @strawberry.field
    def product(self) -> "DataProduct | None":
        return PRODUCTS.get(self.id.rsplit("/", 1)[0])

    @classmethod
    def resolve_reference(cls, id: strawberry.ID) -> "OutputPort | None":
        return PORTS.get(id)


@strawberry.federation.type(keys=["id"])
class DataProduct:
    id: strawberry.ID
    name: str | None = None
    title: str | None = None
    description: Description | None = None
    version: str | None = None
    status: ProductStatus | None = None
    archetype: Archetype | None = None
    owner: Team | None = None
    tags: list[str] | None = None
    input_ports: list[InputPort] | None = None
    output_ports: list[OutputPort] | None = None

    @strawberry.field
    def domain(self) -> Domain | None:
        return HERE

    @strawberry.federation.field(inaccessible=True)
    def digest(self) -> str | None:
        return digest_of(asdict(self))

    @classmethod
    def resolve_reference(cls, id: strawberry.ID) -> "DataProduct | None":
        return PRODUCTS.get(id)


@strawberry.type
class PageInfo:
    has_next_page: bool
    has_previous_page: bool
    start_cursor: str | None = None
    end_cursor: str | None = None


@strawberry.type
class OwnProductConnection:
    nodes: list[DataProduct | None] | None
    page_info: PageInfo
    release: str | None = None


@strawberry.type
class Query:
    @strawberry.field
    def product(self, id: strawberry.ID) -> DataProduct | None:
        return PRODUCTS.get(id)

    @strawberry.field
    def port(self, id: strawberry.ID) -> OutputPort | None:
        return PORTS.get(id)

    @strawberry.federation.field(inaccessible=True)
    def own_products(
        self,
        first: int | None = None,
        after: str | None = None,
        release: str | None = None,
        ids: list[strawberry.ID] | None = None,
    ) -> OwnProductConnection | None:
        """Page by page, by id; a cursor is the id of the last product of its page."""
        if release not in (None, RELEASE):
            raise GraphQLError(
                f"release: expected {RELEASE}, received {release}", extensions={"code": "BAD_USER_INPUT"}
            )
        chosen = [p for p in PRODUCTS.values() if (ids is None or p.id in ids) and p.id > (after or "")]
        nodes = chosen[: 100 if first is None else max(first, 1)]
        return OwnProductConnection(
            nodes=nodes,
            release=RELEASE,
            page_info=PageInfo(
                has_next_page=len(chosen) > len(nodes),
                has_previous_page=after is not None,
                start_cursor=nodes[0].id if nodes else None,
                end_cursor=nodes[-1].id if nodes else None,
            ),
        )


# --- What this domain offers -------------------------------------------------------------------------------------------------


def digest_of(document: object) -> str:
    return sha256(dumps(document, default=str, sort_keys=True).encode()).hexdigest()[:32]


def dataset(namespace: str, name: str) -> Dataset:
    return Dataset(
        id=strawberry.ID(f"dataset:{quote(namespace, safe='')}/{quote(name, safe='')}"), namespace=namespace, name=name
    )


def contract_of(port: str, version: str, columns: dict[str, dict]) -> DataContract:
    return DataContract(
        id=strawberry.ID(port.replace("/", ".")),
        version=version,
        status=ProductStatus.ACTIVE,
        columns=[Column(id=strawberry.ID(f"{port}#{path}"), path=path, **said) for path, said in columns.items()],
    )


HERE = Domain(id=strawberry.ID(DOMAIN), description="Garments that come back to be mended, and go out again.")
WORKSHOP = Team(name="Repair workshop", email="workshop@loomwear.example")
REPAIRS = f"{DOMAIN}/repair-orders/repairs-v1"
TURNAROUND = f"{DOMAIN}/turnaround/turnaround-v1"

PRODUCTS: dict[str, DataProduct] = {
    product.id: product
    for product in [
        DataProduct(
            id=strawberry.ID(f"{DOMAIN}/repair-orders"),
            name="repair-orders",
            title="Repair orders",
            description=Description(purpose="Every garment in the workshop, from the counter until it is sent home."),
            version="1.2.0",
            status=ProductStatus.ACTIVE,
            archetype=Archetype.SOURCE_ALIGNED,
            owner=WORKSHOP,
            tags=["repairs", "circularity"],
            input_ports=[
                InputPort(
                    name="orders",
                    version="1.4.0",
                    port_id=strawberry.ID("orders/order-events/orders-v1"),
                    description="What was bought, and by whom.",
                )
            ],
            output_ports=[
                OutputPort(
                    id=strawberry.ID(REPAIRS),
                    name="repairs",
                    version="1.2.0",
                    kind=PortKind.TABLE,
                    location="postgres://repairs-db.loomwear.internal:5432/workshop",
                    datasets=[dataset("postgres://repairs-db.loomwear.internal:5432", "workshop.public.repairs")],
                    contract=contract_of(
                        REPAIRS,
                        "1.2.0",
                        {
                            "repair_id": {"logical_type": "string", "required": True, "primary_key": True},
                            "order_id": {"logical_type": "string", "description": "The order it was bought in."},
                            "customer_uid": {
                                "logical_type": "string",
                                "classification": "pii",
                                "semantic_type": "global_customer_uuid",
                            },
                            "received_at": {"logical_type": "timestamp", "required": True},
                        },
                    ),
                )
            ],
        ),
        DataProduct(
            id=strawberry.ID(f"{DOMAIN}/turnaround"),
            name="turnaround",
            title="Repair turnaround",
            description=Description(purpose="Days from counter to parcel, by week and kind of garment."),
            version="1.0.0",
            status=ProductStatus.ACTIVE,
            archetype=Archetype.AGGREGATE,
            owner=WORKSHOP,
            tags=["repairs"],
            input_ports=[InputPort(name="repairs", version="1.2.0", port_id=strawberry.ID(REPAIRS))],
            output_ports=[
                OutputPort(
                    id=strawberry.ID(TURNAROUND),
                    name="turnaround",
                    version="1.0.0",
                    kind=PortKind.FILE,
                    location="s3://loomwear-lakehouse/repairs/turnaround",
                    datasets=[dataset("s3://loomwear-lakehouse", "repairs/turnaround")],
                    contract=contract_of(
                        TURNAROUND,
                        "1.0.0",
                        {
                            "week": {"logical_type": "date", "required": True, "primary_key": True},
                            "garment": {"logical_type": "string", "required": True, "primary_key": True},
                            "days": {"logical_type": "number", "required": True},
                        },
                    ),
                )
            ],
        ),
    ]
}
PORTS: dict[str, OutputPort] = {port.id: port for product in PRODUCTS.values() for port in product.output_ports or []}

# One release at a time: what is changed above is published under its new name once this process has been started again.
RELEASE = digest_of([asdict(product) for product in PRODUCTS.values()])

schema = strawberry.federation.Schema(query=Query, types=[Domain, DataProduct, OutputPort])

if __name__ == "__main__":
    port_number = int(sys.argv[1]) if len(sys.argv) > 1 else 4110
    uvicorn.run(GraphQL(schema, graphql_ide=None), host="127.0.0.1", port=port_number, log_level="warning")
