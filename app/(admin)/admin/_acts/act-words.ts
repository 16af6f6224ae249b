import { AUDIT_ACTS, type AuditAct } from "#protocol/people/audit-act";
import type { ActTranslator } from "./actor-words";

const isKnown = (act: string): act is AuditAct => (AUDIT_ACTS as readonly string[]).includes(act);

/** What was done, in words: a new act does not compile without them. One of an older log that has none is named as the log names it. */
export const actWords = (t: ActTranslator, act: string): string => (isKnown(act) ? t(`did.${act}`) : act);
