package mongo

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/gehoor/gehoor/bot"
	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

// file is what is known of a file. Its size stays -1 until all chunks are
// there, and so long it can't be opened.
type file struct {
	ID           string     `bson:"_id"` // conversation and id
	Conversation bot.ID     `bson:"conversation"`
	File         bot.FileID `bson:"file"`
	At           time.Time  `bson:"at"`
	Size         int64      `bson:"size"`
	Named        bool       `bson:"named"`
}

// chunk is a part of a file. Its id has the number of the part, so that there
// is one of each.
type chunk struct {
	ID           string `bson:"_id"`
	Conversation bot.ID `bson:"conversation"`
	File         string `bson:"file"` // file.ID
	Data         []byte `bson:"data"`
}

func fileKey(conversation bot.ID, id bot.FileID) string {
	return string(conversation) + "/" + string(id)
}

func chunkKey(file string, n int64) string { return fmt.Sprintf("%s/%06d", file, n) }

// whole matches files that are there to their end.
var whole = bson.E{Key: "size", Value: op("$gte", 0)}

// PutFile implements bot.Files. An erasure may come between any two chunks. It
// leaves a tombstone first, so whoever looks for that last has either seen it
// or is seen by it.
func (s *Store) PutFile(ctx context.Context, conversation bot.ID, id bot.FileID, at time.Time, fill func(io.Writer) error) (int64, error) {
	if err := s.exists(ctx, conversation); err != nil {
		return 0, err
	}
	key := fileKey(conversation, id)
	if _, err := s.files.InsertOne(ctx, file{ID: key, Conversation: conversation, File: id, At: at, Size: -1}); err != nil {
		return 0, room(err)
	}
	w := &bot.ChunkWriter{Put: func(n int64, data []byte) error {
		_, err := s.chunks.InsertOne(ctx, chunk{ID: chunkKey(key, n), Conversation: conversation, File: key, Data: data})
		return room(err)
	}}
	err := fill(w)
	if err == nil {
		err = w.Flush()
	}
	if err == nil {
		err = s.finishFile(ctx, conversation, key, w.Size)
	}
	if err != nil {
		// Should this fail as well, the file is swept up later.
		_ = s.DropFile(context.WithoutCancel(ctx), conversation, id)
		return 0, err
	}
	return w.Size, nil
}

func (s *Store) finishFile(ctx context.Context, conversation bot.ID, key string, size int64) error {
	r, err := s.files.UpdateOne(ctx, byID(key), set(bson.D{{Key: "size", Value: size}}))
	if err != nil {
		return domain(err)
	}
	if r.MatchedCount == 0 {
		return bot.ErrErased
	}
	erased, err := s.isErased(ctx, conversation)
	if err == nil && erased {
		err = bot.ErrErased
	}
	return err
}

// outOfDisk is what a server answers that has no room left.
const outOfDisk = 14031

// room is domain for what takes room.
func room(err error) error {
	var answer mongo.ServerError
	if errors.As(err, &answer) && answer.HasErrorCode(outOfDisk) {
		return bot.E(bot.Full, "error.file_full", err)
	}
	return domain(err)
}

// OpenFile implements bot.Files.
func (s *Store) OpenFile(ctx context.Context, conversation bot.ID, id bot.FileID) (io.ReadCloser, error) {
	var f file
	err := s.files.FindOne(ctx, bson.D{{Key: "_id", Value: fileKey(conversation, id)}, whole}).Decode(&f)
	if errors.Is(err, mongo.ErrNoDocuments) {
		return nil, bot.E(bot.NotFound, "error.no_file", nil)
	}
	if err != nil {
		return nil, domain(err)
	}
	return &bot.ChunkReader{Size: f.Size, Get: func(n int64) ([]byte, error) { return s.getChunk(ctx, f.ID, n) }}, nil
}

// getChunk returns chunk n of a file, or nil when it isn't there.
func (s *Store) getChunk(ctx context.Context, file string, n int64) ([]byte, error) {
	var c chunk
	err := s.chunks.FindOne(ctx, byID(chunkKey(file, n))).Decode(&c)
	if errors.Is(err, mongo.ErrNoDocuments) {
		return nil, nil
	}
	return c.Data, domain(err)
}

// DropFile implements bot.Files. The chunks go first: a file that is known can
// be dropped again.
func (s *Store) DropFile(ctx context.Context, conversation bot.ID, id bot.FileID) error {
	key := fileKey(conversation, id)
	if _, err := s.chunks.DeleteMany(ctx, bson.D{{Key: "file", Value: key}}); err != nil {
		return domain(err)
	}
	_, err := s.files.DeleteOne(ctx, byID(key))
	return domain(err)
}

// SweepFiles implements bot.Files.
func (s *Store) SweepFiles(ctx context.Context, before time.Time, named func(context.Context, bot.ID, bot.FileID) (bool, error)) (int, error) {
	found, err := s.files.Find(ctx, bson.D{{Key: "named", Value: false}, {Key: "at", Value: op("$lt", before)}},
		options.Find().SetSort(ascending("_id")))
	if err != nil {
		return 0, domain(err)
	}
	var loose []file
	if err := found.All(ctx, &loose); err != nil {
		return 0, domain(err)
	}
	dropped := 0
	for _, f := range loose {
		keep, err := named(ctx, f.Conversation, f.File)
		if err != nil && !errors.Is(err, bot.ErrErased) {
			return dropped, err
		}
		if keep {
			if _, err := s.files.UpdateOne(ctx, bson.D{{Key: "_id", Value: f.ID}, whole}, set(bson.D{{Key: "named", Value: true}})); err != nil {
				return dropped, domain(err)
			}
			continue
		}
		if err := s.DropFile(ctx, f.Conversation, f.File); err != nil {
			return dropped, err
		}
		dropped++
	}
	return dropped, nil
}

// SumFiles implements bot.Files.
func (s *Store) SumFiles(ctx context.Context) (int64, error) {
	found, err := s.files.Aggregate(ctx, bson.A{
		bson.D{{Key: "$match", Value: bson.D{whole}}},
		bson.D{{Key: "$group", Value: bson.D{{Key: "_id", Value: nil}, {Key: "bytes", Value: op("$sum", "$size")}}}},
	})
	if err != nil {
		return 0, domain(err)
	}
	var sums []struct {
		Bytes int64 `bson:"bytes"`
	}
	if err := found.All(ctx, &sums); err != nil || len(sums) == 0 {
		return 0, domain(err)
	}
	return sums[0].Bytes, nil
}
