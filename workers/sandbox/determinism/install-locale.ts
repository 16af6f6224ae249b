import { defineHidden } from "./define-hidden";

/** Removes the device's language from methods that depend on it: they behave like their locale-independent variants. */
export function installLocale() {
  const { toLowerCase, toUpperCase } = String.prototype;
  defineHidden(String.prototype, {
    toLocaleLowerCase: toLowerCase,
    toLocaleUpperCase: toUpperCase,
    localeCompare(this: string, other: string): number {
      const [own, theirs] = [`${this}`, `${other}`];
      return own < theirs ? -1 : own > theirs ? 1 : 0;
    },
  });
  for (const prototype of [Number.prototype, BigInt.prototype]) {
    const { toString: plain } = prototype;
    defineHidden(prototype, {
      toLocaleString(this: unknown): string {
        return Reflect.apply(plain, this, []);
      },
    });
  }
  const ofList = function (this: ArrayLike<unknown>): string {
    return Array.from(this, (value) => (value === null || value === undefined ? "" : `${value}`)).join(",");
  };
  defineHidden(Array.prototype, { toLocaleString: ofList });
  defineHidden(Object.getPrototypeOf(Uint8Array.prototype), { toLocaleString: ofList });
}
