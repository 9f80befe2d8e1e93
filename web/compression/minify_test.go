package compression

import "testing"

func TestOnlyScriptsAndSheetsAreMadeSmaller(t *testing.T) {
	for _, c := range []struct{ sentence, name, content, want string }{
		{"a script loses comments, spaces and the names that nobody sees", "a.js", "// why\nconst add = (first, second) => {\n  return first + second;\n};\nadd(1, 2);\n", "const add=(e,t)=>e+t;add(1,2)"},
		{"but not what others may call", "a.js", "globalThis.Start = function (name) { return name; };", "globalThis.Start=function(e){return e}"},
		{"a notice stays", "a.js", "// Copyright 2018 Somebody.\n// More.\nlet x = 1;\n", "// Copyright 2018 Somebody.\nlet x=1"},
		{"a sheet", "a.css", "/* why */\na { color: red; }\n", "a{color:red}"},
		{"anything else stays", "a.txt", "// why\n", "// why\n"},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			got, err := Minify(c.name, []byte(c.content))
			if err != nil || string(got) != c.want {
				t.Errorf("%q and %v, want %q", got, err, c.want)
			}
		})
	}
}

func TestAScriptThatIsNoneIsRefused(t *testing.T) {
	if _, err := Minify("a.js", []byte("const = {")); err == nil {
		t.Error("it is taken")
	}
}
