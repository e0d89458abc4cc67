package story

import "strings"

// roleOfPhrase is the role of a phrase that web pages put between the lines of a
// story. Only whole phrases are taken, and of those that go on ("Sign up for …")
// only what is as short as a line of a web page and names what such lines are for.
func roleOfPhrase(s string) role {
	if s == "" || len(s) > 130 {
		return own
	}
	p := plain(s)
	if strings.HasSuffix(s, ".") && strings.IndexByte(p, ' ') < 0 && !strings.HasSuffix(s, "..") {
		return own // a sentence of one word: "Listen."
	}
	switch {
	case shares(p):
		return sharing
	case furnished(p) || inNumbers(p) || invites(p, stopped(s)):
		return webWords
	case networkName(p) || button(p):
		return network
	case home(p) || footer(p):
		return linkWord
	case leadsOn(p) && !stopped(s):
		return leadIn
	}
	return own
}

// plain is a phrase in small letters and with plain apostrophes and spaces, without
// the marks around it.
func plain(s string) string {
	s = strings.ToLower(s)
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			s = strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(s, "’", "'"), "\u00a0", " "), "\u202f", " ")
			break
		}
	}
	s = strings.TrimSuffix(s, "(opens in new window)")
	return strings.Replace(strings.Trim(s, " .:…>»›→▸▶↑+!-–—[]"), " :", ":", 1)
}

// shares reports whether p is a button that hands the story on.
func shares(p string) bool {
	if to, ok := strings.CutPrefix(p, "click to share on "); ok {
		return networkName(to)
	}
	for _, before := range [...]string{"share on ", "share via ", "share to ", "auf ", "per ", "partager sur ", "partager par "} {
		if to, ok := strings.CutPrefix(p, before); ok {
			bare := strings.TrimSuffix(to, " teilen")
			if (bare != to) == (before == "auf " || before == "per ") && networkName(bare) {
				return true
			}
		}
	}
	switch p {
	case "share", "share this", "share this article", "share this story", "share this page", "share full article", "share article", "copy link", "copy link to clipboard",
		"print this article", "print this page", "email this article", "save article", "save this story", "gift article", "gift this article", "give this article",
		"teilen", "artikel teilen", "beitrag teilen", "seite teilen", "artikel drucken", "artikel merken", "link kopieren", "verschicken", "artikel verschenken",
		"partager", "partager l'article", "partager cet article", "imprimer l'article", "envoyer par e-mail", "envoyer par mail", "envoyer par email", "copier le lien", "offrir l'article", "offrir cet article":
		return true
	}
	return false
}

// networkName reports whether p is where stories are handed on to.
func networkName(p string) bool {
	switch p {
	case "facebook", "twitter", "x", "x (twitter)", "twitter/x", "whatsapp", "telegram", "linkedin", "pinterest", "reddit", "weibo", "bluesky", "mastodon", "threads", "instagram", "youtube", "tiktok",
		"messenger", "flipboard", "xing", "signal", "e-mail", "email", "mail":
		return true
	}
	return false
}

// button reports whether p is a button of one word that might be a subhead.
func button(p string) bool {
	switch p {
	case "print", "save", "bookmark", "listen", "gift", "drucken", "merken", "speichern", "anhören", "vorlesen", "imprimer", "enregistrer", "écouter":
		return true
	}
	return false
}

// home reports whether s is a page's first step.
func home(s string) bool {
	switch strings.ToLower(s) {
	case "home", "homepage", "home page", "front page", "startseite", "start", "accueil", "à la une":
		return true
	}
	return false
}

// footer reports whether p is a word from the foot of web pages that might be a
// subhead of a story as well.
func footer(p string) bool {
	switch p {
	case "privacy", "terms", "cookies", "contact", "help", "faq", "about", "careers", "jobs", "advertise", "accessibility", "archive", "shop", "rss", "app", "apps", "e-paper", "epaper", "account", "my account", "login", "log out", "corrections", "feedback", "contact us", "about us", "press",
		"datenschutz", "kontakt", "hilfe", "über uns", "karriere", "mediadaten", "abo", "archiv", "agb", "anmelden", "registrieren", "barrierefreiheit", "themen", "ressorts",
		"confidentialité", "connexion", "aide", "archives", "boutique", "à propos", "qui sommes-nous", "accessibilité", "recrutement", "publicités":
		return true
	}
	return false
}

