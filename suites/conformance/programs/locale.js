const WORDS = [
  "straße",
  "STRASSE",
  "İstanbul",
  "ı",
  "ǆ",
  "Ω",
  "ΑΣ",
  "ﬁ",
  "éclair",
  "Zebra",
  "äpfel",
  "a",
  "B",
  "10",
  "9",
  "一",
  "あ",
  "\ud83d\ude00",
];
const has = (name) => typeof globalThis[name];

export default () => {
  const numbers = [0, -0, 1234567.891, 1e21, NaN, -Infinity, 12n];
  return report([
    ["Intl", has("Intl")],
    [
      "upper",
      WORDS.map((word) =>
        [word.toUpperCase(), word.toLocaleUpperCase("tr"), word.toLowerCase(), word.toLocaleLowerCase("tr")].join("/"),
      ),
    ],
    ["compare", [...WORDS].sort((a, b) => a.localeCompare(b, "de", { numeric: true }))],
    ["numbers", numbers.map((number) => number.toLocaleString("de-DE", { style: "currency", currency: "EUR" }))],
    [
      "lists",
      [
        [1, null, undefined, 2.5, [3]].toLocaleString(),
        new Float32Array([1.5, 2]).toLocaleString(),
        new BigInt64Array([5n]).toLocaleString(),
      ].join(";"),
    ],
    ["date", new Date(0).toLocaleString("fr", { timeZone: "Asia/Tokyo", dateStyle: "full" })],
    [
      "normal",
      WORDS.map((word) =>
        [
          word.normalize("NFC").length,
          word.normalize("NFD").length,
          word.normalize("NFKC").length,
          word.normalize("NFKD").length,
        ].join("/"),
      ),
    ],
  ]);
};
