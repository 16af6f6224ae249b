import { cookies } from "next/headers";
import { cache } from "react";
import { z } from "zod";
import type { Visitor } from "../_ui/site-header";
import { siteUrl } from "./site-url";

const ANSWER_MS = 3_000;

const SessionAnswer = z.object({ user: z.object({ name: z.string(), role: z.string().nullish() }) }).nullable();

/**
 * Who is looking, for the header only: a page's rights are decided by the verbs that it calls. Asked at most once per
 * request, and not at all without a session cookie; when it cannot be told the visitor is a stranger.
 */
export const currentVisitor = cache(async (): Promise<Visitor | null> => {
  const jar = await cookies();
  if (!jar.getAll().some((cookie) => cookie.name.endsWith(".session_token"))) return null;
  const answer = await fetch(new URL("/api/auth/get-session", siteUrl()), {
    headers: { cookie: jar.toString() },
    cache: "no-store",
    signal: AbortSignal.timeout(ANSWER_MS),
  }).catch(() => null);
  if (!answer?.ok) return null;
  const session = SessionAnswer.safeParse(await answer.json().catch(() => null));
  if (!session.success || !session.data) return null;
  const { name, role } = session.data.user;
  return { name, role: role === "admin" ? "admin" : "person" };
});
