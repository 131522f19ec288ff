package ofac_test

import (
	"strings"
	"testing"

	"github.com/interdict/interdict/lists/ofac"
	"github.com/interdict/interdict/sanctions"
)

func TestSniff(t *testing.T) {
	for _, tt := range []struct {
		name, head string
		part       ofac.Part
		list       sanctions.ListID
	}{
		{"primary", string(sample(t, "sdn.csv")), ofac.Primary, ofac.SDN},
		{"primary, cut", string(sample(t, "sdn.csv")[:500]), ofac.Primary, ofac.SDN},
		{"primary, of either list", strings.Replace(organization(1), "CUBA", "IRAN", 1), ofac.Primary, ""},
		{"primary, consolidated", strings.Replace(organization(1), "CUBA", "SYRIA] [FSE-SY", 1), ofac.Primary, ofac.Consolidated},
		{"primary, contradictory", organization(1) + strings.Replace(organization(2), "CUBA", "NS-PLC", 1), ofac.Primary, ""},
		{"primary, one line", strings.TrimSpace(organization(1)) + " ", ofac.Primary, ofac.SDN},
		{"alternates", string(sample(t, "alt.csv")), ofac.Alternates, ""},
		{"addresses", string(sample(t, "add.csv")), ofac.Addresses, ""},
		{"comments", string(sample(t, "sdn_comments.csv")), ofac.Comments, ""},
		{"XML", string(sample(t, "consolidated.xml")), ofac.XML, ofac.Consolidated},
		{"XML, cut", string(sample(t, "consolidated.xml")[:300]), ofac.XML, ""},
		{"XML, SDN", document(1, entryXML(1, "Entity", "")), ofac.XML, ofac.SDN},
		{"XML, program cut", "<sdnList><program>CU", ofac.XML, ""},
		{"advanced XML", `<?xml version="1.0"?><Sanctions xmlns="x">`, 0, ""},
		{"HTML", "<!DOCTYPE html><html>", 0, ""},
		{"cut before the root", `<?xml version="1.0"`, 0, ""},
		{"empty", "", 0, ""},
		{"only the mark", "\x1a", 0, ""},
		{"header", "ent_num,SDN_Name\n1,A\n", 0, ""},
		{"another CSV of two columns", "1,Minsk\n2,Gomel\n", 0, ""},
		{"another CSV of five columns", "1,2,x,y,z\n", 0, ""},
		{"another CSV of six columns", "1,a,x,y,z,w\n", 0, ""},
		{"another CSV of twelve columns", "1,a,b,c,d,e,f,g,h,i,j,k\n", 0, ""},
		{"mixed", organization(1) + "1,2,\"aka\",\"A\",-0- \n", 0, ""},
		{"quotes", "1,\"a\"b\"\n", 0, ""},
	} {
		if part, list := ofac.Sniff([]byte(tt.head)); part != tt.part || list != tt.list {
			t.Errorf("%s: %v of list %q, want %v of list %q", tt.name, part, list, tt.part, tt.list)
		}
	}
}

func TestPartString(t *testing.T) {
	for part, want := range map[ofac.Part]string{
		ofac.Primary: "primary file", ofac.Alternates: "alternates file", ofac.Addresses: "addresses file",
		ofac.Comments: "comments file", ofac.XML: "XML file", 0: "unknown file",
	} {
		if got := part.String(); got != want {
			t.Errorf("part %d is %q, want %q", part, got, want)
		}
	}
}

func TestRealSniff(t *testing.T) {
	head := func(path string) []byte {
		content := real(t, path)
		return content[:min(len(content), 8<<10)]
	}
	check := func(path string, wantPart ofac.Part, wantList sanctions.ListID) {
		if path == "" {
			return
		}
		if part, list := ofac.Sniff(head(path)); part != wantPart || list != wantList {
			t.Errorf("%s: %v of list %q, want %v of list %q", path, part, list, wantPart, wantList)
		}
	}
	for _, set := range realSets {
		check(set.primary, ofac.Primary, set.list)
		check(set.alternates, ofac.Alternates, "")
		check(set.addresses, ofac.Addresses, "")
		check(set.comments, ofac.Comments, "")
	}
	for _, path := range realHistory(t) {
		check(path, ofac.Primary, ofac.SDN)
	}
	for _, path := range realXML[1:] {
		check(path, ofac.XML, ofac.Consolidated)
	}
	check(realXML[0], ofac.XML, "") // begins with programmes that both lists have
}

func FuzzSniff(f *testing.F) {
	for _, name := range []string{"sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv", "consolidated.xml"} {
		f.Add(sample(f, name))
	}
	f.Fuzz(func(t *testing.T, head []byte) {
		part, list := ofac.Sniff(head)
		if list != "" && part != ofac.Primary && part != ofac.XML {
			t.Errorf("a part %v tells the list %q", part, list)
		}
	})
}
