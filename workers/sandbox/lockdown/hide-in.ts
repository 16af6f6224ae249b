import { defineHidden } from "../determinism/define-hidden";
import { indexOfText, sliceText, uncurry } from "./primordials";

/**
 * Makes functions show their original source: without what pacing added to the module, all of which begins with `base`
 * and has one of these forms.
 */
export function hideIn(functions: typeof Function.prototype, base: string) {
  const native = uncurry(functions.toString as never) as unknown as (self: unknown) => string;
  const [room, loop, close] = [`${base}g`, `${base}l`, `/*${base}*/`];
  const forms = [
    `;if(!(--${room}>0))${base}s();`,
    `if(!(--${room}>0))${base}s();`,
    `{let ${loop}=(--${room}>0?${base}b:${base}s())|0;`,
    `{${close}if(--${loop}<0)${loop}=${base}r()|0;`,
    `if(--${loop}<0)${loop}=${base}r()|0;`,
    `(--${room}>0||${base}s(),`,
    `${close}}`,
    `${close})`,
  ];
  const plain = (text: string): string => {
    let written = text;
    for (let i = 0; i < forms.length; i++) written = without(written, forms[i] as string);
    return replaced(written, `${base}i`, "import");
  };
  defineHidden(functions, {
    toString(this: unknown): string {
      const text = native(this);
      return indexOfText(text, base, 0) < 0 ? text : plain(text);
    },
  });
}

const without = (text: string, form: string) => replaced(text, form, "");

function replaced(text: string, form: string, by: string): string {
  let written = "";
  let from = 0;
  for (;;) {
    const at = indexOfText(text, form, from);
    if (at < 0) return written + sliceText(text, from);
    written += sliceText(text, from, at) + by;
    from = at + form.length;
  }
}
