import { fixedSpaces } from "#protocol/text/fixed-spaces";

const CODE = /(^\s*```[\s\S]*?^\s*```|`[^`]*`)/m;

/** A page typed with plain spaces, as it is to be read; code in it is left as it is. */
export const typesetFrench = (markdown: string) =>
  markdown
    .split(CODE)
    .map((part, at) => (at % 2 === 0 ? fixedSpaces(part) : part))
    .join("");
