/** Tables of Unicode, for the version that every engine has had for years and for the rest. */
const fold = (from, to, act) => {
  const hash = new Fold();
  for (let code = from; code < to; code++)
    if (code < 0xd800 || code > 0xdfff) hash.text(act(String.fromCodePoint(code)));
  return hash;
};
const CLASSES = {
  letter: /\p{L}/u,
  digit: /\p{Nd}/u,
  upper: /\p{Lu}/u,
  word: /\w/iu,
  space: /\s/,
  greek: /\p{Script=Greek}/u,
  emoji: /\p{Emoji}/u,
};
/** What has been settled for long, by unit 0; all of it, by unit 1. */
const RANGES = [
  {
    latin: [0, 0x180],
    greek: [0x391, 0x3ca],
    cyrillic: [0x410, 0x450],
    hebrew: [0x5d0, 0x5eb],
    kana: [0x3041, 0x3094],
    han: [0x4e00, 0x9fa6],
    hangul: [0xac00, 0xd7a4],
  },
  { low: [0, 0xfffe], beyond: [0x10000, 0x20000] },
];

export default (which) =>
  report(
    Object.entries(RANGES[which]).flatMap(([range, [from, to]]) => [
      [`${range} upper`, fold(from, to, (text) => text.toUpperCase())],
      [`${range} lower`, fold(from, to, (text) => text.toLowerCase())],
      [`${range} NFC`, fold(from, to, (text) => text.normalize("NFC"))],
      [`${range} NFKD`, fold(from, to, (text) => text.normalize("NFKD"))],
      ...Object.entries(CLASSES).map(([name, set]) => [
        `${range} ${name}`,
        fold(from, to, (text) => (set.test(text) ? "1" : "0")),
      ]),
    ]),
  );
