/** For a named region that scrolls: without a place in the tab order a keyboard could not scroll it. */
export const SCROLLS = { tabIndex: 0 } as const;
