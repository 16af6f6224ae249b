import { signedInContext } from "#app/_server/context.ts";
import type { Context } from "#coordinator/api/auth";

/** An admin's context; null for everybody else who is signed in. The verbs ask again: this only chooses the page. */
export async function adminContext(path: string): Promise<Context | null> {
  const ctx = await signedInContext(path);
  return ctx.person?.role === "admin" ? ctx : null;
}
