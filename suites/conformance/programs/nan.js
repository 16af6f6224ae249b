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

/** By what a program writes and reads the bits: a DataView (unit 0), or two arrays over one buffer (unit 1). */
const byView = () => {
  const view = new DataView(new ArrayBuffer(16));
  return (value) => {
    view.setFloat64(0, value);
    view.setFloat32(8, value, true);
    return [0, 4, 8].map((at) => hex(view.getInt32(at))).join(" ");
  };
};
const byArrays = () => {
  const floats = new Float64Array(1);
  const single = new Float32Array(1);
  const [words, word] = [new Uint32Array(floats.buffer), new Uint32Array(single.buffer)];
  return (value) => {
    floats[0] = value;
    single[0] = value;
    return [words[1], words[0], word[0]].map(hex).join(" ");
  };
};

export default (which) => {
  const bitsOf = which === 0 ? byView() : byArrays();
  const lines = [];
  for (const [name, make] of Object.entries(made)) {
    // A loop, so that the engine's best compiler has its say too.
    let last = "";
    const seen = new Set();
    for (let i = 0; i < 20_000; i++) {
      last = bitsOf(make());
      if (i % 1000 === 0) seen.add(last);
    }
    lines.push([name, [...seen].join(" then ")]);
  }
  return report(lines);
};
