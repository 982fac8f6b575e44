package main

import (
	"fmt"
	"html"
	"html/template"
	"net/http"

	"github.com/gehoor/gehoor/widget"
)

// The strictest policy under which a host page can run the widget at all.
const policy = "default-src 'none'; script-src 'self'; connect-src 'self' ws:; base-uri 'none'; form-action 'self'; " +
	"require-trusted-types-for 'script'; trusted-types 'none'"

var pages = template.Must(template.New("").Parse(`<!doctype html>
<html lang="{{.Locale}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Host page</title>
{{.Head}}{{if .Pinned}}{{.Pinned}}{{else if not .Bare}}<script src="/widget.js" defer{{range .Data}} {{.}}{{end}}></script>{{end}}
</head>
<body>
<main>
<h1>{{.Title}}</h1>
{{if .Inline}}<div id="box"><gehoor-chat inline data-locale="{{.Locale}}"><a href="/chat">Chat</a></gehoor-chat></div>
{{else}}<p>Een gewone pagina. <a href="/other">Verder</a></p>{{end}}
</main>
</body>
</html>
`))

// page is a site with the widget on it. Query: locale, inline, csp, pinned, turbo, bare (without the widget), and data-* for
// the script tag.
func page(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	view := struct {
		Locale, Title string
		Inline, Bare  bool
		Head, Pinned  template.HTML
		Data          []template.HTMLAttr
	}{Locale: q.Get("locale"), Title: "Page " + r.URL.Path, Inline: q.Has("inline"), Bare: q.Has("bare")}
	if view.Locale == "" {
		view.Locale = "nl"
	}
	for _, name := range []string{"accent", "position", "label", "radius", "z", "font", "on-accent", "title", "human", "input", "form"} {
		if q.Has(name) {
			view.Data = append(view.Data, template.HTMLAttr(fmt.Sprintf(`data-%s="%s"`, name, html.EscapeString(q.Get(name)))))
		}
	}
	if q.Has("pinned") {
		tag, err := widget.PinnedSnippet("http://" + r.Host)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		view.Pinned = template.HTML(tag)
	}
	if q.Has("turbo") {
		view.Head = `<script src="/turbo.js" defer></script>` // the test serves it
	}
	if q.Has("csp") {
		w.Header().Set("Content-Security-Policy", policy)
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_ = pages.Execute(w, view) // The browser that asked is gone, or it isn't.
}
