package sqlite

import "github.com/gehoor/gehoor/bot"

// maxHeads bounds the memory of the heads, to some 20 MB.
const maxHeads = 1 << 17

// head is where a conversation's log ends.
type head struct {
	no     int64
	last   uint64
	seen   uint64 // LastSeq of the stored summary, 0 without one
	prints prints // of the stored summary
}

// heads remembers where logs end, so that an append to a conversation that is
// alive asks the file nothing. It holds what was true when the last
// transaction ended, and only as long as no other process has written since:
// the writer compares the file's data version under the write lock.
type heads struct {
	known   map[bot.ID]head
	version int64 // PRAGMA data_version they belong to, 0 for none
	next    int64 // the number of the next new conversation, 0 when unknown
}

func (h *heads) reset() {
	if len(h.known) > 0 || h.known == nil {
		h.known = make(map[bot.ID]head)
	}
	h.version, h.next = 0, 0
}

// check forgets everything when another process has written.
func (h *heads) check(c *conn) error {
	version, err := c.number("PRAGMA data_version")
	if err != nil {
		return err
	}
	if version != h.version || len(h.known) > maxHeads {
		h.reset()
		h.version = version
	}
	if h.next == 0 {
		top, err := c.number("SELECT coalesce(max(no), 0) FROM conversations")
		if err != nil {
			return err
		}
		h.next = top + 1
	}
	return nil
}

// find returns where the log of id ends, from memory or file. ok is false
// when there is no such conversation; ErrErased says that there was.
func (h *heads) find(c *conn, id bot.ID) (_ head, ok bool, err error) {
	if known, ok := h.known[id]; ok {
		return known, true, nil
	}
	row, err := c.row(`SELECT c.no, (SELECT last FROM commits WHERE no = c.no ORDER BY seq DESC LIMIT 1),
			(SELECT last_seq FROM summaries WHERE no = c.no)
		FROM conversations c WHERE c.id = ?`, string(id))
	if err != nil {
		return head{}, false, err
	}
	if row != nil {
		no, _ := row[0].(int64)
		last, _ := row[1].(int64)
		seen, _ := row[2].(int64)
		return head{no: no, last: uint64(last), seen: uint64(seen)}, true, nil
	}
	gone, err := c.number("SELECT count(*) FROM tombstones WHERE id = ?", string(id))
	if err != nil {
		return head{}, false, err
	}
	if gone > 0 {
		return head{}, false, bot.ErrErased
	}
	return head{}, false, nil
}
