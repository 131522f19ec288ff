package curated

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"

	"github.com/interdict/interdict/sanctions"
	"go.yaml.in/yaml/v3"
)

// maxSize bounds a file: a hundred times what a list of one regime takes.
const maxSize = 16 << 20

// A List is a curated list: what one authority does in one subject, through time.
// [Read] returns one; it is immutable and safe for concurrent use.
type List struct {
	name string
	file *file
}

// Read reads and checks one file; name is how errors and [lists.Draft.Source] call
// it. What is wrong with the file comes as one error that joins an [*Error] for each
// problem; a fault of r is returned as it is, wrapped.
func Read(name string, r io.Reader) (*List, error) {
	content, err := io.ReadAll(io.LimitReader(r, maxSize+1))
	if err != nil {
		return nil, fmt.Errorf("curated: reading %s: %w", name, err)
	}
	if len(content) > maxSize {
		return nil, &Error{File: name, Err: fmt.Errorf("%w: more than %d MiB", ErrSyntax, maxSize>>20)}
	}
	root, err := parse(content)
	if err != nil {
		return nil, &Error{File: name, Err: err}
	}
	d := &decoder{file: name}
	if id := locate(root, "list"); id.Kind == yaml.ScalarNode {
		d.list = sanctions.ListID(id.Value)
	}
	var f file
	d.value(root, "", reflect.ValueOf(&f).Elem())
	if len(d.problems) == 0 {
		d.check(&f)
	}
	if err := joined(d.problems); err != nil {
		return nil, err
	}
	return &List{name: name, file: &f}, nil
}

// parse returns the root of the one document that the content must be.
func parse(content []byte) (*yaml.Node, error) {
	dec := yaml.NewDecoder(bytes.NewReader(content))
	var document, more yaml.Node
	switch err := dec.Decode(&document); {
	case errors.Is(err, io.EOF):
		return nil, fmt.Errorf("%w: no document", ErrSyntax)
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrSyntax, err)
	}
	if err := dec.Decode(&more); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%w: more than one document", ErrSyntax)
	}
	return document.Content[0], nil
}
