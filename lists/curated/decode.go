package curated

import (
	"encoding"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/interdict/interdict/sanctions"
	"go.yaml.in/yaml/v3"
)

// A place is where in the file a value stands. A struct that embeds one is told.
type place struct {
	path string
	node *yaml.Node
}

func (p *place) setPlace(at place) { *p = at }

// A decoder fills Go values from YAML nodes by the names of their json tags, takes
// every scalar as it is written, and gathers what is wrong instead of stopping at it.
// The yaml package's own decoding loses line numbers and strictness below the first
// type that reads itself.
type decoder struct {
	file     string
	list     sanctions.ListID
	problems []*Error
}

func (d *decoder) fail(n *yaml.Node, path, value string, err error) {
	line := 0
	if n != nil {
		line = n.Line
	}
	d.problems = append(d.problems, &Error{File: d.file, Line: line, Field: path, Value: value, Err: err})
}

var placeType = reflect.TypeFor[place]()

// value fills v, which must be addressable, from n.
func (d *decoder) value(n *yaml.Node, path string, v reflect.Value) {
	switch {
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		d.fail(n, path, "", fmt.Errorf("%w: an anchor or alias", ErrSyntax))
		return
	case n.Style&yaml.TaggedStyle != 0:
		d.fail(n, path, n.Tag, fmt.Errorf("%w: a tag", ErrSyntax))
		return
	case n.Kind == yaml.ScalarNode && (n.Value == "" || n.Tag == "!!null"):
		d.fail(n, path, "", sanctions.ErrMissing)
		return
	}
	if text, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok {
		if d.kind(n, path, yaml.ScalarNode) {
			d.text(n, path, text)
		}
		return
	}
	if ref, ok := v.Addr().Interface().(*sanctions.Ref); ok {
		if d.kind(n, path, yaml.ScalarNode) {
			d.ref(n, path, ref)
		}
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		d.value(n, path, v.Elem())
	case reflect.Struct:
		if d.kind(n, path, yaml.MappingNode) {
			d.fields(n, path, v)
		}
	case reflect.Map:
		if d.kind(n, path, yaml.MappingNode) {
			d.keyed(n, path, v)
		}
	case reflect.Slice:
		if d.kind(n, path, yaml.SequenceNode) {
			d.items(n, path, v)
		}
	default:
		if d.kind(n, path, yaml.ScalarNode) {
			d.scalar(n, path, v)
		}
	}
}

var shapes = map[yaml.Kind]string{
	yaml.ScalarNode:   "a single value",
	yaml.SequenceNode: "a list",
	yaml.MappingNode:  "keys with values",
}

func (d *decoder) kind(n *yaml.Node, path string, want yaml.Kind) bool {
	if n.Kind != want {
		d.fail(n, path, n.Value, fmt.Errorf("%w: must be %s", ErrShape, shapes[want]))
	}
	return n.Kind == want
}

func (d *decoder) text(n *yaml.Node, path string, v encoding.TextUnmarshaler) {
	err := v.UnmarshalText([]byte(n.Value))
	if err == nil {
		return
	}
	for _, known := range []error{sanctions.ErrDate, sanctions.ErrUnknown, sanctions.ErrInvalid} {
		if errors.Is(err, known) {
			err = known // without the value, which is told anyhow
			break
		}
	}
	d.fail(n, path, n.Value, err)
}

// ref reads "list/id", or "id" for an entry of this very list.
func (d *decoder) ref(n *yaml.Node, path string, r *sanctions.Ref) {
	list, id, ok := strings.Cut(n.Value, "/")
	if !ok {
		list, id = string(d.list), n.Value
	}
	*r = sanctions.Ref{List: sanctions.ListID(list), ID: sanctions.EntryID(id)}
	if r.List.Validate() != nil || id == "" {
		d.fail(n, path, n.Value, sanctions.ErrInvalid)
	}
}

func (d *decoder) scalar(n *yaml.Node, path string, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(n.Value)
	case reflect.Int:
		i, err := strconv.Atoi(n.Value)
		if err != nil {
			d.fail(n, path, n.Value, sanctions.ErrInvalid)
		}
		v.SetInt(int64(i))
	case reflect.Bool:
		if n.Value != "true" && n.Value != "false" {
			d.fail(n, path, n.Value, sanctions.ErrInvalid)
		}
		v.SetBool(n.Value == "true")
	default:
		d.fail(n, path, n.Value, sanctions.ErrInvalid)
	}
}

func (d *decoder) items(n *yaml.Node, path string, v reflect.Value) {
	if len(n.Content) == 0 {
		return // a list without members is nil
	}
	v.Set(reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content)))
	for i, member := range n.Content {
		d.value(member, fmt.Sprintf("%s[%d]", path, i), v.Index(i))
	}
}

// pairs yields the keys of a mapping with their values, each key once.
func (d *decoder) pairs(n *yaml.Node, path string, each func(key, value *yaml.Node, path string)) {
	seen := make(map[string]bool, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		at := join(path, key.Value)
		switch {
		case key.Kind != yaml.ScalarNode || key.Anchor != "" || key.Tag == "!!merge":
			d.fail(key, path, key.Value, fmt.Errorf("%w: as a key", ErrSyntax))
		case seen[key.Value]:
			d.fail(key, at, "", fmt.Errorf("key %w", sanctions.ErrTwice))
		default:
			seen[key.Value] = true
			each(key, value, at)
		}
	}
}

func (d *decoder) keyed(n *yaml.Node, path string, v reflect.Value) {
	v.Set(reflect.MakeMap(v.Type()))
	d.pairs(n, path, func(key, value *yaml.Node, path string) {
		member := reflect.New(v.Type().Elem()).Elem()
		d.value(value, path, member)
		v.SetMapIndex(reflect.ValueOf(key.Value), member)
	})
}

func (d *decoder) fields(n *yaml.Node, path string, v reflect.Value) {
	if placed, ok := v.Addr().Interface().(interface{ setPlace(place) }); ok {
		placed.setPlace(place{path, n})
	}
	d.pairs(n, path, func(key, value *yaml.Node, path string) {
		field, ok := fieldNamed(v, key.Value)
		if !ok {
			d.fail(key, path, "", fmt.Errorf("key: %w", sanctions.ErrUnknown))
			return
		}
		d.value(value, path, field)
	})
}

// fieldNamed returns the field of v, or of a struct that v embeds, with the name in
// its json tag.
func fieldNamed(v reflect.Value, name string) (reflect.Value, bool) {
	for i := range v.NumField() {
		field := v.Type().Field(i)
		tag, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		switch {
		case tag != "":
			if tag == name {
				return v.Field(i), true
			}
		case field.Anonymous && field.Type != placeType:
			if f, ok := fieldNamed(v.Field(i), name); ok {
				return f, true
			}
		}
	}
	return reflect.Value{}, false
}

// join returns the path of what stands under the key; either may be "".
func join(path, key string) string {
	if path == "" || key == "" {
		return path + key
	}
	return path + "." + key
}

// locate returns the node below n that the path leads to, or the deepest on the way.
func locate(n *yaml.Node, path string) *yaml.Node {
	for _, step := range strings.FieldsFunc(path, func(r rune) bool { return r == '.' || r == '[' || r == ']' }) {
		next := child(n, step)
		if next == nil {
			return n
		}
		n = next
	}
	return n
}

func child(n *yaml.Node, step string) *yaml.Node {
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == step {
				return n.Content[i+1]
			}
		}
	case yaml.SequenceNode:
		if i, err := strconv.Atoi(step); err == nil && 0 <= i && i < len(n.Content) {
			return n.Content[i]
		}
	}
	return nil
}
