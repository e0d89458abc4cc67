package story

import (
	"strings"
	"testing"
)

// TestFurniture reads pages of lines in which "> " marks what belongs to the web.
// The body is where whatever looks alike stays.
func TestFurniture(t *testing.T) {
	for name, page := range map[string]string{
		"crumbs": `
> Home > News > Politics
Ferries stop
Home > News > Politics
The ferries stopped at noon.`,
		"crumbs below a section": `
POLITICS
> Startseite › Politik › Inland
Ferries stop
It rained.`,
		"crumbs with the headline": `
> Accueil » Politique » Le bac repart enfin
Le bac repart enfin
Il pleut.`,
		"bars above": `
> Home | News | Sport
> News | Politics
Ferries stop
It rained.`,
		"two steps are none": `
Home > Away
It rained.`,
		"sentences with arrows": `
From > to > fro
Click Home > Settings > Privacy to turn it off.
It rained.`,
		"head": `
> Skip to main content
Ferries stop
> July 11, 2017
> Print
> Facebook
> 5 min read
> Tuesday, July 11, 2017
An alternative text, which ends in a stop. It is of July 7.
An alternative text, which ends in a stop. It is of July 7. PHOTO: AFP
> 2017-07-11
The ferries stopped at noon.`,
		"foot": `
Ferries stop
The ferries stopped at noon.
> 2017-07-11T15:15:00+02:00
> Related stories
> Facebook
> Share
> Privacy
> © 2026 The Harbour Courier | Terms of use | Privacy | Contact
> Terms of use | Privacy
> Terms · Privacy · Cookies
> Copyright 2026 The Associated Press. All rights reserved. This material may not be published, broadcast, rewritten or redistributed without permission.`,
		"subheads that look alike": `
Five things to know of the new law
It rained on the day on which the law was passed.
Privacy
The law forbids it, and nobody minds as yet.
> Advertisement
Facebook
The company has said nothing about it as yet.
Print
The papers wrote of little else for a week.
Help
There is none to be had, as far as we know.`,
		"a story told by days": `
How it came about
It rained on the day on which the law was passed.
July 11, 2017
The law was passed.
July 12, 2017
The law was forgotten.`,
		"a list at the end": `
Five companies fined
These were fined on Monday:
Facebook
Twitter
> © 2026 The Harbour Courier`,
		"items": `
What to do
Three things can be done:
- Save
- Share
• Print
> - Read more: Ten things to do`,
		"one word is a sentence": `
The sea
Stand on the pier at dawn.
Listen.
Share.
It is the sea.`,
		"lead-ins": `
Watch: the day on which the tower fell
It fell at noon, and the pigeons flew.
> Read more: How the tower fell
> Lesen Sie auch: Wie der Turm fiel
> Lire aussi : La tour est tombée
Listen: it fell, and nobody wept.
Related: a cousin of the mayor, who wept.
See also: "It fell," she said, "and I wept."`,
	} {
		var all []line
		var want []string
		for s := range strings.SplitSeq(strings.TrimSpace(page), "\n") {
			s, web := strings.CutPrefix(s, "> ")
			all = append(all, line{text: s})
			if web {
				want = append(want, s)
			}
		}
		var got []string
		for i, web := range furniture(all) {
			if web {
				got = append(got, all[i].text)
			}
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s: left out\n%s\nrather than\n%s", name, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

func TestNavigation(t *testing.T) {
	for _, s := range []string{
		"Print Edition | Subscribe", "ADVERTISEMENT", "- Advertisement -", "Read more:", "Read More", "Sign up for The Morning Newsletter", "Sign up for our newsletter.", "Share", "-30-", "Read more: A boat", "[Read more: A boat]",
		"Share on Facebook", "Click to share on X (Opens in new window)", "Follow us on WhatsApp and Telegram", "12 comments", "Comments (12)", "Already a subscriber? Log in", "Subscribe to our podcast", "Terms of use", "This article is more than 6 years old",
		"© 2026 The Harbour Courier", "©2026 The Courier", "© 1996–2026 The Courier", "Copyright © 2026 The Courier", "Copyright 2026 The Courier", "Copyright 2026", "(c) 2026 The Courier", "All rights reserved.", "© dpa-infocom, dpa:170711-99-123456/2", "Alle Rechte vorbehalten", "TOUS DROITS RÉSERVÉS",
		"Artikel teilen", "Auf Facebook teilen", "Anzeige", "Lesen Sie auch", "Jetzt Newsletter abonnieren", "Jetzt kostenlos für unseren Newsletter anmelden", "Melden Sie sich hier für unseren Newsletter an.", "Folgen Sie uns auf Instagram", "Impressum | Datenschutz | AGB", "Zur Startseite",
		"Publicité", "Partager l’article", "Partager sur Facebook", "Lire aussi :", "LIRE AUSSI : Le bac", "Inscrivez-vous à notre newsletter", "Suivez-nous sur Instagram", "Mentions légales | Confidentialité", "La suite après cette publicité", "Il vous reste 85.04% de cet article à lire.",
	} {
		if !navigation(s) {
			t.Errorf("%q is kept", s)
		}
	}
	for _, s := range []string{
		"", "|", "30", "Share of the cake", "Share prices fell on Monday", "Share on the rise", "Save the whales", "Read more books, says minister", "Read more on the train, commuters told", "He read more", "Related companies were fined", "Watch out",
		"Sign up for war began on Monday, and by noon of the same day there were four hundred names on it.", "Sign up to fight, minister urges", "Sign up for the newsletter, he said, and weep.", "Subscribe to the view that boats are late", "Subscribe to the newsletter, they were told", "Get the boats in, captain says",
		"To read the full report takes three hours.", "For more stories than these there is no room.", "Already a subscriber to the theory, the mayor wept.", "Follow us on this: boats are late", "Terms of use were changed on Monday", "Comments were made", "Loading the boats took a day", "Image of a saint",
		"Copyright law fails", "Copyright 2026 reforms have failed", "(c) In 2026 the law was passed", "(c) 2026 budget", "© AFP", "© Jane Roe", "All rights reserved for the king", "The © sign",
		"Anzeige wegen Betrugs", "Teilen macht Freude", "Man muss den Newsletter abonnieren.", "Melden Sie sich, sagte er, zum Newsletter an.", "Auf Mallorca teilen", "Mehr zum Thema Fähren", "Stand 2 schlug alle",
		"Partager le gâteau", "Recevez nos excuses", "Lire aussi vite que l'éclair", "Il vous reste trois jours",
		"Updated rules are in force", "Updated on 3 counts", "Opinion | The mayor is wrong", "News • Nothing is new",
	} {
		if navigation(s) {
			t.Errorf("%q is left out", s)
		}
	}
}

func TestStamp(t *testing.T) {
	for _, s := range []string{
		"Updated Jul 12, 2017, 9:03 am SGT", "Updated 3:15 pm, July 11, 2017", "UPDATED 3:15 PM ET", "Published: July 11, 2017 | Updated: July 12, 2017", "First published on Tue 11 Jul 2017 06.00 BST", "Published 11:03 AM EST, Thu November 23, 2023", "Last updated 3 hours ago", "Updated July 11", "Date: 2017-07-11",
		"Stand: 11.07.2017, 15:15 Uhr", "Aktualisiert am 11. Juli 2017 um 15.15 Uhr", "Veröffentlicht am 11.7.17", "Publié le 11 juillet 2017 à 15h15, mis à jour le 12 juillet 2017 à 9h", "Mis à jour il y a 3 heures",
		"5 min read", "5-minute read", "Reading time: 3 minutes", "Lesezeit: 3 Minuten", "3 Min. Lesezeit", "Temps de lecture : 3 min",
	} {
		if lead, ok := stamp(s); !lead || !ok {
			t.Errorf("%q: %v, %v", s, lead, ok)
		}
	}
	for _, s := range []string{
		"July 11, 2017", "July 11th, 2017", "11 July 2017", "2017-07-11", "2017-07-11T15:15:00Z", "2017-07-11 15:15", "Tuesday, July 11, 2017", "July 11, 2017 at 3:15 p.m", "11.07.2017", "11/07/2017 15:15", "Dienstag, 11. Juli 2017, 15.15 Uhr", "mardi 11 juillet 2017 à 15h15", "le 1er août 2017", "3 hours ago", "vor 3 Stunden", "Mon, 11 Jul 2017 15:15:00 +0000",
	} {
		if lead, ok := stamp(s); lead || !ok {
			t.Errorf("%q: %v, %v", s, lead, ok)
		}
	}
	for _, s := range []string{
		"", "Updated", "2017", "May 2017", "July 11", "3:15 pm", "On July 11, 2017.", "In July 2017 it rained", "Published on July 11, 2017, the report says boats are late", "Published in 3 towns", "11 boats", "5 min", "Read 5 books", "Stand 2", "2017-13-45", "First 100 days", "The last 3 days of May 2017 were hot",
	} {
		if _, ok := stamp(s); ok {
			t.Errorf("%q is a stamp", s)
		}
	}
}
