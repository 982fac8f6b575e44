package cli

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/gehoor/gehoor/bot/app"
	"github.com/gehoor/gehoor/bot/app/transfer"
	"github.com/gehoor/gehoor/bot/deadline"
)

func newExport(c *Console) *cobra.Command {
	cmd := &cobra.Command{
		Use: "export", Args: cobra.NoArgs,
		Short: "Writes the register and the transcripts, as lines of JSON or as a table",
		Long: "Writes the register and the transcripts, as lines of JSON or as a table. Files that customers added\n" +
			"go into the lines of JSON; the table names them only.",
		Example: "  gehoor export --out complaints.jsonl\n" +
			"  gehoor export --format csv --from 2026-01-01 --to 2026-03-31 --out first-quarter.csv",
	}
	settings := withSettings(c, cmd, append(inStore, "time_zone")...)
	format := cmd.Flags().String("format", transfer.JSONL, "jsonl or csv")
	from := cmd.Flags().String("from", "", "first day of receipt")
	to := cmd.Flags().String("to", "", "last day of receipt")
	out := cmd.Flags().String("out", "", "file to write; otherwise standard output")
	cmd.RunE = func(cmd *cobra.Command, _ []string) (err error) {
		s, err := settings()
		if err != nil {
			return err
		}
		sel := transfer.Selection{From: *from, To: *to}
		if sel.Zone, err = s.Zone(); err != nil {
			return err
		}
		for flag, day := range map[string]string{"--from": *from, "--to": *to} {
			if _, err := deadline.ParseDate(day); day != "" && err != nil {
				return misuse("%s: %w", flag, err)
			}
		}
		if *from != "" && *to != "" && *from > *to {
			return misuse("--from %s comes after --to %s", *from, *to)
		}
		if err := checkFormat(*format); err != nil {
			return err
		}
		w := c.Out
		if *out != "" {
			// Customers' words go into it: nobody else on the machine reads them.
			f, err := os.OpenFile(*out, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, f.Close()) }()
			w = f
		}
		return withStore(cmd.Context(), s, func(store app.Store) error {
			n, err := transfer.Export(cmd.Context(), w, *format, store, sel)
			if err == nil && *out != "" {
				fmt.Fprintf(c.Err, "%d conversations written to %s\n", n, *out)
			}
			return err
		})
	}
	return cmd
}

func newImport(c *Console) *cobra.Command {
	cmd := &cobra.Command{
		Use: "import [FILE]", Args: cobra.MaximumNArgs(1),
		Short:   "Reads what export wrote, from a file or standard input; what is there already is left alone",
		Example: "  gehoor import complaints.jsonl",
	}
	settings := withSettings(c, cmd, inStore...)
	format := cmd.Flags().String("format", "", "jsonl or csv; otherwise as the file's name says, or else jsonl")
	asJSON := cmd.Flags().Bool("json", false, "print JSON")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		s, err := settings()
		if err != nil {
			return err
		}
		in := c.In
		if len(args) > 0 {
			f, err := os.Open(args[0])
			if err != nil {
				return err
			}
			defer f.Close()
			in = f
			if *format == "" && strings.HasSuffix(args[0], ".csv") {
				*format = transfer.CSV
			}
		}
		if *format == "" {
			*format = transfer.JSONL
		}
		if err := checkFormat(*format); err != nil {
			return err
		}
		kit, err := app.NewKit(s, slog.New(slog.DiscardHandler))
		if err != nil {
			return err
		}
		return withNewStore(cmd.Context(), s, func(store app.Store) error {
			res, err := transfer.Import(cmd.Context(), in, *format, store, kit.Policy)
			if printErr := printResult(c.Out, res, *asJSON); err == nil {
				err = printErr
			}
			return err
		})
	}
	return cmd
}

func printResult(w io.Writer, res transfer.Result, asJSON bool) error {
	if asJSON {
		return printJSON(w, res)
	}
	_, err := fmt.Fprintf(w, "%d conversations imported, %d were there already, %d were erased here and stay so; %d files imported\n",
		res.Imported, res.Known, res.Erased, res.Files)
	return err
}

func checkFormat(format string) error {
	if format == transfer.JSONL || format == transfer.CSV {
		return nil
	}
	return misuse("--format: there is no format %q, want %s or %s", format, transfer.JSONL, transfer.CSV)
}
