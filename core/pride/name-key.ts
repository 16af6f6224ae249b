/** Letters of other scripts, and digits, by the Latin letter that they pass for. */
const LOOK_ALIKES: Record<string, string> = {
  ...{ "0": "o", "1": "l", "3": "e", "5": "s", "6": "b", "8": "b", i: "l", "|": "l" },
  ...{ а: "a", в: "b", с: "c", ԁ: "d", е: "e", ғ: "f", ԍ: "g", һ: "h", н: "h", і: "l", ӏ: "l", ј: "j", к: "k" },
  ...{ м: "m", о: "o", р: "p", ԛ: "q", г: "r", ѕ: "s", т: "t", у: "y", ѵ: "v", ѡ: "w", ԝ: "w", х: "x", з: "e", б: "b" },
  ...{ α: "a", β: "b", ϲ: "c", ε: "e", η: "n", ι: "l", κ: "k", μ: "u", ν: "v", ο: "o", ρ: "p", σ: "o", ς: "c", τ: "t" },
  ...{ υ: "u", χ: "x", ω: "w", γ: "y", ζ: "z" },
  ...{ ı: "l", ł: "l", ø: "o", đ: "d", ħ: "h", ŧ: "t", ɑ: "a", ɡ: "g", ɩ: "l", ʋ: "u", ß: "ss", æ: "ae", œ: "oe" },
};

/**
 * How a name looks at a glance: two people may not have names with the same key. Case, accents, spaces, punctuation and
 * look-alikes do not distinguish names; it is no full table of confusable characters.
 */
export function nameKey(name: string): string {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  const alike = Array.from(plain, (sign) => LOOK_ALIKES[sign] ?? sign).join("");
  return alike.replaceAll("rn", "m").replaceAll("vv", "w");
}
