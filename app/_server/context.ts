import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { asCustomer, type Context, contextOf } from "#coordinator/api/auth";
import { queryHref } from "../_ui/query-href";

/** Who asks for this page; asked once per request. Every verb gets it and decides for itself what they may do. */
export const currentContext = cache(async (): Promise<Context> => contextOf(await headers()));

/** For pages that are only a person's own: a stranger signs in first and comes back to `path`. */
export async function signedInContext(path: string): Promise<Context> {
  const ctx = await currentContext();
  if (!ctx.person) redirect(queryHref("/sign-in", { next: path }));
  return ctx;
}

/** For pages about a customer: of the organisation for which its visitor acts, or their own. */
export const customerContext = async (path: string): Promise<Context> => asCustomer(await signedInContext(path));
