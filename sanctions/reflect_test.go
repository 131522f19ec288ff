package sanctions_test

import (
	"fmt"
	"reflect"

	"github.com/interdict/interdict/sanctions"
)

// filled returns a T in which every field that there is holds something, two of it
// where it is a slice, and no two texts or numbers are the same. Exceptions to scopes
// have exceptions themselves, but those have none.
func filled[T any]() T {
	var v T
	(&filler{}).fill(reflect.ValueOf(&v).Elem())
	return v
}

var (
	dateType  = reflect.TypeFor[sanctions.Date]()
	truthType = reflect.TypeFor[sanctions.Truth]()
	scopeType = reflect.TypeFor[sanctions.Scope]()
)

type filler struct{ count, scopes int }

func (f *filler) fill(v reflect.Value) {
	f.count++
	switch {
	case v.Type() == dateType:
		v.Set(reflect.ValueOf(sanctions.MustDate("2000-01-01").AddDays(f.count)))
		return
	case v.Type() == truthType:
		v.Set(reflect.ValueOf(sanctions.Yes))
		return
	case v.Type() == scopeType:
		f.scopes++
		defer func() { f.scopes-- }()
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprintf("text %d", f.count))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int8:
		v.SetInt(int64(f.count % 128))
	case reflect.Uint8, reflect.Uint32:
		v.SetUint(uint64(f.count % 256))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(v.Elem())
	case reflect.Slice:
		if v.Type().Elem() == scopeType && f.scopes > 2 {
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			f.fill(v.Index(i))
		}
	case reflect.Array:
		for i := range v.Len() {
			f.fill(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f.fill(v.Field(i))
		}
	default:
		panic(fmt.Sprintf("filler does not know %v", v.Type()))
	}
}

// A change alters one place of a value, and undoes it again.
type change struct {
	path     string
	do, undo func()
}

// changes returns everything that can be changed in the value that v points to: every
// text, number and day, the length of every slice, and every pointer.
func changes(v any) []change {
	var all []change
	collectChanges(reflect.ValueOf(v).Elem(), "", &all)
	return all
}

func collectChanges(v reflect.Value, path string, all *[]change) {
	set := func(path string, to reflect.Value) {
		old := reflect.New(v.Type()).Elem()
		old.Set(v)
		*all = append(*all, change{path, func() { v.Set(to) }, func() { v.Set(old) }})
	}
	if v.Type() == dateType {
		set(path, reflect.ValueOf(v.Interface().(sanctions.Date).AddDays(1)))
		return
	}
	switch v.Kind() {
	case reflect.String:
		set(path, reflect.ValueOf(v.String()+"x").Convert(v.Type()))
	case reflect.Bool:
		set(path, reflect.ValueOf(!v.Bool()))
	case reflect.Int, reflect.Int8:
		set(path, reflect.ValueOf(v.Int()-1).Convert(v.Type()))
	case reflect.Uint8, reflect.Uint32:
		set(path, reflect.ValueOf(v.Uint()^1).Convert(v.Type()))
	case reflect.Pointer:
		if !v.IsNil() {
			set(path+" dropped", reflect.Zero(v.Type()))
			collectChanges(v.Elem(), path, all)
		}
	case reflect.Slice:
		if v.Len() > 0 {
			set(path+" shortened", v.Slice(0, v.Len()-1))
			set(path+" dropped", reflect.Zero(v.Type()))
		}
		fallthrough
	case reflect.Array:
		for i := range v.Len() {
			collectChanges(v.Index(i), fmt.Sprintf("%s[%d]", path, i), all)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			collectChanges(v.Field(i), path+"."+v.Type().Field(i).Name, all)
		}
	default:
		panic(fmt.Sprintf("changes does not know %v", v.Type()))
	}
}
