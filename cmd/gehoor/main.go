// Gehoor hears complaints: a chat that listens, registers, and says when the
// answer comes. See package cli for its commands.
package main

import (
	"context"
	"os"

	"github.com/gehoor/gehoor/bot/app/cli"
)

func main() {
	os.Exit(cli.Main(context.Background(), cli.Console{
		Args: os.Args[1:], Env: os.Environ(), In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
	}))
}
