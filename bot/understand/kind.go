package understand

// kind is what sort of answer a slot takes.
type kind int

const (
	kindText kind = iota
	kindChoice
	kindDate
	kindReference
	kindContact
	kindYesNo
	kindMoney
)

// typed is implemented by topics that know the types of their slots; those
// that don't are told by name.
type typed interface{ Type(slot string) string }

func (rd *reader) kindOf(slot string) kind {
	if t, ok := rd.in.Dialog.(typed); ok {
		switch t.Type(slot) {
		case "text":
			return kindText
		case "choice":
			return kindChoice
		case "date", "date_period":
			return kindDate
		case "reference":
			return kindReference
		case "contact":
			return kindContact
		case "yesno":
			return kindYesNo
		case "money":
			return kindMoney
		}
	}
	switch slot {
	case slotDate:
		return kindDate
	case slotReference:
		return kindReference
	case slotContact:
		return kindContact
	case slotAmount:
		return kindMoney
	case "follow_up", "satisfaction", "confirm", "urgency_check":
		return kindYesNo
	case slotComplainant, slotSource, slotProcess:
		return kindChoice
	}
	if len(rd.options(slot)) > 0 {
		return kindChoice
	}
	return kindText
}
