package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// trouble is what a disk, a folder or a file can refuse, in words of a clerk.
type trouble struct {
	is     func(error) bool
	en, zh string
}

func saved(err error) bool {
	var changed *ChangedError
	return errors.As(err, &changed)
}

func oneOf(of ...error) func(error) bool {
	return func(err error) bool {
		for _, e := range of {
			if errors.Is(err, e) {
				return true
			}
		}
		return false
	}
}

// troubles are asked in this order.
var troubles = []trouble{
	{saved, "somebody has saved it while dafu was at work", "在 dafu 运行期间有人保存了此文件"},
	{oneOf(full...), "the disk is full, or your share of it is used up. Free some space",
		"磁盘已满，或您的配额已用完。请清理出空间"},
	{oneOf(readOnly...), "the disk or drive can only be read. Put the site on one that can be written to, or take off the write protection",
		"磁盘为只读。请将网站放在可写入的磁盘上，或解除写保护"},
	{oneOf(inUse...), "another program has the file open. Close the program (an editor, Word, a PDF viewer, a virus scanner at work)",
		"文件正被其他程序使用。请关闭该程序（编辑器、Word、PDF 阅读器，或等待杀毒软件扫描结束）"},
	{oneOf(away...), "the disk or network drive does not answer. See that it is connected",
		"磁盘或网络驱动器无响应。请检查连接"},
	{oneOf(tooMany...), "too many files are open on this computer. Close other programs",
		"本机打开的文件过多。请关闭其他程序"},
	{oneOf(notFolder...), "a file stands where a folder should be. Move the file away, or give it another name",
		"应为文件夹之处是一个文件。请移走该文件，或给它改名"},
	{oneOf(fs.ErrPermission), "this user may not open or write it. Have the owner of the folder, or the administrator, give you the right to read and write there, or take off the write protection",
		"当前用户无权打开或写入。请文件夹所有者或管理员授予读写权限，或解除只读属性"},
}

// Words is Explain for a message that has a place for the reason: where the disk
// is not to blame, the reason is the error itself.
func Words(err error) (en, zh string) {
	if en, zh, ok := Explain(err); ok {
		return en, zh
	}
	var pe *fs.PathError
	var le *os.LinkError
	if errors.As(err, &pe) {
		err = pe.Err
	} else if errors.As(err, &le) {
		err = le.Err
	}
	return err.Error(), err.Error()
}

// OfOneFile reports whether an error is about one file, and not about the disk or
// the work folder: the work on other files can go on.
func OfOneFile(err error) bool {
	var at *fs.PathError
	if errors.As(err, &at) && strings.Contains(filepath.ToSlash(at.Path), "/"+WorkFolder+"/") {
		return false
	}
	return saved(err) || oneOf(inUse...)(err) || oneOf(fs.ErrPermission)(err)
}

// Explain says what is wrong with a file, a folder or the disk and what to do
// about it, in English and Chinese: a sentence without its full stop. ok is false
// for an error that is none of the disk's.
func Explain(err error) (en, zh string, ok bool) {
	for _, t := range troubles {
		if t.is(err) {
			return t.en, t.zh, true
		}
	}
	return "", "", false
}
