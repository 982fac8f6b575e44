package server

import (
	_ "embed"
	"net/http"

	"github.com/labstack/echo/v4"
)

// The contracts as they are published. Tests hold them against the handlers
// and against real frames.
var (
	//go:embed contract/openapi.json
	openAPI []byte
	//go:embed contract/asyncapi.json
	asyncAPI []byte
)

// document serves a contract, to any site's tools.
func document(body []byte) echo.HandlerFunc {
	return func(c echo.Context) error {
		h := c.Response().Header()
		h.Set("Cache-Control", "no-cache")
		h.Set("Access-Control-Allow-Origin", "*")
		return c.Blob(http.StatusOK, echo.MIMEApplicationJSON, body)
	}
}
