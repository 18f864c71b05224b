// Numbers in the other way of writing: 六十五岁 for 65岁, 16届 for 十六届.

const DIGITS = "零一二三四五六七八九", UNITS = ["", "十", "百", "千"];

/** A day or a month as machines write it. */
const DAY = /(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)/g;

/** The number of a proposal as letters do not write it: No. 16, 提案16号. */
const PROPOSAL = /(?:\bno\.? ?|#)(\d+)|(提案|建议)第?(\d+)号/gi;

/** What is counted in Han numerals by the national standard (GB/T 15835), and what in digits. */
const COUNTED = /^(?:届|次会议)/, NUMBERED = /^[号年月日%〕\])]/;

/**
 * A line with its numbers in the one way or the other; what the standard writes in one way only is written so in both.
 * @param {string} line
 * @returns {string[]} without the line itself
 */
export function numerals(line) {
  const typed = line.normalize("NFKC").replace(/(\d),(?=\d{3}(?!\d))/g, "$1").replace(/(\d)0000(?=元)/g, "$1万")
    .replace(DAY, (_, y, m, d) => `${y}年${+m}月` + (d ? `${+d}日` : ""))
    .replace(/([函发字]20\d\d)年第?(?=\d+号)/g, "$1〕") // the year of a document number stands in brackets
    .replace(PROPOSAL, (_, no, what = "", n) => `第${no || n}号${what}`);
  const ways = [true, false].map((han) =>
    typed
      .replace(/百分之([零一二两三四五六七八九十点]+)/g, (_, n) => digits(n) + "%")
      .replace(/\d+(?:\.\d+)?|[〇零一二两三四五六七八九十百千][〇零一二两三四五六七八九十百千点]*/g, (n, at, all) => {
        const next = all.slice(at + n.length);
        return COUNTED.test(next) || (han && !NUMBERED.test(next)) ? numeral(n, next) : digits(n);
      }),
  );
  // Of a number that is filled up with zeros there are as many digits as the register has.
  ways.push(amounts(typed), ...[1, 4, 5].map((size) => typed.replace(/第0*(\d+)号/g, (_, n) => `第${n.padStart(size, "0")}号`)));
  return ways.filter((w, i) => w !== line && ways.indexOf(w) === i);
}

/** Amounts in the other unit: 2.67亿 for 26700万, and the other way round. */
function amounts(line) {
  return line.replace(/(\d{5,})万|(\d+\.\d{1,4})亿/g, (_, small, large) => (small ? `${+small / 10000}亿` : `${Math.round(large * 10000)}万`));
}

/** In digits; what is so already stays. */
function digits(n) {
  if (/\d/.test(n)) return n;
  const [whole, part] = n.replace("两", "二").split("点");
  if (part) return digits(whole) + "." + digits(part);
  let out = "", sum = 0;
  for (const c of whole) {
    const unit = UNITS.indexOf(c), one = Math.max(0, DIGITS.indexOf(c)); // 〇 is 零
    if (unit > 0) sum += (out || 1) * 10 ** unit; // 十 stands for 一十
    out = unit > 0 ? "" : sum ? one : out + one;
  }
  return String(sum ? sum + +out : out);
}

/** In Han numerals, below ten thousand. */
function numeral(n, next) {
  if (!/^\d/.test(n)) return n;
  const [whole, part] = n.split("."), ones = (s) => s.replace(/./g, (c) => DIGITS[c]);
  if (whole.length > 4 || whole[0] === "0") return n;
  if (n === "2" && /^[^十届次]/.test(next)) return "两";
  let out = "";
  [...whole].forEach((c, i) => {
    const rest = whole.slice(i);
    if (c !== "0") out += DIGITS[c] + UNITS[rest.length - 1];
    else if (out && !out.endsWith("零") && +rest) out += "零";
  });
  return out.replace(/^一十/, "十") + (part ? "点" + ones(part) : "");
}
