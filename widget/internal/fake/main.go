// The fake is a server for the widget's browser tests: it speaks the customer's side of the
// protocol from memory, says what a script says, and fails on command. It prints its address and
// runs until it is killed.
package main

import (
	"fmt"
	"net"
	"net/http"
	"os"

	"github.com/gehoor/gehoor/widget"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "fake:", err)
		os.Exit(1)
	}
}

func run() error {
	scripts, err := widget.Handler()
	if err != nil {
		return err
	}
	hub := newHub()
	mux := http.NewServeMux()
	mux.Handle("/widget.js", scripts)
	mux.Handle("/w/", scripts)
	mux.HandleFunc("/ws", hub.socket)
	mux.HandleFunc("/control", hub.control)
	mux.HandleFunc("/stored", hub.stored)
	mux.HandleFunc("/files/", hub.files)
	mux.HandleFunc("/", page)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Printf("http://%s/\n", listener.Addr())
	return http.Serve(listener, mux)
}
