package cli

import (
	"time"

	"github.com/spf13/cobra"

	"github.com/gehoor/gehoor/bot/load"
)

func newLoad(c *Console) *cobra.Command {
	cmd := &cobra.Command{
		Use: "load", Args: cobra.NoArgs,
		Short: "Chats with a server as a crowd would, and measures how fast it answers",
		Long: "Chats with a server as a crowd would, and measures how fast it answers. The complaints\n" +
			"stay in that server's store: measure a server that is there for it.",
		Example: "  gehoor load --url http://127.0.0.1:8080 --chats 500 --for 30s --pid $(pidof gehoor)\n" +
			"  gehoor load --url http://127.0.0.1:8080 --chats 10000 --mode idle --for 1m",
	}
	var cfg load.Config
	f := cmd.Flags()
	f.StringVar(&cfg.URL, "url", "http://127.0.0.1:8080", "address of the server")
	f.IntVar(&cfg.Chats, "chats", 100, "chats at once")
	f.DurationVar(&cfg.For, "for", 10*time.Second, "how long to measure")
	f.IntVar(&cfg.Messages, "messages", 0, "end earlier, once so many are acknowledged; 0: only --for ends it")
	f.StringVar((*string)(&cfg.Mode), "mode", string(load.Closed), "closed: as fast as answers come; paced: once in --pace; idle: only connected")
	f.DurationVar(&cfg.Pace, "pace", time.Second, "time between two messages of a paced chat")
	f.StringVar((*string)(&cfg.Talk), "talk", string(load.Complaint), "complaint: whole complaints; monologue: one short sentence again and again")
	f.IntVar(&cfg.Turns, "turns", 20, "messages of a monologue")
	f.StringVar(&cfg.Locale, "locale", "nl", "language of the chats: nl or en")
	f.IntVar(&cfg.PID, "pid", 0, "the server's process on this machine, to measure its memory and processor time")
	baseline := f.Bool("baseline", false, "also measure a bare echo server with the same durable commit, and the ratio to it")
	asJSON := f.Bool("json", false, "print JSON")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		measure := load.Run
		if *baseline {
			measure = load.Compare
		}
		report, err := measure(cmd.Context(), cfg)
		if err != nil {
			return err
		}
		if *asJSON {
			return printJSON(c.Out, report)
		}
		report.Print(c.Out)
		return nil
	}
	return cmd
}
