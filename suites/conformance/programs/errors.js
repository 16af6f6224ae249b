/** What the engine itself says when a program does wrong: words that reach a program's output when it puts them there. */
const WRONGS = {
  member: () => null.x,
  call: () => (void 0)(),
  missing: () => nowhere,
  constant: () => {
    const x = 1;
    x = 2;
  },
  json: () => JSON.parse("{a"),
  length: () => new Array(-1),
  big: () => BigInt(1.5),
  radix: () => (1).toString(99),
  depth: () => {
    const deep = () => deep() + 1;
    return deep();
  },
  uri: () => decodeURIComponent("%"),
  regexp: () => new RegExp("("),
  proxy: () => Object.defineProperty(Object.freeze({}), "a", { value: 1 }),
  wasm: () => new WebAssembly.Module(new Uint8Array(3)),
};
const saidBy = (act) => {
  try {
    return act();
  } catch (error) {
    return error;
  }
};

export default (what) =>
  report(
    Object.entries(WRONGS).map(([name, act]) => {
      const error = saidBy(act);
      return [
        name,
        what === 0 ? `${error.name} ${error instanceof Error}` : what === 1 ? error.message : typeof error.stack,
      ];
    }),
  );
