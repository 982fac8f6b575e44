package mongo

import (
	"errors"

	"github.com/gehoor/gehoor/bot"
	"go.mongodb.org/mongo-driver/v2/mongo"
)

// domain turns an error of the driver into one of the port's. Whatever isn't
// known otherwise is Unavailable: the server didn't say that it stored
// anything, and the same may work later.
func domain(err error) error {
	var known *bot.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &known):
		return err
	case errors.Is(err, mongo.ErrNoDocuments):
		return bot.ErrNotFound
	case mongo.IsDuplicateKeyError(err):
		return bot.E(bot.Conflict, "error.conflict", err)
	}
	return bot.E(bot.Unavailable, "error.unavailable", err)
}

func corrupt(id bot.ID, seq uint64, cause error) error {
	return bot.E(bot.Corrupt, "error.internal", cause).With("conversation", id).With("seq", seq)
}
