// Package pages makes the server's HTML: html/template files with one layout,
// and the style sheets, scripts and drawings that they use. Words come from
// the locales by key; a page holds none.
package pages

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"strings"
	"time"

	"github.com/gehoor/gehoor/bot"
)

//go:embed *.html
var files embed.FS

// Locales are the languages in which pages are made, the first by default.
var Locales = []string{"nl", "en"}

// Options is what pages need.
type Options struct {
	Say          bot.Speaker
	Zone         *time.Location // in which dates and times are shown
	Organisation string
	Now          func() time.Time
	// Topics returns the topics of a dialog as bot.Opened.Dialog names it, or
	// of the one in use for "". May be nil: ids are then shown for options.
	Topics func(dialog string) bot.Topics
}

// Pages renders pages by name, in each language. It is safe for use by many
// requests at once.
type Pages struct {
	opts   Options
	assets *Assets
	byName map[string]map[string]*template.Template // locale -> page -> template
}

// View is what every page is given; Data is the page's own.
type View struct {
	Locale  string
	Path    string // of the request, for the language switch
	CSRF    string // token that a form must carry
	Key     string // a fresh key that makes a form idempotent
	Section string // which part of the desk is open
	Person  *Person
	Notice  string // key of a text that says what has been done
	Error   string // a sentence that says what went wrong and what to do
	Data    any

	Organisation string
}

// Person is who is logged in.
type Person struct {
	ID   string
	Name string
	Role string
	May  map[string]bool // by the name of the permission
}

// New reads all templates for all languages.
func New(o Options) (*Pages, error) {
	p := &Pages{opts: o, assets: newAssets(), byName: map[string]map[string]*template.Template{}}
	names, err := fs.Glob(files, "*.html")
	if err != nil {
		return nil, err
	}
	for _, locale := range Locales {
		base, err := template.New("base").Funcs(p.funcs(locale)).ParseFS(files, "layout.html", "part_*.html")
		if err != nil {
			return nil, err
		}
		p.byName[locale] = map[string]*template.Template{}
		for _, file := range names {
			name := strings.TrimSuffix(file, ".html")
			if name == "layout" || strings.HasPrefix(name, "part_") {
				continue
			}
			t, err := template.Must(base.Clone()).ParseFS(files, file)
			if err != nil {
				return nil, err
			}
			p.byName[locale][name] = t
		}
	}
	return p, nil
}

// Render writes the page called name. Nothing is written unless the whole page
// could be made.
func (p *Pages) Render(w io.Writer, name string, v View) error {
	t := p.byName[v.Locale][name]
	if t == nil {
		return fmt.Errorf("pages: no page %q in %q", name, v.Locale)
	}
	v.Organisation = p.opts.Organisation
	root := "layout"
	if t.Lookup("whole") != nil {
		root = "whole"
	}
	var buf bytes.Buffer
	if err := t.ExecuteTemplate(&buf, root, v); err != nil {
		return fmt.Errorf("pages: %s: %w", name, err)
	}
	_, err := buf.WriteTo(w)
	return err
}

// Assets are the files that pages refer to.
func (p *Pages) Assets() *Assets { return p.assets }

// Names lists the pages.
func (p *Pages) Names() []string {
	var names []string
	for name := range p.byName[Locales[0]] {
		names = append(names, path.Base(name))
	}
	return names
}
