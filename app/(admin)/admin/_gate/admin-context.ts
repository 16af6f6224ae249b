import { signedInContext } from "#app/_server/context.ts";
import { type Context, hasPowerHere } from "#coordinator/api/auth";

/** An admin's context; null for everybody else who is signed in. The verbs ask again: this only chooses the page. */
export async function adminContext(path: string): Promise<Context | null> {
  const ctx = await signedInContext(path);
  return hasPowerHere(ctx, "see") ? ctx : null;
}
