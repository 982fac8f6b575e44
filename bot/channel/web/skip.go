package web

// skip reads over any value.
func (s *scanner) skip(depth int) error {
	if depth > maxDepth {
		return errJSON
	}
	switch c := s.peek(); {
	case c == '"':
		_, err := s.str()
		return err
	case c == '{':
		s.pos++
		return s.members(func([]byte) error { return s.skip(depth + 1) })
	case c == '[':
		s.pos++
		return s.elements(depth)
	case c == 't' && s.literal("true"), c == 'f' && s.literal("false"), c == 'n' && s.literal("null"):
		return nil
	case c == '-' || (c >= '0' && c <= '9'):
		return s.number()
	}
	return errJSON
}

// members reads an object after its brace and calls value at every value. The
// name holds until value reads a string.
func (s *scanner) members(value func(name []byte) error) error {
	if s.take('}') {
		return nil
	}
	for {
		name, err := s.str()
		if err != nil {
			return err
		}
		if !s.take(':') {
			return errJSON
		}
		if err := value(name); err != nil {
			return err
		}
		if s.take('}') {
			return nil
		}
		if !s.take(',') {
			return errJSON
		}
	}
}

func (s *scanner) elements(depth int) error {
	if s.take(']') {
		return nil
	}
	for {
		if err := s.skip(depth + 1); err != nil {
			return err
		}
		if s.take(']') {
			return nil
		}
		if !s.take(',') {
			return errJSON
		}
	}
}

func (s *scanner) number() error {
	if s.pos < len(s.data) && s.data[s.pos] == '-' {
		s.pos++
	}
	switch {
	case s.pos < len(s.data) && s.data[s.pos] == '0':
		s.pos++
	case !s.digits():
		return errJSON
	}
	if s.pos < len(s.data) && s.data[s.pos] == '.' {
		s.pos++
		if !s.digits() {
			return errJSON
		}
	}
	if s.pos < len(s.data) && (s.data[s.pos] == 'e' || s.data[s.pos] == 'E') {
		s.pos++
		if s.pos < len(s.data) && (s.data[s.pos] == '+' || s.data[s.pos] == '-') {
			s.pos++
		}
		if !s.digits() {
			return errJSON
		}
	}
	return nil
}

func (s *scanner) digits() bool {
	from := s.pos
	for s.pos < len(s.data) && s.data[s.pos] >= '0' && s.data[s.pos] <= '9' {
		s.pos++
	}
	return s.pos > from
}

// count reads a whole number from 0.
func (s *scanner) count() (uint64, error) {
	s.space()
	from := s.pos
	if err := s.number(); err != nil {
		return 0, err
	}
	var n uint64
	digits := s.data[from:s.pos]
	if len(digits) > 18 {
		return 0, errJSON
	}
	for _, c := range digits {
		if c < '0' || c > '9' {
			return 0, errJSON
		}
		n = n*10 + uint64(c-'0')
	}
	return n, nil
}
