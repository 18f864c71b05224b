package searchindex

import "testing"

// TestWarm reads the letter that goes ahead of the real ones: if it were not
// whole, that would be an error on the page.
func TestWarm(t *testing.T) {
	c := newClient(t, nil)
	var shown int
	c.call(&shown, `(() => {
		let shown = 0;
		const card = ({ text, hits }) => { shown += text.b.length + hits.get(0).length + hits.get(client.TITLE).length; };
		client.warm("zh", card);
		return shown;
	})()`)
	if shown != 3 {
		t.Errorf("%d: a block, a hit in it and one in the title should be 3", shown)
	}
}
