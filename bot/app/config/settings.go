// Package config is the program's settings: one typed struct with defaults,
// filled from a file, the environment and flags, and checked before anything
// starts. What is not understood is an error that says what was probably
// meant; nothing is guessed and nothing is ignored.
package config

import "time"

// Settings are all settings. Every field has a key, by which the YAML file, the
// environment (GEHOOR_KEY) and the flags (--key) know it; the keys are a
// contract. Help is the sentence that --help and the operator's guide print.
type Settings struct {
	Addr           string   `key:"addr" help:"address and port to listen on; port 0 takes a free one"`
	Data           string   `key:"data" help:"folder of the embedded store; it is made when it is not there"`
	MongoDBURI     Secret   `key:"mongodb_uri" help:"keep everything in this MongoDB instead of the embedded store"`
	NATSURL        Secret   `key:"nats_url" help:"NATS server that connects several nodes; empty for one node"`
	PublicURL      string   `key:"public_url" help:"address by which people reach this server; empty derives it from addr"`
	AllowedOrigins []string `key:"allowed_origins" help:"websites that may embed the widget, as https://www.example.nl; empty allows only this server's own pages"`
	TrustedProxies []string `key:"trusted_proxies" help:"addresses or networks of reverse proxies whose X-Forwarded-For is believed"`

	Organisation  string `key:"organisation" help:"name of the organisation, as customers know it"`
	Dialogs       string `key:"dialogs" help:"folder with dialogs that replace the built-in ones"`
	Locales       string `key:"locales" help:"folder with texts that replace built-in ones, key by key"`
	DefaultLocale string `key:"default_locale" help:"language where the customer's is not known: nl or en"`
	FormOfAddress string `key:"form_of_address" help:"how Dutch texts address the customer: u or je"`

	Regime         string        `key:"regime" help:"the rules by which the date of the answer is worked out; see gehoor deadline --list"`
	Regimes        string        `key:"regimes" help:"folder with regimes/*.yaml and calendars/*.yaml of your own"`
	TimeZone       string        `key:"time_zone" help:"the organisation's time zone: dates and hours are shown in it"`
	OfficeHours    []string      `key:"office_hours" help:"when people answer, as \"mo-fr 09:00-12:30 13:00-17:00\""`
	OfficeCalendar string        `key:"office_calendar" help:"calendar of the days on which the office is closed; none for no such days"`
	StoryPause     time.Duration `key:"story_pause" help:"the silence that ends a customer's story"`
	HumanWait      time.Duration `key:"human_wait" help:"how long a customer waits for a colleague before the bot offers to have them called back"`
	AbandonAfter   time.Duration `key:"abandon_after" help:"the silence after which a story that was left is registered as it stands"`

	Country string            `key:"country" help:"whose emergency numbers are shown: nl, be, gb or ie"`
	Numbers map[string]string `key:"numbers" help:"emergency numbers of your own in place of the country's, as emergency=112"`

	LLMBaseURL string `key:"llm_base_url" help:"OpenAI-compatible endpoint of a language model; empty works without one"`
	LLMAPIKey  Secret `key:"llm_api_key" help:"key of that endpoint"`
	LLMModel   string `key:"llm_model" help:"model to ask for"`

	LLMMode        string        `key:"llm_mode" help:"on; shadow to ask and record it and use nothing; off. gehoor model changes it while the server runs"`
	LLMPhrasing    string        `key:"llm_phrasing" help:"select: the model picks an approved sentence to acknowledge a story; free: it may word that sentence itself, within filters"`
	LLMTimeout     time.Duration `key:"llm_timeout" help:"the longest that reading a message may take; up to 6s for a slow local model"`
	LLMWait        time.Duration `key:"llm_wait" help:"how long the answer to a finished story may be put off for the model; 0 never"`
	LLMDailyCalls  int           `key:"llm_daily_calls" help:"calls a day, on this node"`
	LLMTokensField string        `key:"llm_max_tokens_field" help:"the endpoint's name for the longest answer: max_tokens, max_completion_tokens or none"`
	LLMTemperature string        `key:"llm_temperature" help:"from 0 to 2; empty leaves it to the endpoint, as models that reason want"`
	LLMFormat      string        `key:"llm_format" help:"how the form of answers is asked for: json_schema, json_object or text; it is checked in any case"`
	LLMStream      bool          `key:"llm_stream" help:"take answers in pieces, for endpoints that give them in no other way"`

	SMTPURL          Secret `key:"smtp_url" help:"mail server, as smtps://user:password@host:465"`
	WebhookURL       string `key:"webhook_url" help:"address that is told of what happens to complaints"`
	WebhookSecret    Secret `key:"webhook_secret" help:"key that signs what is sent there"`
	OIDCIssuer       string `key:"oidc_issuer" help:"OpenID provider for logging in to the desk"`
	OIDCClientID     string `key:"oidc_client_id" help:"this server's name at that provider"`
	OIDCClientSecret Secret `key:"oidc_client_secret" help:"its secret there"`
	WidgetSecret     Secret `key:"widget_secret" help:"key of at least 32 bytes by which your website signs the identity of signed-in customers"`
	WidgetIssuer     string `key:"widget_issuer" help:"iss that such an identity must have; empty for any"`
	WidgetAudience   string `key:"widget_audience" help:"aud that such an identity must name; empty for any"`

	Limits    Limits    `key:"limits"`
	Files     Files     `key:"files"`
	Retention Retention `key:"retention"`

	StopWithin  time.Duration `key:"stop_within" help:"the longest that an orderly stop may take"`
	MemoryLimit Size          `key:"memory_limit" help:"memory that the program tries to stay within, such as 512MiB; 0 leaves it to GOMEMLIMIT"`
	LogLevel    string        `key:"log_level" help:"debug, info, warn or error"`
	LogFormat   string        `key:"log_format" help:"text or json"`

	Demo  bool      `key:"demo" help:"fill an empty store with some sixty invented complaints and people"`
	Clock time.Time `key:"clock" help:"with --demo: the process's clock starts at this moment and runs on"`
}

