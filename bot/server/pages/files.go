package pages

import (
	"path"
	"strconv"
	"strings"

	"github.com/gehoor/gehoor/bot"
)

// fileKind names what a file is, as its ending does: JPG, PDF.
func fileKind(f bot.File) string {
	return strings.ToUpper(strings.TrimPrefix(path.Ext(f.Name), "."))
}

// fileSize says how large a file is, in units that people know.
func (w words) fileSize(f bot.File) string {
	if f.Size < 1<<20 {
		return w.t("files.size.kb", "Size", max(1, (f.Size+512)>>10))
	}
	tenths := (f.Size*10 + 1<<19) >> 20
	point := "."
	if w.locale == "nl" {
		point = ","
	}
	return w.t("files.size.mb", "Size", strconv.FormatInt(tenths/10, 10)+point+strconv.FormatInt(tenths%10, 10))
}
