package match_test

import (
	"testing"
	"unicode/utf8"

	"github.com/interdict/interdict/sanctions"
	"github.com/interdict/interdict/screening/match"
)

func TestNormalizeText(t *testing.T) {
	for _, tt := range []struct {
		kind     sanctions.Kind
		in, want string
	}{
		{sanctions.Organization, "«ОАО \"Авиакомпания Белавиа\"»", "oao aviakompania belavia"},
		{sanctions.Organization, "ААТ 'Авiякампанiя Белавiя'", "aat aviakampania belavia"},
		{sanctions.Organization, "S.A. de C.V.", "sa de cv"},
		{sanctions.Organization, "Müller & Söhne GmbH", "muller and sohne gmbh"},
		{sanctions.Organization, "ＢＥＬＡＶＩＡ", "belavia"},
		{sanctions.Organization, "Belаvia", "belavia"}, // with a Cyrillic а
		{sanctions.Organization, "中国银行", "中国银行"},
		{sanctions.Organization, "ΑΘΉΝΑΣ", "αθηνασ"},
		{sanctions.Organization, "№ 407", "no 407"},
		{sanctions.Organization, "٤٠٧", "407"},
		{sanctions.Organization, "!!! ★", ""},
		{sanctions.Aircraft, "EW-001PA", "ew001pa"},
		{sanctions.Organization, "Plant No-407", "plant no 407"},
		{sanctions.Person, "J.R. O'Neill-Smith", "j r oneill smith"},
		{sanctions.Person, "Дмитрий Щукин", "dmitry shchukin"},
		{sanctions.Person, "Татьяна", "tatyana"},
		{sanctions.Person, "Сергій Гнатенко", "serhiy hnatenko"},
		{sanctions.Person, "Аляксандр Рыгоравіч Лукашэнка", "alyaksandr ryhoravich lukashenka"},
		{sanctions.Person, "Александр Григорьевич Лукашенко", "aleksandr grigorevich lukashenko"},
		{sanctions.Person, "José Ñuñez", "jose nunez"},
		{sanctions.Person, "Łukasz Øberg", "lukasz oberg"},
		{sanctions.Person, "‘Abd al-Raḥmān", "abd al rahman"},
	} {
		if got := match.Normalize(tt.in, tt.kind).Text; got != tt.want {
			t.Errorf("Normalize(%q).Text = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestLegalForms(t *testing.T) {
	for _, tt := range []struct{ in, core, class string }{
		{"Open Joint Stock Company Belavia", "belavia", "joint-stock"},
		{"Открытое акционерное общество Белавиа", "belavia", "joint-stock"},
		{"Адкрытае акцыянернае таварыства Белавія", "belavia", "joint-stock"},
		{"OAO Belavia", "belavia", "joint-stock"}, {"ОАО Белавиа", "belavia", "joint-stock"},
		{"Belavia AAT", "belavia", "joint-stock"}, {"Belavia, P.J.S.C.", "belavia", "joint-stock"},
		{"Open Joint Stoxk Company Belavia", "belavia", "joint-stock"}, // misspelt
		{"Belavia Inc.", "belavia", "joint-stock"}, {"Belavia S.p.A.", "belavia", "joint-stock"},
		{"Belavia A/S", "belavia", "joint-stock"},
		{"ООО Белавиа", "belavia", "limited"}, {"Belavia L.L.C.", "belavia", "limited"},
		{"Belavia Co., Ltd.", "belavia", "limited"}, {"Belavia GmbH", "belavia", "limited"},
		{"Belavia Sp. z o.o.", "belavia", "limited"}, {"Belavia Limited", "belavia", "limited"},
		{"РУП Белавиа", "belavia", "state-enterprise"},
		{"Republican Unitary Enterprise Belavia", "belavia", "state-enterprise"},
		{"State-Owned Enterprise Belavia", "belavia", "state-enterprise"},
		{"Belavia Company", "belavia", "none"},
		{"AS Belavia Spa Hotels", "as belavia spa hotels", "none"}, // neither stands where a legal form does
		{"OAO", "oao", "none"}, // a name all the same
	} {
		n := match.Normalize(tt.in, sanctions.Organization)
		class := "none"
		if len(n.LegalForms) > 0 {
			class = n.LegalForms[0]
		}
		if n.Core != tt.core || class != tt.class {
			t.Errorf("Normalize(%q): core %q, legal form %s; want %q, %s", tt.in, n.Core, class, tt.core, tt.class)
		}
	}
	if n := match.Normalize("Sa Inc Ltd", sanctions.Person); n.Core != "sa inc ltd" || n.LegalForms != nil {
		t.Errorf("a person has a legal form: %+v", n)
	}
}

func FuzzNormalize(f *testing.F) {
	for _, name := range belaviaNames {
		f.Add(name)
	}
	for _, seed := range []string{
		"", "\xff\xfe", "é", "e\u0301", "İstanbul", "ŉ", "ﬁ", "а\u0301", "1́", "ㄱㅏ", "S.A.", "a-1b2", "iia iya",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		for _, kind := range []sanctions.Kind{"", sanctions.Person} {
			n := match.Normalize(name, kind)
			if !utf8.ValidString(n.Text) {
				t.Errorf("Normalize(%q) is not UTF-8: %q", name, n.Text)
			}
			if again := match.Normalize(n.Text, kind); again.Text != n.Text {
				t.Errorf("Normalize(%q) is %q, and that is %q", name, n.Text, again.Text)
			}
			if n.Text != "" && (len(n.Words) == 0 || n.Core == "") {
				t.Errorf("Normalize(%q) has no words: %+v", name, n)
			}
		}
	})
}