// furnished reports whether p is a whole phrase of web pages.
func furnished(p string) bool {
	switch p {
	case "print edition", "subscribe", "subscribe now", "subscribe today", "order reprints", "today's paper", "todays paper", "newsletter", "newsletters", "sign up", "sign up now", "log in", "sign in",
		"advertisement", "advertising", "skip advertisement", "end of advertisement", "story continues below advertisement", "story continues below", "article continues below", "article continues below advertisement", "article continues after advertisement",
		"read more", "read more here", "read more on this story", "read more on this topic", "read the full story", "read the full article", "continue reading", "continue reading the main story", "continue reading below", "keep reading", "read next",
		"related", "related stories", "related articles", "related story", "related content", "related topics", "see also", "more on this topic", "more on this story", "more in this section", "more stories", "you may also like", "you might also like",
		"listen to this article", "listen to article", "listen to this story", "comments", "leave a comment", "view comments", "show comments", "post a comment", "join the conversation",
		"skip to main content", "skip to content", "skip to navigation", "back to top", "return to top", "most read", "most popular", "most viewed", "recommended", "recommended for you", "trending", "trending now",
		"view gallery", "enlarge image", "expand image", "view image in fullscreen", "image", "loading", "video", "play video", "ends", "follow us", "open in app",
		"terms of use", "terms of service", "terms & conditions", "terms and conditions", "conditions of use", "privacy policy", "privacy notice", "privacy statement", "your privacy choices", "cookie policy", "cookie settings", "manage cookies", "cookie preferences",
		"do not sell my personal information", "do not sell or share my personal information", "advertise with us", "site map", "sitemap", "all rights reserved":
		return true
	}
	return furnishedElsewhere(p)
}

// furnishedElsewhere is furnished for German and French, and the word for
// advertisements in Spanish.
func furnishedElsewhere(p string) bool {
	switch p {
	case "anzeige", "werbung", "weiterlesen nach der anzeige", "artikel wird nach der anzeige fortgesetzt", "jetzt abonnieren", "abonnieren", "newsletter abonnieren", "zum newsletter anmelden", "weiterlesen", "jetzt weiterlesen",
		"mehr lesen", "mehr dazu", "mehr zum thema", "lesen sie auch", "lesen sie mehr", "lesen sie dazu auch", "lesen sie weiter", "auch interessant", "das könnte sie auch interessieren", "das könnte sie interessieren", "verwandte artikel", "ähnliche artikel",
		"meistgelesen", "meistgelesene artikel", "empfohlene artikel", "kommentieren", "kommentare", "kommentar schreiben", "zu den kommentaren", "artikel anhören", "artikel vorlesen", "zum seitenanfang", "nach oben", "zum inhalt springen", "zur startseite", "zur navigation springen",
		"impressum", "datenschutzerklärung", "datenschutzhinweise", "nutzungsbedingungen", "allgemeine geschäftsbedingungen", "cookie-einstellungen", "cookies verwalten", "privatsphäre-einstellungen", "abo kündigen", "vertrag kündigen", "verträge hier kündigen", "alle rechte vorbehalten",
		"publicité", "la suite après la publicité", "la suite après cette publicité", "l'article continue après la publicité", "s'abonner", "je m'abonne", "abonnez-vous", "se connecter", "s'inscrire", "s'inscrire à la newsletter",
		"lire aussi", "à lire aussi", "a lire aussi", "lire également", "lire la suite", "lire plus", "lire plus tard", "voir aussi", "sur le même sujet", "sur le même thème", "pour aller plus loin", "les plus lus", "articles les plus lus", "nos lecteurs ont lu ensuite", "vous aimerez aussi",
		"commenter", "commentaires", "voir les commentaires", "voir tous les commentaires", "réagir", "écouter l'article", "écouter cet article", "retour en haut", "haut de page", "aller au contenu", "ajouter à vos favoris", "ajouter à vos sélections",
		"mentions légales", "conditions générales", "conditions générales d'utilisation", "conditions générales de vente", "cgu", "cgv", "politique de confidentialité", "gestion des cookies", "gérer les cookies", "paramétrer les cookies", "plan du site", "nous contacter", "tous droits réservés",
		"article réservé aux abonnés", "réservé aux abonnés", "cet article est réservé aux abonnés", "publicidad":
		return true
	}
	return false
}

// inNumbers reports whether p counts comments.
func inNumbers(p string) bool {
	n := len(p) - len(strings.TrimLeft(p, "0123456789"))
	word := strings.TrimSpace(p[n:])
	if i := strings.IndexByte(p, '('); n == 0 && i > 0 && strings.Trim(p[i:], "(0123456789)") == "" {
		n, word = 1, strings.TrimSpace(p[:i])
	}
	switch word {
	case "comment", "comments", "kommentar", "kommentare", "commentaire", "commentaires", "shares":
		return n > 0 && n < 7
	}
	return false
}

