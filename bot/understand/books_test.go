package understand

import "testing"

func TestBooksCompile(t *testing.T) {
	if _, err := compiled(); err != nil {
		t.Fatal(err)
	}
}
