export const CORES_COOKIE = "cores";
const YEAR_MS = 31_536_000_000;
const MAX_CORES = 1_024;
/** The commonest number, for a browser that was never here. */
const USUAL_CORES = 8;

/** A browser without the Cookie Store API, or that refuses, sees the usual house for a moment at each visit. */
export async function keepCores(cores: number): Promise<void> {
  if (!("cookieStore" in window)) return;
  const expires = Date.now() + YEAR_MS;
  await window.cookieStore
    .set({ name: CORES_COOKIE, value: String(cores), path: "/", expires, sameSite: "lax" })
    .catch(() => {});
}

export function parseCores(text: string | undefined): number {
  const cores = Number(text);
  return Number.isInteger(cores) && cores >= 1 && cores <= MAX_CORES ? cores : USUAL_CORES;
}
