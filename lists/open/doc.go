// Package open loads lists from files and folders into a store. It recognises each
// file by its content, not its name, plain or gzip; it is the only package that knows
// every format.
//
//	store := lists.NewStore()
//	report, err := open.Paths(ctx, store, "lists/us-ofac/sdn-csv")
//
// A folder is searched to any depth. Files of one list that lie in one folder and
// belong together, such as OFAC's SDN.CSV, ALT.CSV, ADD.CSV and SDN_COMMENTS.CSV, make
// one version; folders of several days make a version history, which is published
// oldest first.
//
// # The day of a version
//
// A version takes the day inside the file where the format has one (OFAC's XML,
// curated files). Otherwise it takes the last day, as 2024-05-03, in the file's name or
// in that of a folder above it; where there is none either, the error asks for one.
//
// # Formats
//
//	OFAC CSV family     SDN.CSV and CONS_PRIM.CSV with ALT, ADD and COMMENTS files
//	OFAC classic XML    root element sdnList
//	curated             YAML as lists/curated describes it
//
// A file that is none of these is an error if it was named, and is told in the
// [Report] if it merely lies in a folder that was.
package open
