package story

import "strings"

// navigation reports whether s, a whole line or the end of one, is nothing but
// the web page's own words: one of them, or several between bars.
func navigation(s string) bool {
	if s == "" || len(s) > 220 {
		return false
	}
	for _, part := range strings.Split(s, "|") {
		if !furnished(strings.TrimSpace(part)) {
			return false
		}
	}
	return true
}

// furnished reports whether s is a phrase that web pages put between the lines
// of a story. Only whole phrases are taken, and of those that go on ("Sign up
// for …") only what is as short as a line of a web page.
func furnished(s string) bool {
	if len(s) > 110 {
		return false
	}
	switch s {
	case "-30-", "- 30 -", "###", "# # #":
		return true
	}
	s = asciiLower(strings.Trim(s, " .:…>»→-–—"))
	switch s {
	case "print edition", "subscribe", "subscribe now", "share", "share this", "share this article", "share this story", "share on facebook", "share on twitter", "share full article",
		"advertisement", "advertising", "story continues below advertisement", "article continues below", "article continues below advertisement", "article continues after advertisement", "skip advertisement",
		"read more", "read more here", "continue reading", "continue reading the main story", "continue reading below", "keep reading", "read next", "related", "related stories", "related articles", "related story", "related content", "see also",
		"order reprints", "today's paper", "todays paper", "today’s paper", "newsletter", "newsletters", "sign up", "sign up now", "log in", "sign in",
		"save", "save article", "print", "print this article", "email", "e-mail", "copy link", "gift article", "gift this article", "give this article", "listen", "listen to this article", "listen to article",
		"facebook", "twitter", "whatsapp", "telegram", "linkedin", "pinterest", "reddit", "weibo", "comments", "leave a comment", "view comments", "0 comments", "join the conversation",
		"skip to main content", "skip to content", "back to top", "most read", "most popular", "recommended", "recommended for you", "trending", "more on this topic", "more on this story", "more in this section",
		"end of advertisement", "view gallery", "enlarge image", "expand image", "view image in fullscreen", "image", "loading", "video", "play video", "ends", "anzeige", "publicité", "publicidad":
		return true
	}
	for _, p := range [...]string{"sign up for ", "sign up to ", "subscribe to ", "read more: ", "read more on ", "read next: ", "read also: ", "also read: ", "related: ", "see also: ", "follow us on ", "click here to ", "download our app", "get our newsletter",
		"join our telegram", "join st's ", "for more stories", "already a subscriber", "to read the full ", "share on ", "photos: see ", "watch: ", "listen: "} {
		if strings.HasPrefix(s, p) && strings.Count(s, " ") < 14 {
			return true
		}
	}
	return stamp(s)
}

// stamp reports whether s, in small letters, is the web's note of when it was
// published or how long it takes to read.
func stamp(s string) bool {
	for _, p := range [...]string{"published ", "first published ", "updated ", "last updated ", "last modified ", "posted ", "published: ", "updated: "} {
		if rest, ok := strings.CutPrefix(s, p); ok && strings.ContainsAny(rest, "0123456789") && strings.Count(s, " ") < 14 && (dated(rest) || strings.Contains(rest, " ago")) {
			return true
		}
	}
	if n, ok := strings.CutSuffix(s, " min read"); ok && len(n) < 4 {
		return true
	}
	if n, ok := strings.CutSuffix(s, " minute read"); ok && len(n) < 4 {
		return true
	}
	_, ok := day(s)
	return ok
}

// dated reports whether a day stands anywhere in s.
func dated(s string) bool {
	iso, _, _ := findDate(s)
	return iso != ""
}
