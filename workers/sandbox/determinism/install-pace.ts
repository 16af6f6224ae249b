import { hideIn } from "../lockdown/hide-in";
import { defineProperty, NativeTypeError } from "../lockdown/primordials";

/** Where a paced module finds the sandbox's function, until its first statement has taken it. */
const NAME = "lamplighter$pace";
const NO_MODULES = "A unit has no other module: bundle everything into one file.";

/**
 * Gives a module that was paced at upload its two functions, and removes the inserted code from its functions' source
 * text. The returned function removes what no module took.
 */
export function installPace(realm: typeof globalThis, look: () => number): () => void {
  const refuse = async () => {
    throw new NativeTypeError(NO_MODULES);
  };
  const { deleteProperty } = Reflect;
  const remove = () => {
    deleteProperty(realm, NAME);
  };
  const take = (base: string) => {
    remove();
    hideIn(realm.Function.prototype, base);
    return { __proto__: null, look, refuse };
  };
  defineProperty(realm, NAME, { __proto__: null, value: take, configurable: true } as PropertyDescriptor);
  return remove;
}
