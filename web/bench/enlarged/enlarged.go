// Package enlarged writes the dataset that is built in with invented figures of as many
// places as one likes, for measuring and tests. It stands outside the flow.
package enlarged

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"

	"bilateral/data"
)

// The tables of pairs that Write makes, beside the rest of the dataset.
const (
	jointWorks    = "series/joint-works.csv"
	jointArticles = "series/joint-articles.csv"
	partnerRanks  = "series/partner-ranks.csv"
	placesTable   = "series/places.csv"
)

// The years of the joint works.
const (
	firstYear = 1990
	years     = 34
)

// ranked is how many partners of a place have a rank in each year.
const ranked = 25

// edition is a source that gives the first and the last of its years.
type edition struct {
	source      string
	first, last int
}

var editions = []edition{{"ncses-2020", 1996, 2018}, {"ncses-2022", 1996, 2020}, {"ncses-2024", 2003, 2022}}

// Write writes the package of the dataset that is built in to a folder, with
// invented figures of every pair of so many places in each of the measures that the page
// of two places has: joint works in 34 years, articles and their index in three editions,
// and the order of each place's partners. It is the same each time. The places of the
// dataset come first; more are invented. It returns how many bytes the tables of pairs have.
func Write(folder string, places int) (tables int64, err error) {
	err = fs.WalkDir(data.Default, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || name == jointWorks || name == jointArticles || name == partnerRanks || name == placesTable {
			return err
		}
		content, err := fs.ReadFile(data.Default, name)
		if err == nil && name == data.DefaultFile {
			content, err = withoutClaims(content)
		}
		if err != nil {
			return err
		}
		to := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		return os.WriteFile(to, content, 0o644)
	})
	if err != nil {
		return 0, fmt.Errorf("enlarged: %w", err)
	}
	ids, err := writePlaces(folder, places)
	if err != nil {
		return 0, err
	}
	w := newWorld(ids)
	for name, write := range map[string]func(*table){jointWorks: w.writeWorks, jointArticles: w.writeArticles, partnerRanks: w.writeRanks} {
		n, err := writeTable(filepath.Join(folder, filepath.FromSlash(name)), write)
		if err != nil {
			return 0, err
		}
		tables += n
	}
	return tables, nil
}

// withoutClaims is a descriptor without the verdicts on claims, which hold of the built-in
// figures alone.
func withoutClaims(descriptor []byte) ([]byte, error) {
	var of map[string]any
	if err := json.Unmarshal(descriptor, &of); err != nil {
		return nil, err
	}
	resources, _ := of["resources"].([]any)
	of["resources"] = slices.DeleteFunc(resources, func(r any) bool {
		resource, _ := r.(map[string]any)
		return resource["name"] == "claims"
	})
	return json.Marshal(of)
}

