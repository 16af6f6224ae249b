const NAMES = [
  "acos",
  "acosh",
  "asin",
  "asinh",
  "atan",
  "atanh",
  "cbrt",
  "cos",
  "cosh",
  "exp",
  "expm1",
  "log",
  "log10",
  "log1p",
  "log2",
  "sin",
  "sinh",
  "tan",
  "tanh",
  "sqrt",
  "fround",
  "atan2",
  "pow",
  "hypot",
  "**",
];
const VALUES = 1_000_000;

/** One function for each unit: a million values, in eight parts that tell where a difference lies. */
export default (unit) => {
  const name = NAMES[unit];
  const compute = name === "**" ? (a, b) => a ** b : Math[name];
  const takesTwo = unit >= NAMES.indexOf("atan2");
  const numbers = new Numbers(unit + 1);
  const lines = [];
  const special = new Fold();
  for (const a of SPECIAL) for (const b of SPECIAL) special.number(takesTwo ? compute(a, b) : compute(a));
  lines.push([`${name} special`, special]);
  for (let part = 0; part < 8; part++) {
    const fold = new Fold();
    for (let i = 0; i < VALUES / 8; i++) {
      const value = numbers.next(part);
      fold.number(takesTwo ? compute(value, numbers.next(i)) : compute(value));
    }
    lines.push([`${name} part ${part}`, fold]);
  }
  return report(lines);
};