// leadsOn reports whether p leads on to another story, whose headline stands behind
// a colon.
func leadsOn(p string) bool {
	before, rest, ok := strings.Cut(p, ": ")
	if !ok || rest == "" || strings.Count(p, " ") > 16 {
		return false
	}
	switch before {
	case "read more", "read next", "read also", "read", "also read", "see also", "related", "related story", "related stories", "related article", "more on this story", "watch", "listen", "photos",
		"lesen sie auch", "lesen sie mehr", "lesen sie dazu", "lesen sie dazu auch", "lesen sie hier", "mehr zum thema", "mehr dazu", "auch interessant", "lesetipp",
		"lire aussi", "à lire aussi", "a lire aussi", "lire également", "à lire", "voir aussi", "lire la suite", "lire notre article", "lire notre enquête", "lire l'entretien", "pour aller plus loin", "sur le même sujet":
		return true
	}
	return false
}

// invites reports whether p asks the reader to subscribe, to follow or to read on
// elsewhere: a few words, of which one says to what, and none tells a story.
func invites(p string, stop bool) bool {
	if strings.Count(p, " ") > 13 || strings.ContainsAny(p, "\"“”„«") {
		return false
	}
	for _, o := range [...]struct {
		begins string
		object func(string) bool
	}{
		{"sign up for ", mailing}, {"sign up to ", mailing}, {"sign up here for ", mailing}, {"subscribe to ", mailing}, {"get our ", mailing}, {"get the ", mailingDaily}, {"already a subscriber", entry}, {"download our app", nil}, {"download the app", nil},
		{"follow us on ", networkName}, {"join our telegram", nil}, {"join our whatsapp", nil}, {"join st's ", nil}, {"for more stories ", entry}, {"to read the full ", entry}, {"click here to ", nil}, {"click here for ", mailing}, {"this article is more than ", old},
		{"melden sie sich ", mailing}, {"abonnieren sie ", mailing}, {"folgen sie uns auf ", networkName}, {"folgen sie uns bei ", networkName}, {"bereits abonnent", entry}, {"schon abonnent", entry},
		{"inscrivez-vous à ", mailing}, {"abonnez-vous à ", mailing}, {"recevez ", mailing}, {"suivez-nous sur ", networkName}, {"retrouvez-nous sur ", networkName}, {"téléchargez notre application", nil}, {"déjà abonné", entry}, {"il vous reste ", toRead},
	} {
		if rest, ok := strings.CutPrefix(p, o.begins); ok {
			return (o.object == nil || anyWord(rest, o.object)) && !anyWord(rest, narrates)
		}
	}
	last := p[strings.LastIndexByte(p, ' ')+1:]
	return !stop && (last == "abonnieren" || last == "anmelden" || last == "bestellen") && anyWord(p, mailing) && !anyWord(p, narrates)
}

// anyWord reports whether one of the words of s is such.
func anyWord(s string, such func(string) bool) bool {
	for w := range strings.FieldsSeq(s) {
		if such(strings.Trim(w, ",.;:!?()'")) {
			return true
		}
	}
	return false
}

// mailing is what web pages are subscribed to.
func mailing(w string) bool {
	switch w {
	case "newsletter", "newsletters", "briefing", "briefings", "e-newsletter", "email", "e-mail", "emails", "podcast", "podcasts", "alerts", "infolettre", "newsletter-angebot", "whatsapp-kanal", "digest":
		return true
	}
	return false
}

// mailingDaily is what comes to an inbox: "Get the best of it by email".
func mailingDaily(w string) bool { return w == "inbox" || w == "newsletter" }

// entry is what a page behind a wall asks for.
func entry(w string) bool {
	switch w {
	case "subscribe", "log", "login", "sign", "register", "newsletter", "subscription", "app", "website", "anmelden", "einloggen", "connectez-vous", "connecter":
		return true
	}
	return false
}

func old(w string) bool    { return w == "old" }
func toRead(w string) bool { return w == "lire" }

// narrates reports whether w is a word of a story rather than of an invitation.
func narrates(w string) bool {
	switch w {
	case "he", "she", "they", "said", "says", "told", "tells", "was", "were", "had", "has", "asked", "urged", "wrote", "who", "because",
		"er", "sagte", "sagt", "sagten", "hatte", "war", "wurde", "hieß", "weil", "elle", "ils", "dit", "dit-il", "dit-elle", "était", "avait", "ont", "été":
		return true
	}
	return false
}
