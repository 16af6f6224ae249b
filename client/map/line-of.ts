/** An input as a line of JSON. What would arrive as something else is refused, with where in the input it is. */
export function lineOf(input: unknown, number: number): string {
  const refuse = (what: string) => {
    throw new TypeError(`Input ${number} ${what}, which JSON cannot say: make a text, a number or an array of it.`);
  };
  try {
    return JSON.stringify({ input }, (key, value: unknown) => {
      const at = key === "" || key === "input" ? "is" : `has at ${JSON.stringify(key)}`;
      const kind = unsayable(value, key === "input");
      return kind === undefined ? value : refuse(`${at} ${kind}`);
    });
  } catch (error) {
    // What is left is an object that holds itself.
    if (error instanceof TypeError && error.message.startsWith("Input ")) throw error;
    return refuse("holds itself");
  }
}

/** Fields of objects that are undefined are left out, as everywhere; an input itself must be something. */
function unsayable(value: unknown, isInput: boolean): string | undefined {
  if (typeof value === "bigint") return `the bigint ${value}`;
  if (typeof value === "number" && !Number.isFinite(value)) return `${value}`;
  if (typeof value === "function" || typeof value === "symbol") return `a ${typeof value}`;
  if (value === undefined && isInput) return "undefined";
  if (value instanceof Map || value instanceof Set) return `a ${value.constructor.name}`;
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `a ${value.constructor.name}`;
  return undefined;
}
