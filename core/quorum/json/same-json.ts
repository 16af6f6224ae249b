import { closeNumbers, type Tolerance } from "./close-numbers";
import { JsonNumber, type JsonValue } from "./read-json";

/**
 * Whether two values have the same structure, keys, strings and literals, and numbers that are close. Keys may be in
 * any order.
 */
export function sameJson(a: JsonValue, b: JsonValue, tolerance: Tolerance): boolean {
  if (a instanceof JsonNumber) return b instanceof JsonNumber && closeNumbers(a.text, b.text, tolerance);
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    return a.every((value, at) => sameJson(value, b[at] as JsonValue, tolerance));
  }
  if (a instanceof Map) {
    if (!(b instanceof Map) || a.size !== b.size) return false;
    for (const [name, value] of a) {
      const other = b.get(name);
      if (other === undefined || !sameJson(value, other, tolerance)) return false;
    }
    return true;
  }
  return a === b;
}
