// Package locale tells in which language a computer speaks to its user.
package locale

// Of returns the name of the language and region, as zh_CN.UTF-8 or zh-Hans-CN:
// that of the variables by which programs are told so, else that of the system;
// "" if neither says anything.
func Of(env func(string) string) string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := env(name); v != "" {
			return v
		}
	}
	return system()
}
