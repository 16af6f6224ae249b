import { z } from "zod";

/** As the browser describes itself; null where that says nothing known. */
export const BrowserKind = z.strictObject({ browser: z.string().nullable(), system: z.string().nullable() });
export type BrowserKind = z.infer<typeof BrowserKind>;

/** A browser in which the person is signed in. */
export const SignedInSession = BrowserKind.extend({
  id: z.string(),
  network: z.string().nullable().describe("The part of its internet address that a household or an office shares."),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime().describe("To within ten minutes."),
  isThisOne: z.boolean().describe("Whether this call comes from it."),
}).meta({ id: "SignedInSession" });
export type SignedInSession = z.infer<typeof SignedInSession>;

export const SessionList = z.strictObject({ sessions: z.array(SignedInSession) }).meta({ id: "SessionList" });
export const SessionIdInput = z.strictObject({ sessionId: z.string().min(1).max(64) });
export const EndedSessions = z.strictObject({ ended: z.int() }).meta({ id: "EndedSessions" });
