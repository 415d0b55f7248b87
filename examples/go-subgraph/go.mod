module deliveries

go 1.19

require github.com/graph-gophers/graphql-go v1.7.0
