/** Set by `proxy.ts` on every request for a page: `light` for the window that another site's button opens, else `page`. */
export const WINDOW_HEADER = "x-lamplighter-window";