// Limits bound what one address, or one chat, may ask of the server. Loopback
// addresses are not bound, except in what a message may hold: a proxy there is
// believed about whom it speaks for, and an operator measures from there.
type Limits struct {
	Text          int           `key:"text" help:"characters in a message"`
	Connections   int           `key:"connections" help:"open chats from one address; 0 for no limit"`
	Conversations int           `key:"conversations" help:"new conversations an hour from one address"`
	Messages      int           `key:"messages" help:"messages a minute in one chat"`
	API           int           `key:"api" help:"calls of the register's API a minute from one address"`
	Files         int           `key:"files" help:"files an hour from one address"`
	Idle          time.Duration `key:"idle" help:"the silence after which a conversation leaves memory"`
}

// Files say what customers may add to a conversation. They are kept in the
// store, and erased with the conversation.
type Files struct {
	Count    int  `key:"count" help:"files that a customer may add to one conversation; 0 takes none"`
	Size     Size `key:"size" help:"the largest file"`
	Together Size `key:"together" help:"the most that the files of one conversation take"`
	All      Size `key:"all" help:"the most that all files take: beyond it none are taken, so that complaints keep their room; 0 for no bound"`
}

// Retention says how long things are kept. Zero keeps them for ever.
type Retention struct {
	Complaints time.Duration `key:"complaints" help:"after which a complaint that was answered is erased, counted from its last change; 0 keeps it"`
	Unfinished time.Duration `key:"unfinished" help:"after which a conversation that is no complaint is erased, counted from its last change; 0 keeps it"`
}

const day = 24 * time.Hour

// Default returns the settings of a fresh installation.
func Default() Settings {
	return Settings{
		Addr:           "127.0.0.1:8080",
		Data:           "./data",
		Organisation:   "De Lampenkamer", // the shop of the demo page, until somebody says who they are
		DefaultLocale:  "nl",
		FormOfAddress:  "u",
		Regime:         "own-sla",
		TimeZone:       "Europe/Amsterdam",
		OfficeHours:    []string{"mo-fr 09:00-17:00"},
		OfficeCalendar: "nl",
		StoryPause:     8 * time.Second,
		HumanWait:      5 * time.Minute,
		AbandonAfter:   30 * time.Minute,
		Country:        "nl",
		LLMMode:        "on",
		LLMPhrasing:    "select",
		LLMTimeout:     1500 * time.Millisecond,
		LLMWait:        1200 * time.Millisecond,
		LLMDailyCalls:  2000,
		LLMTokensField: "max_tokens",
		LLMFormat:      "json_schema",
		Limits: Limits{
			Text:          4000,
			Connections:   100,
			Conversations: 600,
			Messages:      120,
			API:           600,
			Files:         240,
			Idle:          time.Minute,
		},
		Files:      Files{Count: 10, Size: 10 << 20, Together: 25 << 20, All: 10 << 30},
		Retention:  Retention{Unfinished: 30 * day},
		StopWithin: 20 * time.Second,
		LogLevel:   "info",
		LogFormat:  "text",
	}
}
