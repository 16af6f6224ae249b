/** Sets properties the way built-in ones are: writable, and not enumerable. */
export function defineHidden(target: object, values: Record<string, unknown>) {
  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(target, name, { value, writable: true, enumerable: false, configurable: true });
  }
}
