// A domain of the mesh in Go: this file, graph-gophers/graphql-go and the standard library, and nothing of Heddle's own.
//
//	go run . 4111
//
// It serves http://localhost:4111/graphql: the types of schema/shared.graphql and schema/domain.graphql, as far as the domain has
// something to say. Whatever is left out (quality, service levels, links, a view…) is null in the mesh. The domain's id is the first
// segment of every id; `heddle conformance http://localhost:4111/graphql` says whether all is as it should be.
package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"net/url"
	"os"
	"strings"

	"github.com/graph-gophers/graphql-go"
	"github.com/graph-gophers/graphql-go/relay"
)

const domain = "deliveries"

// The contract: names and types are the mesh's, and all of an entity but its id is nullable.
const contract = `
	type Query {
		product(id: ID!): DataProduct
		port(id: ID!): OutputPort
		ownProducts(first: Int, after: String, release: String, ids: [ID!]): OwnProductConnection
		_service: _Service!
		_entities(representations: [_Any!]!): [_Entity]!
	}
	scalar _Any
	type _Service { sdl: String! }
	union _Entity = Domain | DataProduct | OutputPort

	type Domain @key(fields: "id") { id: ID!, description: String }
	type DataProduct @key(fields: "id") {
		id: ID!
		name: String
		title: String
		description: Description
		version: String
		status: ProductStatus
		archetype: Archetype
		domain: Domain
		owner: Team
		tags: [String!]
		inputPorts: [InputPort!]
		outputPorts: [OutputPort!]
		digest: String
	}
	type OutputPort @key(fields: "id") {
		id: ID!
		product: DataProduct
		name: String
		version: String
		kind: PortKind
		format: String
		location: String
		datasets: [Dataset!]
		contract: DataContract
	}
	type Dataset @key(fields: "id", resolvable: false) { id: ID!, namespace: String, name: String }
	type Description { purpose: String }
	type Team { name: String, email: String }
	type InputPort { name: String!, version: String, portId: ID }
	type DataContract { id: ID!, version: String, status: ProductStatus, columns: [Column!] }
	type Column {
		id: ID!
		path: String!
		logicalType: String
		required: Boolean
		primaryKey: Boolean
		classification: String
		semanticType: String
	}
	type OwnProductConnection { nodes: [DataProduct], pageInfo: PageInfo!, release: String }
	type PageInfo { hasNextPage: Boolean!, hasPreviousPage: Boolean!, startCursor: String, endCursor: String }
	enum ProductStatus { ACTIVE DEPRECATED }
	enum Archetype { SOURCE_ALIGNED AGGREGATE }
	enum PortKind { KAFKA ICEBERG }
`

