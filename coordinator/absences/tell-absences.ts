import type { Pool } from "pg";
import type { Signer } from "../auth/signatures";
import { absenceLetter } from "../mail/absence-letter";
import type { PostOffice } from "../mail/post-office";
import { giveBackAbsence, takeAbsences } from "./take-absences";

export interface AbsenceParts {
  pool: Pool;
  post: PostOffice;
  signatures: Signer;
  city: string;
  siteUrl: string;
}

/** Writes to some households whose devices have been away for long, if they asked for that. Returns how many letters were sent. */
export async function tellAbsences({ pool, post, signatures, city, siteUrl }: AbsenceParts): Promise<number> {
  if (!post.isOpen) return 0;
  let sent = 0;
  for (const absence of await takeAbsences(pool)) {
    const url = `${siteUrl}/letters?token=${signatures.letterToken(absence.personId)}`;
    const outcome = await post.deliver(absenceLetter({ absence, city, siteUrl, url }));
    if (outcome === "sent") sent += 1;
    else await giveBackAbsence(pool, absence);
  }
  return sent;
}
