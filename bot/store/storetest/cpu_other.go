//go:build !unix

package storetest

import "time"

func processor() time.Duration { return 0 }
