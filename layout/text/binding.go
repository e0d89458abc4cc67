package text

import "strings"

// binds reports whether w, in small letters, binds to the word after it so
// that no line of a head should end in it: articles, prepositions,
// conjunctions, auxiliaries and possessives of the commonest kind.
func binds(language, w string) bool {
	if len(w) > 12 {
		return false
	}
	tag, _, _ := strings.Cut(language, "-")
	list := ""
	switch tag {
	case "", "en":
		list = bindsEnglish
	case "de":
		list = bindsGerman
	case "fr":
		list = bindsFrench
	case "es":
		list = bindsSpanish
	case "it":
		list = bindsItalian
	case "pt":
		list = bindsPortuguese
	case "nl":
		list = bindsDutch
	case "da", "nb", "nn", "no", "sv":
		list = bindsNordic
	case "id", "ms":
		list = bindsMalay
	}
	i := strings.Index(list, w)
	for i >= 0 {
		end := i + len(w)
		if list[i-1] == ' ' && list[end] == ' ' {
			return true
		}
		next := strings.Index(list[end:], w)
		if next < 0 {
			return false
		}
		i = end + next
	}
	return false
}

// The lists begin and end with a space. Words that as often end a phrase are
// left out: "up", "off", "over", "down" belong to the verb before them.
const (
	bindsEnglish = " a an the of in on at to for from by with without into onto upon under as against between among" +
		" about after before during until since than per via within through across near towards amid despite" +
		" and or but nor if that which who whose when while because" +
		" is are was were be been has have had will would can could may might must shall should do does did not" +
		" my your his her its our their this these those no every each very more most "
	bindsGerman = " der die das den dem des ein eine einen einem einer eines und oder aber als wie dass wenn weil" +
		" in im ins an am auf aus bei beim mit nach von vom vor zu zum zur über unter für gegen um ohne durch bis seit" +
		" ist sind war wird werden hat haben kann soll will muss nicht kein keine sein seine ihr ihre "
	bindsFrench = " le la les un une des du de au aux à en dans sur sous par pour avec sans chez contre entre vers" +
		" et ou mais ni que qui dont où si est sont a ont sera ne se son sa ses leur leurs ce cette ces plus très "
	bindsSpanish = " el la los las un una unos unas de del al a en con sin por para sobre entre contra desde hasta" +
		" y e o u pero ni que es son ha han no se su sus mi tu este esta más muy "
	bindsItalian = " il lo la i gli le un uno una di del della dei degli delle a al alla ai agli alle da dal dalla" +
		" in nel nella con su sul sulla per tra fra e o ma che è sono ha non si suo sua più "
	bindsPortuguese = " o a os as um uma de do da dos das em no na nos nas ao à aos às por pelo pela para com sem" +
		" sobre entre e ou mas que é são foi não se seu sua mais "
	bindsDutch = " de het een van in op aan met voor na bij uit over om te tot naar tegen door zonder en of maar dat" +
		" die als is zijn was wordt worden heeft hebben kan moet wil niet geen hun haar "
	bindsNordic = " en et ei ett den det de i på av af til till for för med om fra från ved vid mot uten utan under" +
		" etter efter og och men som at att er är har kan vil vill skal ska ikke inte sin sitt sine "
	bindsMalay = " di ke dari dan atau yang untuk dengan pada oleh dalam akan tidak bagi kepada daripada "
)

// isTitle knows titles that stand before a name.
func isTitle(w string) bool {
	switch strings.TrimSuffix(w, ".") {
	case "Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Sir", "Dame", "Lord", "Lady", "St", "PM", "President", "Prime",
		"Minister", "Senator", "Sen", "Gov", "Governor", "King", "Queen", "Prince", "Princess", "Pope", "Gen", "General",
		"Judge", "Justice", "Mayor", "Captain", "Capt", "Colonel", "Herr", "Frau", "Mme", "M", "Mlle", "Datuk", "Tun":
		return true
	}
	return false
}
