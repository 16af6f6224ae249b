import { defineHidden } from "./define-hidden";

type Compare = (a: unknown, b: unknown) => unknown;

/**
 * Sorting with a program's own comparison. The standard defines the result only if the comparison is consistent; which
 * pairs are compared, and the result of an inconsistent comparison, depend on the engine. Here it is always the same
 * merge sort.
 */
export function installSort() {
  const lists = Array.prototype;
  const arrays: typeof Uint8Array.prototype = Object.getPrototypeOf(Uint8Array.prototype);
  sortAlike(lists);
  sortAlike(arrays);
  defineHidden(lists, {
    toSorted(this: ArrayLike<unknown>, compare?: (a: unknown, b: unknown) => number): unknown[] {
      return Array.from(this).sort(compare);
    },
  });
  defineHidden(arrays, {
    toSorted(this: Uint8Array, compare?: (a: number, b: number) => number): Uint8Array {
      return this.slice().sort(compare);
    },
  });
}

function sortAlike(prototype: { sort: unknown }) {
  const native = prototype.sort as (this: ArrayLike<unknown>, compare?: Compare) => unknown;
  defineHidden(prototype, {
    sort(this: unknown[], compare?: Compare): unknown {
      // Without a comparison, or with an invalid one, there is only one right result.
      if (typeof compare !== "function") return Reflect.apply(native, this, [compare]);
      const list = Object(this) as unknown[];
      const present: unknown[] = [];
      const { length } = list;
      let unset = 0;
      for (let at = 0; at < length; at++) {
        if (list[at] !== undefined) present.push(list[at]);
        else if (at in list) unset += 1;
      }
      const sorted = mergeSort(present, compare);
      for (let at = 0; at < sorted.length; at++) list[at] = sorted[at];
      for (let at = sorted.length; at < sorted.length + unset; at++) list[at] = undefined;
      for (let at = sorted.length + unset; at < length; at++) delete list[at];
      return list;
    },
  });
}

function mergeSort(values: unknown[], compare: Compare): unknown[] {
  let from = values;
  let to: unknown[] = new Array(values.length);
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start < values.length; start += 2 * width) {
      const middle = Math.min(start + width, values.length);
      const end = Math.min(start + 2 * width, values.length);
      let left = start;
      let right = middle;
      for (let at = start; at < end; at++) {
        const takesLeft = right >= end || (left < middle && !(+(compare(from[left], from[right]) as number) > 0));
        to[at] = takesLeft ? from[left++] : from[right++];
      }
    }
    [from, to] = [to, from];
  }
  return from;
}
