package pptx

import (
	"io"
	"testing"
)

// BenchmarkWrite writes 12 slides with a picture and notes each, and says how large the
// file is without its pictures.
func BenchmarkWrite(b *testing.B) {
	p := sample()
	one := p.Slides[1]
	p.Slides = p.Slides[:1]
	for n := range uint8(11) {
		s := one
		s.Picture = drawing(1600, 1076, n)
		p.Slides = append(p.Slides, s)
	}
	var size counted
	for b.Loop() {
		size = 0
		if err := Write(&size, p); err != nil {
			b.Fatal(err)
		}
	}
	for i := range p.Slides[1:] {
		size -= counted(len(p.Slides[i+1].Picture.PNG))
	}
	b.ReportMetric(float64(size), "bytes/file")
	b.ReportAllocs()
}

// counted counts what is written.
type counted int

func (c *counted) Write(b []byte) (int, error) {
	*c += counted(len(b))
	return len(b), nil
}

var _ io.Writer = new(counted)
