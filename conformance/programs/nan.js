/** The bits of a NaN, as a program can look at them. */
const zero = (() => {
  let value = 1;
  for (let i = 0; i < 3000; i++) value /= 2;
  return value;
})();
const made = {
  divided: () => zero / zero,
  subtracted: () => 1 / zero - 1 / zero,
  square: () => Math.sqrt(-1 - zero),
  parsed: () => +"no",
  negated: () => -(zero / zero),
  remainder: () => 1 % zero,
  literal: () => NaN,
  sin: () => Math.sin(1 / zero),
  min: () => Math.min(1, zero / zero),
  pow: () => Math.pow(zero / zero, 2),
};

export default () => {
  const floats = new Float64Array(1);
  const words = new Uint32Array(floats.buffer);
  const view = new DataView(new ArrayBuffer(8));
  const single = new Float32Array(1);
  const lines = [];
  for (const [name, make] of Object.entries(made)) {
    // A loop, so that the engine's best compiler has its say too.
    let last = "";
    const seen = new Set();
    for (let i = 0; i < 20_000; i++) {
      floats[0] = make();
      view.setFloat64(0, make());
      single[0] = make();
      last = [hex(words[1]), hex(words[0]), hex(view.getInt32(0)), hex(new Uint32Array(single.buffer)[0])].join(" ");
      if (i % 1000 === 0) seen.add(last);
    }
    lines.push([name, [...seen].join(" then ")]);
  }
  return report(lines);
};
