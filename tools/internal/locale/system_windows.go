package locale

import "golang.org/x/sys/windows"

// system is the language of menus and messages that the user has chosen: Windows
// sets none of the variables that other systems do.
func system() string {
	names, err := windows.GetUserPreferredUILanguages(windows.MUI_LANGUAGE_NAME)
	if err != nil || len(names) == 0 {
		return ""
	}
	return names[0]
}
