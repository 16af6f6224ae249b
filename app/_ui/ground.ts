import type { Sky } from "./sky";

/** The ground of each sky, for what the browser itself draws around a page. */
export const GROUND: Record<Sky, string> = { night: "#0e1220", day: "#fbf8f2" };
