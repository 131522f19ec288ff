package ofac_test

import (
	"context"
	"fmt"
	"log"
	"os"

	"github.com/interdict/interdict/lists/ofac"
)

func ExampleDecodeCSV() {
	open := func(name string) ofac.File {
		f, err := os.Open("testdata/" + name)
		if err != nil {
			log.Fatal(err)
		}
		return ofac.File{Name: name, Reader: f}
	}
	files := ofac.CSV{
		List:       ofac.SDN,
		Primary:    open("sdn.csv"),
		Alternates: open("alt.csv"),
		Addresses:  open("add.csv"),
		Comments:   open("sdn_comments.csv"),
	}
	for entry, err := range ofac.DecodeCSV(context.Background(), files) {
		if err != nil {
			log.Fatal(err)
		}
		if entry.ID != "44541" {
			continue
		}
		for _, name := range entry.Party.Names {
			fmt.Println(name.Text)
		}
		for _, id := range entry.Party.Identifiers {
			fmt.Println(id.Type, id.Value, id.Country)
		}
		for _, d := range entry.Designations {
			fmt.Println(d.Programme, d.Measures[0].Kind)
		}
	}
	// Output:
	// OPEN JOINT STOCK COMPANY BELAVIA BELARUSIAN AIRLINES
	// BELAVIA BELARUSIAN AIRLINES
	// JOINT STOCK COMPANY AVIACOMPANY BELAVIA
	// OAO AVIAKOMPANIYA BELAVIA
	// tax 600390798 BY
	// gazette 011286185000 BY
	// BELARUS-EO14038 asset-freeze
}

func ExampleNewXMLReader() {
	f, err := os.Open("testdata/consolidated.xml")
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	list, err := ofac.NewXMLReader(ofac.Consolidated, ofac.File{Name: f.Name(), Reader: f})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("published on", list.Published())
	for entry, err := range list.Entries(context.Background()) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(entry.ID, entry.Party.Kind, entry.Party.PrimaryName())
	}
	// Output:
	// published on 2023-08-09
	// 44541 organization OPEN JOINT STOCK COMPANY BELAVIA BELARUSIAN AIRLINES
	// 900001 person EXAMPLE, Ivan
	// 900002 vessel EXAMPLE STAR
	// 900003 aircraft EW-900EX
}

func ExampleSniff() {
	head, err := os.ReadFile("testdata/alt.csv")
	if err != nil {
		log.Fatal(err)
	}
	part, _ := ofac.Sniff(head)
	fmt.Println(part)
	// Output: alternates file
}
