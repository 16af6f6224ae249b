import { z } from "zod";

/** Of a member in an organisation. */
export const MemberRole = z.enum(["owner", "treasurer", "member", "viewer"]);
export type MemberRole = z.infer<typeof MemberRole>;

/** The one table of who may what for an organisation; `protocol/api/for-organisations.ts` names the power that each operation takes. */
export const MEMBER_POWERS = {
  /** Read its jobs and results, its balance, statements and invoices. */
  see: MemberRole.options,
  /** Submit and change jobs, upload, and keep its connections, webhooks and API keys. */
  work: ["owner", "member"],
  /** Pay in. */
  pay: ["owner", "treasurer"],
  /** Invite, change and remove members, export what the city holds of it, and close it. */
  manage: ["owner"],
} as const satisfies Record<string, readonly MemberRole[]>;
export type MemberPower = keyof typeof MEMBER_POWERS;

export const memberMay = (role: MemberRole, power: MemberPower): boolean =>
  (MEMBER_POWERS[power] as readonly MemberRole[]).includes(role);
