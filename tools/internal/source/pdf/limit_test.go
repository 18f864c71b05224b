package pdf

import (
	"testing"
	"time"
)

func TestTimeOn(t *testing.T) {
	if timeOn("amd64") != 15*time.Second || timeOn("arm64") != 15*time.Second {
		t.Error("a file has other than 15 seconds where PDFium is machine code")
	}
	if timeOn("loong64") < 5*timeOn("amd64") {
		t.Error("an interpreter has no more time than machine code")
	}
}
