package config

import (
	"strconv"
	"time"
)

// checkModel looks at what is set for a language model, whether or not one is
// asked: a mistake should not wait for the day on which it is turned on.
func (s *Settings) checkModel(wrong func(key, format string, args ...any)) {
	if s.LLMBaseURL != "" && !isSite(s.LLMBaseURL, true) {
		wrong("llm_base_url", "%q: want an address as http://localhost:11434/v1", s.LLMBaseURL)
	}
	switch {
	case s.LLMBaseURL != "" && s.LLMModel == "":
		wrong("llm_model", "want the name of the model to ask for at %s", s.LLMBaseURL)
	case s.LLMBaseURL == "" && s.LLMModel != "":
		wrong("llm_base_url", "want the address at which %q answers", s.LLMModel)
	case len(s.LLMModel) > 200:
		wrong("llm_model", "want at most 200 characters")
	}
	if s.LLMTimeout < 100*time.Millisecond || s.LLMTimeout > 6*time.Second {
		wrong("llm_timeout", "%s: want between 0.1s and 6s", s.LLMTimeout)
	}
	if s.LLMWait < 0 || s.LLMWait > 1500*time.Millisecond {
		wrong("llm_wait", "%s: want between 0s and 1.5s; a customer waits for it", s.LLMWait)
	}
	if s.LLMDailyCalls < 1 {
		wrong("llm_daily_calls", "%d: want 1 or more; llm_mode=off asks nothing", s.LLMDailyCalls)
	}
	if _, ok := s.ModelTemperature(); !ok && s.LLMTemperature != "" {
		wrong("llm_temperature", "%.20q: want a number from 0 to 2, or nothing", s.LLMTemperature)
	}
}

// ModelTemperature is the temperature to ask for; ok is false where none is set.
func (s *Settings) ModelTemperature() (t float64, ok bool) {
	t, err := strconv.ParseFloat(s.LLMTemperature, 64)
	return t, err == nil && t >= 0 && t <= 2
}
