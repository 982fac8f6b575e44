// Package desk is what the organisation's people may see and do: who they are,
// what their role allows, the queue, one conversation, taking it over,
// answering, resolving, and the lists of a supervisor. It knows neither HTTP
// nor words: it returns facts and keys.
package desk
