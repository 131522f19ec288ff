package sanctions

import "strings"

// countryCodes are the codes of ISO 3166-1 alpha-2, and XK, which is in general use for
// Kosovo.
const countryCodes = "" +
	"AD AE AF AG AI AL AM AN AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH " +
	"BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM " +
	"CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ " +
	"FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK " +
	"HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM " +
	"KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH " +
	"MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO " +
	"NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU " +
	"RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD " +
	"TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG " +
	"VI VN VU WF WS XK YE YT ZA ZM ZW"

// isCountry says of each pair of capital letters whether it is such a code.
var isCountry = func() (is [26 * 26]bool) {
	for code := range strings.SplitSeq(countryCodes, " ") {
		is[26*int(code[0]-'A')+int(code[1]-'A')] = true
	}
	return is
}()

// ValidCountry reports whether s is a code of ISO 3166-1 alpha-2, in upper case, or XK
// for Kosovo. EU, UK and EL, which some lists use, are none: the codes are GB and GR, and
// the Union is no country.
func ValidCountry(s string) bool {
	return len(s) == 2 && 'A' <= s[0] && s[0] <= 'Z' && 'A' <= s[1] && s[1] <= 'Z' &&
		isCountry[26*int(s[0]-'A')+int(s[1]-'A')]
}
