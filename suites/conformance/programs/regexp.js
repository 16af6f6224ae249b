const CASES = [
  [/(a*)*/, "b"],
  [/(?:a|ab)(?:c|bcd)(d*)/, "abcd"],
  [/(z)((a+)?(b+)?(c))*/, "zaacbbbcac"],
  [/(?=(a+))a*b\1/, "baaabac"],
  [/(?<!\$)\b\d+/g, "$5 42 7"],
  [/(?<year>\d{4})-(?<month>\d\d)/u, "on 2020-05"],
  [/[^]/, "\n"],
  [/\bé/i, "É é"],
  [/^.$/u, "\ud83d\ude00"],
  [/^.$/, "\ud83d\ude00"],
  [/[\u{1f600}-\u{1f64f}]/u, "x\ud83d\ude00"],
  [/\cA[\b]\0/, "\u0001\b\0"],
  [/(?:)/g, "ab"],
  [/a{,2}/, "a{,2}"],
  [/\u{2}/, "uu"],
  [/[z-\d]/, "-"],
  [/ſ/iu, "S"],
  [/K/iu, "\u212a"],
  [/K/i, "\u212a"],
  [/\w/iu, "\u017f"],
  [/(a)|b/, "b"],
  [/x*/y, "aax"],
  [/(?<a>x)|(?<b>y)/, "y"],
  [/a.c/s, "a\nc"],
  [/^b/m, "a\u2028b"],
];

export default () => {
  const lines = CASES.map(([pattern, text]) => [
    String(pattern),
    JSON.stringify([
      pattern.exec(text),
      text.replace(pattern, "[$&|$1|$<year>]"),
      text.split(pattern),
      text.search(pattern),
    ]),
  ]);
  lines.push(
    ["all", JSON.stringify([..."a1b22".matchAll(/([a-z])(\d+)/g)].map((match) => [match.index, ...match]))],
    ["flags", /a/dgimsuy.flags],
    [
      "source",
      [new RegExp("/\n").source, new RegExp("").source, String(new RegExp("[/]"))]
        .map((text) => JSON.stringify(text))
        .join(),
    ],
    [
      "bad",
      ["(", "[b-a]", "a**", "(?<a>x)(?<a>y)", "\\u{110000}"].map((text) => attempt(() => new RegExp(text, "u"))).join(),
    ],
    ["indices", JSON.stringify(/(b)/d.exec("abc").indices)],
    [
      "last",
      (() => {
        /(q)/.exec("xqz");
        return [RegExp.$1, RegExp.lastMatch].join();
      })(),
    ],
  );
  return report(lines);
};
