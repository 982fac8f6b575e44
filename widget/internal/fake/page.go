package main

import (
	"html/template"
	"net/http"
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
<script src="/widget.js" defer{{range $name, $value := .Data}} data-{{$name}}="{{$value}}"{{end}}></script>
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

// page is a site with the widget on it. Query: locale, inline, csp, and data-* for the script tag.
func page(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	view := struct {
		Locale, Title string
		Inline        bool
		Data          map[string]string
	}{Locale: q.Get("locale"), Title: "Page " + r.URL.Path, Inline: q.Has("inline"), Data: map[string]string{}}
	if view.Locale == "" {
		view.Locale = "nl"
	}
	for _, name := range []string{"accent", "position", "label", "radius", "z", "font", "on-accent"} {
		if q.Has(name) {
			view.Data[name] = q.Get(name)
		}
	}
	if q.Has("csp") {
		w.Header().Set("Content-Security-Policy", policy)
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_ = pages.Execute(w, view) // The browser that asked is gone, or it isn't.
}
