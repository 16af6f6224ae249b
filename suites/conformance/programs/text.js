export default () => {
  const lines = [];
  const numbers = new Numbers(13);
  const values = [...SPECIAL, ...Array.from({ length: 20_000 }, (_, i) => numbers.next(i))];
  const each = (name, act) => {
    const fold = new Fold();
    for (const value of values) fold.text(act(value));
    lines.push([name, fold]);
  };
  each("String", String);
  for (const digits of [0, 1, 5, 20, 100]) {
    each(`toFixed ${digits}`, (value) => value.toFixed(digits));
    each(`toExponential ${digits}`, (value) => value.toExponential(digits));
    each(`toPrecision ${digits + 1}`, (value) => value.toPrecision(Math.min(100, digits + 1)));
  }
  for (const radix of [2, 3, 7, 16, 32, 36]) each(`base ${radix}`, (value) => value.toString(radix));
  each("read again", (value) => String(Number(value.toPrecision(17)) === value));
  const odd = "a\u0000\ud800b\udc00\u2028\ufeff\u0301é";
  return report([
    ...lines,
    [
      "escapes",
      [
        escape(odd),
        attempt(() => encodeURIComponent(odd)),
        encodeURI("é/%&"),
        decodeURIComponent("%E2%82%AC"),
        attempt(() => decodeURIComponent("%E0%A4%A")),
        unescape("%u20AC%7e"),
      ].join(" "),
    ],
    [
      "pieces",
      [
        odd.split(""),
        "a-b-c".split("-", 2),
        "abc".at(-1),
        "x".padStart(5, "ab"),
        " \u00a0\ufeffx\u180e ".trim().length,
        "abcabc".replaceAll("b", "$&$`"),
        "a".codePointAt(0),
      ]
        .map((part) => JSON.stringify(part))
        .join(" "),
    ],
    [
      "base64",
      [btoa("\u00ff\u0000a"), attempt(() => atob(" YQ = = ")), attempt(() => atob("Y")), attempt(() => btoa("€"))].join(
        " ",
      ),
    ],
    [
      "bytes",
      [
        new TextEncoder().encode(odd).join(),
        new TextDecoder().decode(Uint8Array.of(0xef, 0xbb, 0xbf, 0xc3, 0x28, 0xf0, 0x9f, 0x98, 0x80, 0xed, 0xa0, 0x80)),
        attempt(() => new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.of(0xff))),
      ].join(" "),
    ],
    ["wellFormed", attempt(() => odd.isWellFormed())],
    ["raw", String.raw`\u00e9${1}`],
  ]);
};
