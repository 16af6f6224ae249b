import type { ReactNode } from "react";

/** Of messages: what only those need who do not see the row, such as whom a button is about. */
export const hidden = (words: ReactNode) => <span className="sr-only">{words}</span>;
