package disk

import "golang.org/x/sys/windows"

var (
	full     = []error{windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL, windows.ERROR_DISK_QUOTA_EXCEEDED}
	readOnly = []error{windows.ERROR_WRITE_PROTECT}
	inUse    = []error{windows.ERROR_SHARING_VIOLATION, windows.ERROR_LOCK_VIOLATION, windows.ERROR_BUSY}
	away     = []error{
		windows.ERROR_NOT_READY, windows.ERROR_BAD_NETPATH, windows.ERROR_UNEXP_NET_ERR, windows.ERROR_NETNAME_DELETED,
		windows.ERROR_BAD_NET_NAME, windows.ERROR_IO_DEVICE, windows.ERROR_SEM_TIMEOUT,
	}
	noLock    = []error{windows.ERROR_INVALID_FUNCTION, windows.ERROR_NOT_SUPPORTED}
	notFolder = []error{windows.ERROR_DIRECTORY}
	tooMany   = []error{windows.ERROR_TOO_MANY_OPEN_FILES}
)
