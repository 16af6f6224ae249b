const BINARY = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  "%": (a, b) => a % b,
  "<": (a, b) => +(a < b),
  "==": (a, b) => +(a === b),
  "&": (a, b) => a & b,
  "|": (a, b) => a | b,
  "^": (a, b) => a ^ b,
  "<<": (a, b) => a << b,
  ">>": (a, b) => a >> b,
  ">>>": (a, b) => a >>> b,
  imul: Math.imul,
  min: Math.min,
  max: Math.max,
  "a*b+c": (a, b) => a * b + 0.1,
  quotient: (a, b) => Math.trunc(a / b),
};
const UNARY = {
  "-": (a) => -a,
  "~": (a) => ~a,
  abs: Math.abs,
  ceil: Math.ceil,
  floor: Math.floor,
  round: Math.round,
  trunc: Math.trunc,
  sign: Math.sign,
  sqrt: Math.sqrt,
  fround: Math.fround,
  clz32: Math.clz32,
  text: (a) => +String(a),
  int8: (a) => new Int8Array([a])[0],
  uint32: (a) => new Uint32Array([a])[0],
  clamped: (a) => new Uint8ClampedArray([a])[0],
  float32: (a) => new Float32Array([a])[0],
};

export default () => {
  const lines = [];
  for (const [name, act] of Object.entries(BINARY)) {
    const fold = new Fold();
    for (const a of SPECIAL) for (const b of SPECIAL) fold.number(act(a, b));
    const numbers = new Numbers(7);
    for (let i = 0; i < 200_000; i++) fold.number(act(numbers.next(i), numbers.next(i >> 3)));
    lines.push([name, fold]);
  }
  for (const [name, act] of Object.entries(UNARY)) {
    const fold = new Fold();
    for (const a of SPECIAL) fold.number(act(a));
    const numbers = new Numbers(11);
    for (let i = 0; i < 100_000; i++) fold.number(act(numbers.next(i)));
    lines.push([`unary ${name}`, fold]);
  }
  return report(lines);
};
