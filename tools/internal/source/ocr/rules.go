package ocr

import (
	"errors"
	"fmt"

	"dafu/tools/internal/diag"
)

var (
	ruleMissing = &diag.Rule{ID: "picture-not-read", Severity: diag.Error, Doc: toolDoc,
		EN: "page %s is a picture, and its words were left out: install Tesseract with simplified Chinese " +
			"(Debian, Ubuntu: apt install tesseract-ocr tesseract-ocr-chi-sim; macOS: brew install tesseract tesseract-lang; " +
			"Windows: install Tesseract, tick “Chinese (Simplified)”, add its folder to PATH) and run again",
		ZH: "第 %s 页是图片，其中文字未能读取：请安装 Tesseract 及简体中文数据" +
			"（Debian、Ubuntu：apt install tesseract-ocr tesseract-ocr-chi-sim；macOS：brew install tesseract tesseract-lang；" +
			"Windows：安装 Tesseract 时勾选“Chinese (Simplified)”，并将其目录加入 PATH），然后重新运行"}
	ruleProofread = &diag.Rule{ID: "picture-read", Severity: diag.Warning, Doc: proofreadDoc,
		EN: "the words of page %s were read off its picture by a machine: compare every name and figure with the page before publishing",
		ZH: "第 %s 页的文字由机器从图像识别：发布前请与原件逐字核对，尤其是名称和数字"}
	ruleFailed = &diag.Rule{ID: "picture-failed", Severity: diag.Error, Doc: pictureDoc,
		EN: "page %s is a picture, and its words could not be read (%s); enter them by hand",
		ZH: "第 %s 页是图片，文字识别未成功（%s）；请人工录入"}
	ruleTooMany = &diag.Rule{ID: "picture-too-many", Severity: diag.Error, Doc: pictureDoc,
		EN: "page %s is a picture and was left out: of one file only %d pictures are read; split the file",
		ZH: "第 %s 页是图片，已略去：每个文件最多识别 %d 页图片；请拆分文件"}
	ruleLarge = &diag.Rule{ID: "picture-too-large", Severity: diag.Error, Doc: pictureDoc,
		EN: "page %s is a picture too large to be read; scan the letter at 200 dots an inch",
		ZH: "第 %s 页的图片过大，无法识别；请以 200 dpi 重新扫描"}
	ruleBroken = &diag.Rule{ID: "picture-damaged", Severity: diag.Error, Doc: pictureDoc,
		EN: "page %s is a picture that is damaged or of a kind that cannot be read; save it as PNG or JPEG",
		ZH: "第 %s 页的图片已损坏或格式不受支持；请另存为 PNG 或 JPEG"}
	ruleBlank = &diag.Rule{ID: "picture-without-words", Severity: diag.Error, Doc: pictureDoc,
		EN: "no words were found in the picture; scan the letter again, upright and sharp",
		ZH: "图片中未识别到文字；请将信件摆正后重新清晰扫描"}
)

// Findings returns what there is to say about the pages of a file that are
// pictures, each with what became of it: nil if its words were read.
func Findings(name string, pages []int, became []error) []diag.Finding {
	at := diag.Pos{Path: name}
	var read, missing, many []int
	var out []diag.Finding
	for i, page := range pages {
		switch err := became[i]; {
		case err == nil:
			read = append(read, page)
		case err == ErrMissing:
			missing = append(missing, page)
		case err == ErrTooMany:
			many = append(many, page)
		case errors.Is(err, ErrLarge):
			out = append(out, ruleLarge.At(at, ranges([]int{page})))
		case errors.Is(err, ErrBroken):
			out = append(out, ruleBroken.At(at, ranges([]int{page})))
		default:
			out = append(out, ruleFailed.At(at, ranges([]int{page}), err.Error()))
		}
	}
	if len(read) > 0 {
		out = append(out, ruleProofread.At(at, ranges(read)))
	}
	if len(missing) > 0 {
		out = append(out, ruleMissing.At(at, ranges(missing)))
	}
	if len(many) > 0 {
		out = append(out, ruleTooMany.At(at, ranges(many), Most))
	}
	return out
}

// ranges writes rising numbers in short: 1–3, 5.
func ranges(n []int) diag.Names {
	var parts diag.Names
	for i := 0; i < len(n); {
		j := i
		for j+1 < len(n) && n[j+1] == n[j]+1 {
			j++
		}
		if i == j {
			parts = append(parts, fmt.Sprint(n[i]))
		} else {
			parts = append(parts, fmt.Sprintf("%d–%d", n[i], n[j]))
		}
		i = j + 1
	}
	return parts
}
