const TEXTS = [
  '{"a":1,"a":2,"__proto__":3,"1":0,"0":1}',
  "[1e400,-0,1E-400]",
  '"\\ud800"',
  '"\u2028"',
  " [1 ] ",
  "01",
  "[1,]",
  "{'a':1}",
  "",
  '"\\x"',
  "nul",
  "[".repeat(100) + "]".repeat(100),
];

export default () => {
  const cycle = {};
  cycle.self = cycle;
  const values = [
    NaN,
    -0,
    1e21,
    1e-7,
    undefined,
    null,
    () => 1,
    Symbol("x"),
    new Date(0),
    new Map([[1, 2]]),
    new Set([1]),
    /x/g,
    new Error("no"),
    "\ud800\u2028\u007f\u0000",
    { a: undefined, b: [undefined, () => 0], toJSON: undefined },
    Object.create({ inherited: 1 }),
    new Number(3),
    new String("s"),
    Object(true),
    [, 1],
    new Uint8Array(3),
    { 2: "b", 1: "a", z: 1, [Symbol("s")]: 1 },
    { toJSON: (key) => `key ${key}` },
    Object("x"),
  ];
  const lines = values.map((value, i) => [`write ${i}`, attempt(() => JSON.stringify(value))]);
  for (const text of TEXTS)
    lines.push([
      `read ${text.slice(0, 40)}`,
      attempt(() => JSON.stringify(JSON.parse(text, (key, value) => (key === "drop" ? undefined : value)))),
    ]);
  lines.push(
    ["cycle", attempt(() => JSON.stringify(cycle))],
    ["big", attempt(() => JSON.stringify(1n))],
    ["indent", JSON.stringify({ a: [1, {}], b: [] }, null, "\t..........................")],
    ["pick", JSON.stringify({ a: 1, b: { a: 2, c: 3 } }, ["b", "a"])],
    ["order", Object.keys({ b: 1, 10: 1, a: 1, 9: 1, [-1]: 1, "01": 1 })],
    [
      "for-in",
      (() => {
        const seen = [];
        for (const key in Object.create(
          { z: 1, 5: 1 },
          { a: { value: 1, enumerable: true }, 3: { value: 1, enumerable: true } },
        ))
          seen.push(key);
        return seen;
      })(),
    ],
  );
  return report(lines);
};
