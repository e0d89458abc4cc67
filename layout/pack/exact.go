package pack

// exact searches all trees of a short list.
func (s *search) exact() bool { return false }
