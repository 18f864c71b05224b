package searchindex

import (
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// TestSets writes sets of all densities and lets the client read them.
func TestSets(t *testing.T) {
	c := newClient(t, foldOnly())
	rnd := rand.New(rand.NewPCG(3, 4))
	for _, high := range []int{1, 2, 3, 7, 64, 1000, 1<<28 - 5} {
		for _, n := range []int{0, 1, 2, 3, min(high/8, 300), min(high/2, 300), min(high-1, 300), min(high, 300)} {
			values := map[uint32]bool{}
			for len(values) < min(n, high) {
				values[uint32(rnd.IntN(high))] = true
			}
			want := slices.Sorted(maps.Keys(values))
			var w bitWriter
			w.count(len(want) + 1)
			w.set(want, 0, uint32(high))
			w.count(77)
			data := w.bytes()
			var got []uint32
			c.call(&got, `(() => { const r = client.reader(Uint8Array.from(args[0])), out = Array.from(r.set(r.count() - 1, 0, args[1])); return r.count() === 77 ? out : null; })()`, ints(data), high)
			if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("%d below %d: -want +got\n%s", n, high, diff)
			}
			if most := (high+7)/8 + 40; high < 2000 && len(data) > most {
				t.Errorf("%d below %d takes %d bytes, more than %d", n, high, len(data), most)
			}
		}
	}
}

func ints(data []byte) []int {
	out := make([]int, len(data))
	for i, b := range data {
		out[i] = int(b)
	}
	return out
}

// TestShardOfAnotherIndex reads a shard by the layout of another index: it must
// be refused, since its numbers would mean other letters.
func TestShardOfAnotherIndex(t *testing.T) {
	x, err := Build(letters)
	if err != nil {
		t.Fatal(err)
	}
	c := newClient(t, x.Files())
	for _, change := range []string{"", "layout.docs++", "layout.keyBits++", "layout.shardBits--", "data[data.length - 1] ^= 1", "data = data.subarray(0, data.length - 1)"} {
		var refused bool
		c.call(&refused, `await (async ([change]) => {
			let layout = { ...(await client.language("zh")) }, data = Uint8Array.from(await client.bytes("zh/p/0.bin"));
			eval(change);
			try {
				client.lookUp(data, layout, 0, 0);
			} catch (e) {
				return e instanceof SyntaxError;
			}
			return false;
		})(args)`, change)
		if refused != (change != "") {
			t.Errorf("%q: refused %v", change, refused)
		}
	}
}
