package ofac

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/interdict/interdict/sanctions"
)

// A label leads a piece of the remarks, and is the idType of an id in the XML.
type label struct {
	text string // as published, without the colon or dash that may end it
	is   meaning
	id   sanctions.IdentifierType // for identifiers; "" if it depends on the kind of party
}

// A meaning says where what stands under a label belongs.
type meaning uint8

const (
	aNote meaning = iota
	aNumber
	aCode // an identifier that need not have a digit, such as a tail number or an e-mail address
	aCryptoAddress
	aBirthDate
	aBirthPlace
	aCountry
	aGender
	aTitle
	anIssuerName
	aRelation
	aFormerFlag
	aVesselBuilt
	anAircraftModel
	anAircraftOperator
	anAircraftBuilt
)

// lookup finds the label that leads s and returns what follows it; nil if there is
// none.
func lookup(s string) (l *label, rest string) {
	end := 0
	for end < len(s) && s[end] != ' ' && s[end] != ':' {
		end++
	}
	for _, l := range labelsByWord()[slot(s[:end])] {
		if !strings.HasPrefix(s, l.text) {
			continue
		}
		rest := s[len(l.text):]
		if rest == "" || rest[0] == ' ' || rest[0] == ':' {
			for rest != "" && (rest[0] == ' ' || rest[0] == ':') {
				rest = rest[1:]
			}
			return l, strings.TrimPrefix(rest, "- ")
		}
	}
	return nil, s
}

// labelsByWord holds the labels by their first words, the longest first. Words share a
// slot now and then, which costs a comparison and is less than a map's hash of each.
var labelsByWord = sync.OnceValue(func() [][]*label {
	index := make([][]*label, slots)
	for i := range labels {
		first, _, _ := strings.Cut(labels[i].text, " ")
		index[slot(first)] = append(index[slot(first)], &labels[i])
	}
	for _, same := range index {
		slices.SortStableFunc(same, func(a, b *label) int { return cmp.Compare(len(b.text), len(a.text)) })
	}
	return index
})

const slots = 1 << 10

// slot returns where the labels with a first word are.
func slot(word string) int {
	if word == "" {
		return 0
	}
	return (int(word[0])<<5 + len(word)) % slots
}

