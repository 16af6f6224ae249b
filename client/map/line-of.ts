/** An input as a line of JSON. Values that JSON would change are refused, with their place in the input. */
export function lineOf(input: unknown, number: number): string {
  const refuse = (what: string) => {
    throw new TypeError(
      `Input ${number} ${what}, which JSON cannot represent: convert it to a string, a number or an array.`,
    );
  };
  try {
    return JSON.stringify({ input }, (key, value: unknown) => {
      const at = key === "" || key === "input" ? "is" : `has at ${JSON.stringify(key)}`;
      const kind = unsayable(value, key === "input");
      return kind === undefined ? value : refuse(`${at} ${kind}`);
    });
  } catch (error) {
    // The remaining cause is a circular object.
    if (error instanceof TypeError && error.message.startsWith("Input ")) throw error;
    return refuse("holds itself");
  }
}

/** Undefined fields of objects are left out, as in JSON; an input itself must be a value. */
function unsayable(value: unknown, isInput: boolean): string | undefined {
  if (typeof value === "bigint") return `the bigint ${value}`;
  if (typeof value === "number" && !Number.isFinite(value)) return `${value}`;
  if (typeof value === "function" || typeof value === "symbol") return `a ${typeof value}`;
  if (value === undefined && isInput) return "undefined";
  if (value instanceof Map || value instanceof Set) return `a ${value.constructor.name}`;
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `a ${value.constructor.name}`;
  return undefined;
}