// writePlaces writes the table of places and returns the ids of those that have pairs,
// the largest first.
func writePlaces(folder string, n int) ([]string, error) {
	rows, err := readTable(placesTable)
	if err != nil {
		return nil, err
	}
	works, err := readTable(jointWorks)
	if err != nil {
		return nil, err
	}
	// The descriptor's own places and those that it names series of, then others of the table.
	ids := []string{"USA", "CHN", "GBR", "JPN"}
	for _, row := range works[1:] {
		for _, id := range row[2:4] {
			if id != "" && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	for _, row := range rows[1:] {
		if row[7] == "country" && !slices.Contains(ids, row[0]) && len(ids) < n {
			ids = append(ids, row[0])
		}
	}
	for i := 0; len(ids) < n; i++ {
		// ISO 3166-1 leaves XAA to XZZ to its users.
		id := "X" + string(rune('A'+i/26)) + string(rune('A'+i%26))
		if slices.ContainsFunc(rows, func(row []string) bool { return row[0] == id }) {
			continue
		}
		name := "Invented place " + id
		rows = append(rows, []string{id, name, "架空の地域" + id, name, "架空" + id, "", "", "country", "かくうのちいき" + kana(i), ""})
		ids = append(ids, id)
	}
	out, err := os.Create(filepath.Join(folder, filepath.FromSlash(placesTable)))
	if err != nil {
		return nil, fmt.Errorf("enlarged: %w", err)
	}
	if err := csv.NewWriter(out).WriteAll(rows); err != nil {
		return nil, fmt.Errorf("enlarged: %s: %w", path.Base(placesTable), err)
	}
	if err := out.Close(); err != nil {
		return nil, fmt.Errorf("enlarged: %w", err)
	}
	return ids, nil
}

// readTable reads a table of the dataset that is built in.
func readTable(name string) ([][]string, error) {
	file, err := data.Default.Open(name)
	if err != nil {
		return nil, fmt.Errorf("enlarged: %w", err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("enlarged: %s: %w", name, err)
	}
	return rows, nil
}

// world is invented places with what they write together.
type world struct {
	ids   []string       // in the order of the alphabet
	size  map[string]int // where a place stands by its size, from 0
	works [][][]float64  // by place, partner (the later one) and year
}

func newWorld(ids []string) *world {
	w := &world{ids: slices.Sorted(slices.Values(ids)), size: map[string]int{}}
	for i, id := range ids {
		w.size[id] = i
	}
	random := uint32(1)
	noise := func() float64 {
		random = random*1664525 + 1013904223
		return float64(random>>8)/(1<<24) - 0.5
	}
	weight := func(id string) float64 { return math.Pow(float64(w.size[id]+1), -0.8) }
	w.works = make([][][]float64, len(ids))
	for i, x := range w.ids {
		w.works[i] = make([][]float64, len(ids))
		for j := i + 1; j < len(ids); j++ {
			close := 9000 * weight(x) * weight(w.ids[j]) * math.Exp(2*noise())
			grows := 1.04 + 0.04*noise()
			list := make([]float64, years)
			for y := range list {
				list[y] = math.Round(close * math.Pow(grows, float64(y)) * (1 + 0.1*noise()))
			}
			w.works[i][j] = list
		}
	}
	return w
}

// pair is the works of two places, in either order.
func (w *world) pair(i, j int) []float64 { return w.works[min(i, j)][max(i, j)] }

// total is a place's international works in a year: fewer than those of its pairs, as a
// work may have several places.
func (w *world) total(i, year int) float64 {
	sum := 1.0
	for j := range w.ids {
		if j != i {
			sum += w.pair(i, j)[year]
		}
	}
	return math.Ceil(0.8 * sum)
}

func (w *world) writeWorks(t *table) {
	for i, x := range w.ids {
		for j := i + 1; j < len(w.ids); j++ {
			for y, v := range w.works[i][j] {
				t.row("joint-works", "pair", x, w.ids[j], "openalex-2024-08", firstYear+y, v)
			}
		}
	}
	for i, x := range w.ids {
		for y := range years {
			t.row("international-works", "place", x, "", "openalex-2024-08", firstYear+y, w.total(i, y))
		}
	}
}

func (w *world) writeArticles(t *table) {
	for _, measure := range [...]string{"joint-articles", "collaboration-index"} {
		for _, e := range editions {
			for i, x := range w.ids {
				for j := i + 1; j < len(w.ids); j++ {
					for _, year := range [...]int{e.first, e.last} {
						v := math.Round(0.6 * w.pair(i, j)[year-firstYear])
						if measure == "collaboration-index" {
							expected := w.total(i, year-firstYear) * w.total(j, year-firstYear)
							v = math.Round(100*min(v*2000000/expected, 40)) / 100
						}
						t.row(measure, "pair", x, w.ids[j], e.source, year, v)
					}
				}
			}
		}
	}
	for _, measure := range [...]struct {
		id    string
		times float64
	}{{"edition-articles", 2}, {"edition-international-articles", 0.6}} {
		for _, e := range editions {
			for _, x := range append([]string{"WLD"}, w.ids...) {
				for _, year := range [...]int{e.first, e.last} {
					v := 2000000.0
					if i := slices.Index(w.ids, x); i >= 0 {
						v = w.total(i, year-firstYear)
					}
					t.row(measure.id, "place", x, "", e.source, year, math.Round(measure.times*v))
				}
			}
		}
	}
}

func (w *world) writeRanks(t *table) {
	type partner struct {
		id    string
		works float64
	}
	type standing struct {
		rank  int
		works float64
	}
	for i, x := range w.ids {
		lists := map[string]map[int]standing{}
		for y := range years {
			var partners []partner
			for j, other := range w.ids {
				if j != i {
					partners = append(partners, partner{other, w.pair(i, j)[y]})
				}
			}
			slices.SortStableFunc(partners, func(a, b partner) int { return int(b.works - a.works) })
			for rank, p := range partners[:min(ranked, len(partners))] {
				if lists[p.id] == nil {
					lists[p.id] = map[int]standing{}
				}
				lists[p.id][y] = standing{rank + 1, p.works}
			}
		}
		for _, measure := range [...]string{"partner-works-rank", "partner-works"} {
			for _, other := range w.ids {
				for y := range years {
					if s, ok := lists[other][y]; ok {
						v := s.works
						if measure == "partner-works-rank" {
							v = float64(s.rank)
						}
						t.row(measure, "ranking", x, other, "openalex-2024-08", firstYear+y, v)
					}
				}
			}
		}
	}
}

// table is a file of series that is written row by row.
type table struct {
	*bufio.Writer
}

// writeTable writes a file and returns how many bytes it has.
func writeTable(name string, write func(*table)) (int64, error) {
	out, err := os.Create(name)
	if err != nil {
		return 0, fmt.Errorf("enlarged: %w", err)
	}
	t := &table{bufio.NewWriterSize(out, 1<<20)}
	t.WriteString("indicator,kind,place,partner,field,source,segment,year,value,flags,remark,origin\n")
	write(t)
	if err := t.Flush(); err != nil {
		return 0, fmt.Errorf("enlarged: %s: %w", name, err)
	}
	info, err := out.Stat()
	if err != nil {
		return 0, fmt.Errorf("enlarged: %s: %w", name, err)
	}
	return info.Size(), out.Close()
}

// row writes a value of a year.
func (t *table) row(indicator, kind, place, partner, source string, year int, value float64) {
	t.WriteString(indicator + "," + kind + "," + place + "," + partner + ",," + source + ",," + strconv.Itoa(year) + "," + strconv.FormatFloat(value, 'f', -1, 64) + ",,,\n")
}

// kana is a number in letters of a reading, as texts in Japanese are put in order by it.
func kana(i int) string {
	const letters = "あかさたなはまやらわ"
	var b []byte
	for _, digit := range strconv.Itoa(i) {
		b = append(b, letters[3*(digit-'0'):3*(digit-'0')+3]...)
	}
	return string(b)
}
