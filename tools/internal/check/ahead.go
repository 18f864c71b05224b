package check

// Ahead has in memory, when the check begins, what is known of files from before. Of
// the sources that is what Barred has read a moment ago; what was kept of the built site
// is loaded while the builder waits for something else. The zero Ahead has nothing, and
// the check loads what it needs.
type Ahead struct {
	sources *remembered
	built   chan *remembered
}

// Load begins to load what was kept of the built site, and returns at once.
func (a *Ahead) Load(s Site) {
	built := make(chan *remembered, 1)
	a.built = built
	go func() { built <- remember(s, builtScope) }()
}

// Forget gives the memory back where something else needs it more than a person needs
// the second that this spares.
func (a *Ahead) Forget() { *a = Ahead{} }

// remembered returns what is known of a part of the site from before. What was loaded
// ahead serves once.
func (s Site) remembered(part string) *remembered {
	if s.Ahead == nil {
		return remember(s, part)
	}
	var m *remembered
	switch {
	case part == sourcesPart:
		m, s.Ahead.sources = s.Ahead.sources, nil
	case s.Ahead.built != nil:
		m, s.Ahead.built = <-s.Ahead.built, nil
	}
	if m == nil || m.maker != s.Maker {
		return remember(s, part)
	}
	return m
}

// again returns what a run knows now as what another one knows from before.
func (m *remembered) again() *remembered {
	return &remembered{file: m.file, maker: m.maker, before: m.now, now: map[string]*facts{}, words: m.words, kept: m.saved}
}