// What the library has to know, and the mesh does by the link to federation.
const directives = `directive @key(fields: String!, resolvable: Boolean) repeatable on OBJECT`
const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])`

// --- The types of the contract, as the library fills them: a pointer is what may be null -----------------------------------------

type Domain struct {
	ID          graphql.ID
	Description *string
}

type DataProduct struct {
	ID          graphql.ID
	Name        *string
	Title       *string
	Description *Description
	Version     *string
	Status      *string
	Archetype   *string
	Owner       *Team
	Tags        *[]string
	InputPorts  *[]*InputPort
	OutputPorts *[]*OutputPort
}

type OutputPort struct {
	ID       graphql.ID
	Name     *string
	Version  *string
	Kind     *string
	Format   *string
	Location *string
	Datasets *[]*Dataset
	Contract *DataContract
}

type (
	Dataset struct {
		ID        graphql.ID
		Namespace *string
		Name      *string
	}
	Description struct{ Purpose *string }
	Team        struct{ Name, Email *string }
	InputPort   struct {
		Name    string
		Version *string
		PortID  *graphql.ID
	}
	DataContract struct {
		ID      graphql.ID
		Version *string
		Status  *string
		Columns *[]*Column
	}
	Column struct {
		ID                           graphql.ID
		Path                         string
		LogicalType                  *string
		Required, PrimaryKey         *bool
		Classification, SemanticType *string
	}
	OwnProductConnection struct {
		Nodes    *[]*DataProduct
		PageInfo *PageInfo
		Release  *string
	}
	PageInfo struct {
		HasNextPage, HasPreviousPage bool
		StartCursor, EndCursor       *string
	}
	Service struct{ SDL string }
)

func (*DataProduct) Domain() *Domain         { return here }
func (product *DataProduct) Digest() *string { return text(digestOf(product)) }

func (port *OutputPort) Product() *DataProduct {
	return productOf(graphql.ID(port.ID[:strings.LastIndex(string(port.ID), "/")]))
}

// --- The root fields ---------------------------------------------------------------------------------------------------------------

type Query struct{}

func (Query) Service() *Service { return &Service{SDL: link + contract} }

func (Query) Product(args struct{ ID graphql.ID }) *DataProduct { return productOf(args.ID) }

func (Query) Port(args struct{ ID graphql.ID }) *OutputPort { return portOf(args.ID) }

// Page by page, by id; a cursor is the id of the last product of its page.
func (Query) OwnProducts(args struct {
	First   *int32
	After   *string
	Release *string
	IDs     *[]graphql.ID
}) (*OwnProductConnection, error) {
	if args.Release != nil && *args.Release != release {
		return nil, badInput(fmt.Sprintf("release: expected %s, received %s", release, *args.Release))
	}
	chosen := []*DataProduct{}
	for _, product := range products {
		isAfter := args.After == nil || string(product.ID) > *args.After
		if isAfter && (args.IDs == nil || contains(*args.IDs, product.ID)) {
			chosen = append(chosen, product)
		}
	}
	nodes := chosen
	if args.First != nil && *args.First > 0 && int(*args.First) < len(chosen) {
		nodes = chosen[:*args.First]
	}
	page := &PageInfo{HasNextPage: len(nodes) < len(chosen), HasPreviousPage: args.After != nil}
	if len(nodes) > 0 {
		page.StartCursor = text(string(nodes[0].ID))
		page.EndCursor = text(string(nodes[len(nodes)-1].ID))
	}
	return &OwnProductConnection{Nodes: &nodes, PageInfo: page, Release: &release}, nil
}

// Each at the place it was asked at, and null where there is none.
func (Query) Entities(args struct{ Representations []Representation }) []*Entity {
	entities := make([]*Entity, len(args.Representations))
	for i, asked := range args.Representations {
		var found Entity
		switch asked.Typename {
		case "Domain":
			if asked.ID == here.ID {
				found.domain = here
			}
		case "DataProduct":
			found.product = productOf(asked.ID)
		case "OutputPort":
			found.port = portOf(asked.ID)
		}
		if found != (Entity{}) {
			entities[i] = &found
		}
	}
	return entities
}

// The union `_Entity`: the library asks it which of its types it is.
type Entity struct {
	domain  *Domain
	product *DataProduct
	port    *OutputPort
}

func (e *Entity) ToDomain() (*Domain, bool)           { return e.domain, e.domain != nil }
func (e *Entity) ToDataProduct() (*DataProduct, bool) { return e.product, e.product != nil }
func (e *Entity) ToOutputPort() (*OutputPort, bool)   { return e.port, e.port != nil }

// The scalar `_Any`: an entity by its type and key.
type Representation struct {
	Typename string
	ID       graphql.ID
}

func (Representation) ImplementsGraphQLType(name string) bool { return name == "_Any" }

func (r *Representation) UnmarshalGraphQL(input interface{}) error {
	fields, _ := input.(map[string]interface{})
	typename, isTyped := fields["__typename"].(string)
	id, isKeyed := fields["id"].(string)
	if !isTyped || !isKeyed {
		return fmt.Errorf("representations: expected __typename and id, received %v", input)
	}
	*r = Representation{Typename: typename, ID: graphql.ID(id)}
	return nil
}

type badInput string

func (b badInput) Error() string { return string(b) }
func (badInput) Extensions() map[string]interface{} {
	return map[string]interface{}{"code": "BAD_USER_INPUT"}
}

// --- What this domain offers ---------------------------------------------------------------------------------------------------------

var here = &Domain{ID: domain, Description: text("Parcels on their way to customers, and back.")}
var carriers = &Team{Name: text("Carrier desk"), Email: text("carriers@loomwear.example")}

const scans = domain + "/parcel-scans/scans-v1"
const punctuality = domain + "/punctuality/punctuality-v1"

// Ordered by id.
var products = []*DataProduct{
	{
		ID:          domain + "/parcel-scans",
		Name:        text("parcel-scans"),
		Title:       text("Parcel scans"),
		Description: &Description{Purpose: text("Every scan of every parcel, repaired garments on their way home among them.")},
		Version:     text("2.0.1"),
		Status:      text("ACTIVE"),
		Archetype:   text("SOURCE_ALIGNED"),
		Owner:       carriers,
		Tags:        &[]string{"deliveries", "streaming"},
		InputPorts:  &[]*InputPort{{Name: "repairs", PortID: id("repairs/repair-orders/repairs-v1")}},
		OutputPorts: &[]*OutputPort{{
			ID:       scans,
			Name:     text("scans"),
			Version:  text("1.3.0"),
			Kind:     text("KAFKA"),
			Format:   text("json"),
			Location: text("kafka://kafka.loomwear.internal:9092/prod.deliveries.scans.v1"),
			Datasets: &[]*Dataset{dataset("kafka://kafka.loomwear.internal:9092", "prod.deliveries.scans.v1")},
			Contract: contractOf(scans, "1.3.0",
				Column{Path: "parcel_id", LogicalType: text("string"), Required: yes(), PrimaryKey: yes()},
				Column{Path: "repair_id", LogicalType: text("string")},
				Column{
					Path:           "customer_uid",
					LogicalType:    text("string"),
					Classification: text("pii"),
					SemanticType:   text("global_customer_uuid"),
				},
				Column{Path: "scanned_at", LogicalType: text("timestamp"), Required: yes()},
			),
		}},
	},
	{
		ID:          domain + "/punctuality",
		Name:        text("punctuality"),
		Title:       text("Delivery punctuality"),
		Description: &Description{Purpose: text("Share of parcels that came on the promised day, by carrier and week.")},
		Version:     text("1.0.0"),
		Status:      text("ACTIVE"),
		Archetype:   text("AGGREGATE"),
		Owner:       carriers,
		Tags:        &[]string{"deliveries"},
		InputPorts:  &[]*InputPort{{Name: "scans", PortID: id(scans)}},
		OutputPorts: &[]*OutputPort{{
			ID:       punctuality,
			Name:     text("punctuality"),
			Version:  text("1.0.0"),
			Kind:     text("ICEBERG"),
			Format:   text("parquet"),
			Location: text("s3://loomwear-lakehouse/deliveries/punctuality"),
			Datasets: &[]*Dataset{dataset("s3://loomwear-lakehouse", "deliveries/punctuality")},
			Contract: contractOf(punctuality, "1.0.0",
				Column{Path: "carrier", LogicalType: text("string"), Required: yes(), PrimaryKey: yes()},
				Column{Path: "week", LogicalType: text("date"), Required: yes(), PrimaryKey: yes()},
				Column{Path: "on_time", LogicalType: text("number"), Required: yes()},
			),
		}},
	},
}

// One release at a time: what is changed above is published under its new name once this process has been started again.
var release = digestOf(products)

func contractOf(port, version string, columns ...Column) *DataContract {
	named := make([]*Column, len(columns))
	for i := range columns {
		columns[i].ID = graphql.ID(port + "#" + columns[i].Path)
		named[i] = &columns[i]
	}
	contractID := graphql.ID(strings.ReplaceAll(port, "/", "."))
	return &DataContract{ID: contractID, Version: &version, Status: text("ACTIVE"), Columns: &named}
}

func dataset(namespace, name string) *Dataset {
	datasetID := "dataset:" + url.QueryEscape(namespace) + "/" + url.QueryEscape(name)
	return &Dataset{ID: graphql.ID(datasetID), Namespace: &namespace, Name: &name}
}

func digestOf(document interface{}) string {
	encoded, err := json.Marshal(document)
	if err != nil {
		log.Fatal(err)
	}
	return fmt.Sprintf("%x", sha256.Sum256(encoded))[:32]
}

func productOf(wanted graphql.ID) *DataProduct {
	for _, product := range products {
		if product.ID == wanted {
			return product
		}
	}
	return nil
}

func portOf(wanted graphql.ID) *OutputPort {
	for _, product := range products {
		for _, port := range *product.OutputPorts {
			if port.ID == wanted {
				return port
			}
		}
	}
	return nil
}

func contains(ids []graphql.ID, wanted graphql.ID) bool {
	for _, one := range ids {
		if one == wanted {
			return true
		}
	}
	return false
}

func text(value string) *string { return &value }

func id(value graphql.ID) *graphql.ID { return &value }

func yes() *bool {
	value := true
	return &value
}

func main() {
	port := "4111"
	if len(os.Args) > 1 {
		port = os.Args[1]
	}
	schema := graphql.MustParseSchema(directives+contract, &Query{}, graphql.UseFieldResolvers())
	http.Handle("/graphql", &relay.Handler{Schema: schema})
	log.Fatal(http.ListenAndServe("127.0.0.1:"+port, nil))
}
