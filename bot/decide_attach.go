package bot

import "strings"

// attach takes a file. It is part of what is told, and answers no question by
// itself: the open one stays open.
func (t *turn) attach(c AttachFile) error {
	if err := t.env.Policy.Files.Admit(t.s, c.File.Size); err != nil {
		return err
	}
	t.emit(Attached{By: Person{Role: Customer}, File: c.File, Re: c.Key})
	if t.s.Agent == nil && !c.Quiet {
		t.sayAttached()
		t.send()
	}
	return nil
}

// keyAttached begins the keys of what is said about a file.
const keyAttached = "files.added"

// sayAttached says once for several files in a row that they are there. While
// the story is told the bot stays silent (C08).
func (t *turn) sayAttached() {
	listening := t.s.Phase == Listening && t.s.Pending == ""
	args := map[string]any{"What": t.fileWord()}
	switch {
	case t.s.FilesTold || listening && len(t.s.Story) > 0:
		return
	case listening:
		t.add(keyAttached+".first", args)
		t.hearOn()
		return
	case t.s.Asks != "" || t.s.Pending != "":
		t.add(keyAttached+".open", args)
	case t.s.Phase == Handed:
		t.add(keyAttached+".handed", args)
	case t.s.Complaint != nil:
		args["Reference"] = t.s.Complaint.Reference
		t.add(keyAttached+".complaint", args)
	default:
		t.add(keyAttached, args)
	}
	t.hold()
}

// fileWord is what the customer calls the file that was just added.
func (t *turn) fileWord() string {
	if t.s.Files[len(t.s.Files)-1].IsImage() {
		return t.text("files.word.image", nil)
	}
	return t.text("files.word.document", nil)
}

// asksToAttach reports whether the customer asks if a file may be added. Who
// says to add one is not interrupted (C08): they are busy doing it.
func asksToAttach(r Reading) bool { return strings.Contains(r.Stored, "?") }

func (t *turn) tellHowToAttach() {
	if t.env.Policy.Files.Open() {
		t.add("digress.attach", nil)
		return
	}
	t.add("digress.attach_off", nil)
}

// slotFiles is what the summary calls the files. It is no fact and never asked.
const slotFiles = "files"

// fileNames lists the files for a summary, "" for none.
func (s *State) fileNames() string {
	names := make([]string, 0, len(s.Files))
	for _, f := range s.Files {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}
