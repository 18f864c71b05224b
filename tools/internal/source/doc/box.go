package doc

import (
	"fmt"

	"dafu/tools/internal/source"
)

// box is a text box: where it is anchored in the main text, and its text in
// the story of text boxes.
type box struct {
	anchor   uint32
	from, to uint32
}

// findBoxes finds the text boxes of the main text (PlcftxbxTxt) and the places
// that their shapes are anchored to (PlcSpaMom).
func (r *reader) findBoxes() error {
	spa := r.doc.at(fcPlcSpaMom)
	anchors := map[uint32]uint32{} // by the id of a shape
	n := max((len(spa)-4)/30, 0)
	for i := range n {
		anchors[u32(spa, 4*(n+1)+26*i)] = u32(spa, 4*i)
	}
	txt := r.doc.at(fcPlcftxbxTxt)
	n = max((len(txt)-4)/26, 0)
	if n > maxBoxes {
		return fmt.Errorf("%d text boxes: %w", n, source.ErrLarge)
	}
	end := uint32(0)
	for i := range n {
		ftxbxs := txt[4*(n+1)+22*i:]
		b := box{from: u32(txt, 4*i), to: u32(txt, 4*i+4)}
		anchor, ok := anchors[u32(ftxbxs, 14)]
		// A box that is not in use, as the last one, has text of nobody.
		if reusable := u16(ftxbxs, 8) != 0; reusable || b.from < end || b.to <= b.from || b.to > r.doc.length[storyBoxes] {
			continue
		}
		end = b.to
		if b.anchor = anchor; !ok {
			b.anchor = 0
		}
		r.boxes = append(r.boxes, b)
	}
	return nil
}

// placeBoxes reads the text boxes that are anchored before a place.
func (r *reader) placeBoxes(before uint32) {
	for i := 0; i < len(r.boxes); {
		b := r.boxes[i]
		if b.anchor >= before {
			i++
			continue
		}
		r.boxes = append(r.boxes[:i:i], r.boxes[i+1:]...)
		boxes := r.boxes
		r.boxes = nil
		r.story(storyBoxes, b.from, b.to)
		r.boxes = boxes
	}
}
