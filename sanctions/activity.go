package sanctions

import (
	"maps"
	"slices"
)

// An Activity is what the actor would do with the party, as a lower-case word. The
// vocabulary is a hierarchy: who may not supply may not sell. The zero Activity is
// "not known".
type Activity string

// The activities. Those below a group belong to it.
const (
	Supply            Activity = "supply" // of goods, software or technology
	Sale              Activity = "sale"
	Purchase          Activity = "purchase"
	Export            Activity = "export"
	Reexport          Activity = "re-export"
	InCountryTransfer Activity = "in-country-transfer"
	Import            Activity = "import"
	Service           Activity = "service"
	Maintenance       Activity = "maintenance" // upkeep of an item, with the parts it takes
	Repair            Activity = "repair"
	Overhaul          Activity = "overhaul"
	Inspection        Activity = "inspection"
	TechnicalAssist   Activity = "technical-assistance"
	Training          Activity = "training"
	SoftwareUpdate    Activity = "software-update"
	Finance           Activity = "finance"
	Payment           Activity = "payment"
	Insurance         Activity = "insurance"
	Lease             Activity = "lease"
	Loan              Activity = "loan"
	Brokering         Activity = "brokering"
	Carriage          Activity = "carriage" // by air, sea or land
	Overflight        Activity = "overflight"
	Landing           Activity = "landing"
	TakeOff           Activity = "take-off"
	Refuelling        Activity = "refuelling"
	GroundHandling    Activity = "ground-handling"
	Ticketing         Activity = "ticketing"
	Cargo             Activity = "cargo"
	Charter           Activity = "charter"
)

// activityParent maps every activity to the one above it; groups to "".
var activityParent = map[Activity]Activity{
	Supply: "", Service: "", Finance: "", Carriage: "",
	Sale: Supply, Purchase: Supply, Export: Supply, Reexport: Supply, InCountryTransfer: Supply, Import: Supply,
	Maintenance: Service, TechnicalAssist: Service, Training: Service, SoftwareUpdate: Service,
	Repair: Maintenance, Overhaul: Maintenance, Inspection: Maintenance,
	Payment: Finance, Insurance: Finance, Lease: Finance, Loan: Finance, Brokering: Finance,
	Overflight: Carriage, Landing: Carriage, TakeOff: Carriage, Refuelling: Carriage,
	GroundHandling: Carriage, Ticketing: Carriage, Cargo: Carriage, Charter: Carriage,
}

// Valid reports whether a is a word of the vocabulary or not known.
func (a Activity) Valid() bool {
	_, ok := activityParent[a]
	return ok || a == ""
}

// Parent returns the activity above a, "" for a group.
func (a Activity) Parent() Activity { return activityParent[a] }

// Within reports whether a is b or lies below it.
func (a Activity) Within(b Activity) bool {
	for ; a != ""; a = activityParent[a] {
		if a == b {
			return true
		}
	}
	return false
}

// Activities returns the vocabulary in alphabetical order.
func Activities() []Activity { return slices.Sorted(maps.Keys(activityParent)) }
