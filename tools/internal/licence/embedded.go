package licence

// Embedded are programs and libraries in other languages, compiled to
// WebAssembly, that modules carry inside. No file of these modules states their
// licences; what they hold was read off the files and off what builds them.
var Embedded = []Module{
	within(pdfium, "PDFium", "The PDFium Authors", "https://pdfium.googlesource.com/pdfium/", "Apache-2.0", "BSD-3-Clause"),
	within(pdfium, "Abseil", "The Abseil Authors", "https://abseil.io/", "Apache-2.0"),
	within(pdfium, "Anti-Grain Geometry", "Maxim Shemanarev", "https://agg.sourceforge.net/antigrain.com/", "LicenseRef-AGG-2.3"),
	within(pdfium, "fast_float", "The fast_float authors", "https://github.com/fastfloat/fast_float", "MIT"),
	within(pdfium, "FreeType", "The FreeType Project", "https://freetype.org/", "FTL"),
	within(pdfium, "ICU", "Unicode, Inc.", "https://icu.unicode.org/", "Unicode-3.0"),
	within(pdfium, "Little CMS", "Marti Maria Saguer", "https://www.littlecms.com/", "MIT"),
	within(pdfium, "libjpeg-turbo", "The libjpeg-turbo Project and the Independent JPEG Group", "https://libjpeg-turbo.org/", "BSD-3-Clause", "IJG", "Zlib"),
	within(pdfium, "OpenJPEG", "Université catholique de Louvain and contributors", "https://www.openjpeg.org/", "BSD-2-Clause"),
	within(pdfium, "libpng", "The PNG Reference Library Authors", "http://www.libpng.org/", "libpng-2.0"),
	within(pdfium, "simdutf", "The simdutf authors", "https://github.com/simdutf/simdutf", "MIT"),
	within(pdfium, "zlib", "Jean-loup Gailly and Mark Adler", "https://zlib.net/", "Zlib"),
	within(pdfium, "LLVM libc and libc++", "The LLVM Project", "https://llvm.org/", "Apache-2.0 WITH LLVM-exception"),
	within(quickjs, "QuickJS", "Fabrice Bellard and Charlie Gordon", "https://bellard.org/quickjs/", "MIT"),
	within(quickjs, "Javy", "The Bytecode Alliance", "https://github.com/bytecodealliance/javy", "Apache-2.0 WITH LLVM-exception"),
	within(katex, "KaTeX", "Khan Academy and other contributors", "https://katex.org/", "MIT"),
	within(webp, "libwebp", "Google Inc.", "https://chromium.googlesource.com/webm/libwebp", "BSD-3-Clause"),
	within(webp, "Parson", "Krzysztof Gabis", "https://github.com/kgabis/parson", "MIT"),
	within(avif, "libavif", "Joe Drago and the Alliance for Open Media", "https://github.com/AOMediaCodec/libavif", "BSD-2-Clause"),
	within(avif, "libaom", "Alliance for Open Media", "https://aomedia.googlesource.com/aom/", "BSD-2-Clause"),
	within(avif, "dav1d", "VideoLAN and dav1d authors", "https://code.videolan.org/videolan/dav1d", "BSD-2-Clause"),
	within(avif, "libyuv", "The LibYuv Project Authors", "https://chromium.googlesource.com/libyuv/libyuv/", "BSD-3-Clause"),
}

// Files of WebAssembly by the paths of their packages.
const (
	pdfium  = "github.com/klippa-app/go-pdfium/internal/pdfium_wasm/pdfium.wasm"
	warpc   = "github.com/gohugoio/hugo/internal/warpc/wasm/"
	quickjs = warpc + "quickjs.wasm"
	katex   = warpc + "renderkatex.wasm"
	webp    = warpc + "webp.wasm"
	avif    = warpc + "avif.wasm"
)

func within(file, name, holder, source string, ids ...string) Module {
	return Module{Path: name, Within: file, Holder: holder, Source: source, IDs: ids}
}

// embeddedIn names what a file of WebAssembly holds.
func embeddedIn(file string) []Module {
	var out []Module
	for _, m := range Embedded {
		if m.Within == file {
			out = append(out, m)
		}
	}
	return out
}
