//go:build !windows

package disk

import "syscall"

var (
	full      = []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG}
	readOnly  = []error{syscall.EROFS}
	inUse     = []error{syscall.EBUSY, syscall.ETXTBSY}
	away      = []error{syscall.EIO, syscall.ESTALE, syscall.ENXIO, syscall.ENODEV, syscall.EHOSTDOWN, syscall.ENOTCONN, syscall.ETIMEDOUT}
	noLock    = []error{syscall.ENOLCK}
	notFolder = []error{syscall.ENOTDIR}
	tooMany   = []error{syscall.EMFILE, syscall.ENFILE}
)