// labels are those of OFAC's reference values and those found in the lists since
// 2018. A number whose label the vocabulary has no type for, or whose kind OFAC does
// not make unique, is of type other.
var labels = []label{
	{"DOB", aBirthDate, ""},
	{"POB", aBirthPlace, ""},
	{"nationality", aCountry, ""},
	{"citizen", aCountry, ""},
	{"Nationality of Registration", aCountry, ""},
	{"Gender", aGender, ""},
	{"Position", aTitle, ""},
	{"Occupation", aTitle, ""},
	{"Alternate Title", aTitle, ""},
	{"Issuer Name", anIssuerName, ""},
	{"Linked To", aRelation, ""},

	// Persons.
	{"Passport", aNumber, sanctions.Passport},
	{"Passport Booklet", aNumber, sanctions.Passport},
	{"Diplomatic Passport", aNumber, sanctions.Passport},
	{"British National Overseas Passport", aNumber, sanctions.Passport},
	{"Stateless Person Passport", aNumber, sanctions.Passport},
	{"Travel Document Number", aNumber, sanctions.Passport},
	{"Driver's License No.", aNumber, sanctions.DriverLicence},
	{"National ID No.", aNumber, sanctions.NationalID},
	{"National Foreign ID Number", aNumber, sanctions.NationalID},
	{"Cedula No.", aNumber, sanctions.NationalID},
	{"C.U.R.P.", aNumber, sanctions.NationalID},
	{"D.N.I.", aNumber, sanctions.NationalID},
	{"N.I.E.", aNumber, sanctions.NationalID},
	{"SSN", aNumber, sanctions.NationalID},
	{"I.F.E.", aNumber, sanctions.NationalID},
	{"LE Number", aNumber, sanctions.NationalID},
	{"Credencial electoral", aNumber, sanctions.NationalID},
	{"Electoral Registry No.", aNumber, sanctions.NationalID},
	{"Numero de Identidad", aNumber, sanctions.NationalID},
	{"Personal ID Card", aNumber, sanctions.NationalID},
	{"Citizen's Card Number", aNumber, sanctions.NationalID},
	{"Tazkira National ID Card", aNumber, sanctions.NationalID},
	{"Turkish Identification Number", aNumber, sanctions.NationalID},
	{"Turkish Identificiation Number", aNumber, sanctions.NationalID}, // as misspelled by the authority
	{"Kenyan ID No.", aNumber, sanctions.NationalID},
	{"Bosnian Personal ID No.", aNumber, sanctions.NationalID},
	{"Moroccan Personal ID No.", aNumber, sanctions.NationalID},
	{"CNP (Personal Numerical Code)", aNumber, sanctions.NationalID},
	{"UAE Identification", aNumber, sanctions.NationalID},
	{"Refugee ID Card", aNumber, sanctions.NationalID},
	{"Stateless Person ID Card", aNumber, sanctions.NationalID},
	{"Residency Number", aNumber, sanctions.NationalID},
	{"Romanian Permanent Resident", aNumber, sanctions.NationalID},
	{"C.U.I.P.", aNumber, sanctions.OtherIdentifier},
	{"Birth Certificate Number", aNumber, sanctions.OtherIdentifier},
	{"Cartilla de Servicio Militar Nacional", aNumber, sanctions.OtherIdentifier},
	{"Military Registration Number", aNumber, sanctions.OtherIdentifier},
	{"Chinese Commercial Code", aNumber, sanctions.OtherIdentifier}, // telegraph code of the characters of a name
	{"VisaNumberID", aNumber, sanctions.OtherIdentifier},
	{"Immigration No.", aNumber, sanctions.OtherIdentifier},
	{"Public Security and Immigration No.", aNumber, sanctions.OtherIdentifier},
	{"Seafarer's Identification Document", aNumber, sanctions.OtherIdentifier},
	{"Pilot License Number", aNumber, sanctions.OtherIdentifier},

	// Persons and organisations.
	{"Identification Number", aNumber, ""},
	{"C.I.N.", aNumber, ""},
	{"Tax ID No.", aNumber, sanctions.TaxNumber},
	{"V.A.T. Number", aNumber, sanctions.TaxNumber},
	{"US FEIN", aNumber, sanctions.TaxNumber},
	{"R.F.C.", aNumber, sanctions.TaxNumber},
	{"RFC", aNumber, sanctions.TaxNumber},
	{"NIT #", aNumber, sanctions.TaxNumber},
	{"RUC #", aNumber, sanctions.TaxNumber},
	{"RIF #", aNumber, sanctions.TaxNumber},
	{"RTN", aNumber, sanctions.TaxNumber},
	{"RSIN", aNumber, sanctions.TaxNumber},
	{"C.I.F.", aNumber, sanctions.TaxNumber},
	{"N.I.F.", aNumber, sanctions.TaxNumber},
	{"C.U.I.", aNumber, sanctions.TaxNumber},
	{"C.U.I.T.", aNumber, sanctions.TaxNumber},
	{"Fiscal Code", aNumber, sanctions.TaxNumber},
	{"Italian Fiscal Code", aNumber, sanctions.TaxNumber},
	{"Paraguayan tax identification number", aNumber, sanctions.TaxNumber},
	{"Romanian Tax Registration", aNumber, sanctions.TaxNumber},
	{"Numero Unico de Identificacao Tributaria (NUIT)", aNumber, sanctions.TaxNumber},
	{"Email Address", aCode, sanctions.Email},
	{"Email", aCode, sanctions.Email},
	{"EMAIL", aCode, sanctions.Email},
	{"Website", aCode, sanctions.Website},
	{"Phone Number", aCode, sanctions.Phone},
	{"Phone No.", aCode, sanctions.Phone},
	{"PHONE", aCode, sanctions.Phone},
	{"Telephone", aCode, sanctions.Phone},
	{"Telephone No.", aCode, sanctions.Phone},
	{"Telephone Number", aCode, sanctions.Phone},
	{"Fax", aCode, sanctions.Phone},
	{"Fax No.", aCode, sanctions.Phone},
	{"FAX", aCode, sanctions.Phone},
	{"TELEX", aCode, sanctions.OtherIdentifier},
	{"TGMS", aCode, sanctions.OtherIdentifier},
	{"Digital Currency Address", aCryptoAddress, sanctions.CryptoAddress},

	// Organisations.
	{"Registration Number", aNumber, sanctions.RegistrationNumber},
	{"Registration ID", aNumber, sanctions.RegistrationNumber},
	{"Business Registration Number", aNumber, sanctions.RegistrationNumber},
	{"Business Registration Document #", aNumber, sanctions.RegistrationNumber},
	{"Business Number", aNumber, sanctions.RegistrationNumber},
	{"Public Registration Number", aNumber, sanctions.RegistrationNumber},
	{"Commercial Registry Number", aNumber, sanctions.RegistrationNumber},
	{"Company Number", aNumber, sanctions.RegistrationNumber},
	{"Company ID", aNumber, sanctions.RegistrationNumber},
	{"UK Company Number", aNumber, sanctions.RegistrationNumber},
	{"C.R. No.", aNumber, sanctions.RegistrationNumber},
	{"Romanian C.R.", aNumber, sanctions.RegistrationNumber},
	{"Folio Mercantil No.", aNumber, sanctions.RegistrationNumber},
	{"Matricula Mercantil No", aNumber, sanctions.RegistrationNumber},
	{"Certificate of Incorporation Number", aNumber, sanctions.RegistrationNumber},
	{"Chamber of Commerce Number", aNumber, sanctions.RegistrationNumber},
	{"Istanbul Chamber of Comm. No.", aNumber, sanctions.RegistrationNumber},
	{"Central Registration System Number", aNumber, sanctions.RegistrationNumber},
	{"Economic Register Number (CBLS)", aNumber, sanctions.RegistrationNumber},
	{"Enterprise Number", aNumber, sanctions.RegistrationNumber},
	{"Legal Entity Number", aNumber, sanctions.RegistrationNumber}, // an LEI where it has the form of one
	{"Organization Code", aNumber, sanctions.RegistrationNumber},
	{"Registered Charity No.", aNumber, sanctions.RegistrationNumber},
	{"Registration Certificate Number (Dubai)", aNumber, sanctions.RegistrationNumber},
	{"Unified Social Credit Code (USCC)", aNumber, sanctions.RegistrationNumber},
	{"United Social Credit Code Certificate (USCCC)", aNumber, sanctions.RegistrationNumber},
	{"Russian State Individual Business Registration Number Pattern (OGRNIP)", aNumber, sanctions.RegistrationNumber},
	{"Government Gazette Number", aNumber, sanctions.Gazette},
	{"D-U-N-S Number", aNumber, sanctions.DUNS},
	{"SWIFT/BIC", aCode, sanctions.BIC},
	{"BIK (RU)", aNumber, sanctions.OtherIdentifier},
	{"ISIN", aNumber, sanctions.OtherIdentifier},
	{"Identification Number ISIN", aNumber, sanctions.OtherIdentifier},
	{"Equity Ticker", aCode, sanctions.OtherIdentifier},
	{"Branch Unit Number", aNumber, sanctions.OtherIdentifier},
	{"File Number", aNumber, sanctions.OtherIdentifier},
	{"License", aNumber, sanctions.OtherIdentifier},
	{"Permit Number", aNumber, sanctions.OtherIdentifier},
	{"Serial No.", aNumber, sanctions.OtherIdentifier},
	{"SRE Permit No.", aNumber, sanctions.OtherIdentifier},
	{"Trade License No.", aNumber, sanctions.OtherIdentifier},
	{"Tourism License No.", aNumber, sanctions.OtherIdentifier},
	{"Trademark number", aNumber, sanctions.OtherIdentifier},
	{"MSB Registration Number", aNumber, sanctions.OtherIdentifier},
	{"Global Intermediary Identification Number", aNumber, sanctions.OtherIdentifier},
	{"Afghan Money Service Provider License Number", aNumber, sanctions.OtherIdentifier},
	{"Dubai Chamber of Commerce Membership No.", aNumber, sanctions.OtherIdentifier},

	// Vessels.
	{"MMSI", aNumber, sanctions.MMSI},
	{"Vessel Registration Identification", aNumber, sanctions.OtherIdentifier}, // an IMO number where it says so
	{"International Maritime Organization No.", aNumber, sanctions.IMO},
	{"Other Vessel Call Sign", aCode, sanctions.CallSign},
	{"Former Vessel Flag", aFormerFlag, ""},
	{"Vessel Year of Build", aVesselBuilt, ""},
	{"Other Vessel Flag", aNote, ""},
	{"Other Vessel Type", aNote, ""},

	// Aircraft.
	{"Aircraft Tail Number", aCode, sanctions.TailNumber},
	{"Previous Aircraft Tail Number", aCode, sanctions.TailNumber},
	{"Aircraft Manufacturer's Serial Number (MSN)", aNumber, sanctions.SerialNumber},
	{"Aircraft Construction Number (also called L/N or S/N or F/N)", aNumber, sanctions.SerialNumber},
	{"Aircraft Serial Identification", aNumber, sanctions.SerialNumber},
	{"Aircraft Mode S Transponder Code", aCode, sanctions.Transponder},
	{"Aircraft Model", anAircraftModel, ""},
	{"Aircraft Operator", anAircraftOperator, ""},
	{"Aircraft Manufacture Date", anAircraftBuilt, ""},

	// What has no field of its own.
	{"Additional Sanctions Information", aNote, ""},
	{"CAATSA Section 235 Information", aNote, ""},
	{"Effective Date (CMIC)", aNote, ""},
	{"Executive Order 13662 Directive Determination", aNote, ""},
	{"Executive Order 13846 information", aNote, ""},
	{"Executive Order 14014 Directive Information", aNote, ""},
	{"Executive Order 14024 Directive Information", aNote, ""},
	{"Executive Order 14059 information", aNote, ""},
	{"For more information on directives, please visit the following link", aNote, ""},
	{"for more information on directives, please visit the following link", aNote, ""},
	{"For more information, please reference the following link", aNote, ""},
	{"For more information, please see", aNote, ""},
	{"IFCA Determination", aNote, ""},
	{"Listing Date (CMIC)", aNote, ""},
	{"Organization Established Date", aNote, ""},
	{"Organization Type", aNote, ""},
	{"PEESA Information", aNote, ""},
	{"Purchase/Sales For Divestment Date (CMIC)", aNote, ""},
	{"Secondary sanctions risk", aNote, ""},
	{"Target Type", aNote, ""},
	{"Transactions Prohibited For Persons Owned or Controlled By U.S. Financial Institutions", aNote, ""},
	{"ethnicity", aNote, ""},
}
