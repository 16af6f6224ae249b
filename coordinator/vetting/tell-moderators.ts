import { LIMITS } from "#protocol/limits";
import { POWERS } from "#protocol/people/roles";
import type { Handle } from "../handle";
import { reviewLetter } from "../mail/letters";

type Parts = Pick<Handle, "prisma" | "post" | "tries" | "config">;

/**
 * Writes to those who judge jobs that one waits. However many jobs are submitted, they get few letters a day: these must
 * not use up what a mailbox may get.
 */
export async function tellModerators({ prisma, post, tries, config }: Parts): Promise<void> {
  if (!post.isOpen) return;
  const pause = { window: LIMITS.MIN_REVIEW_LETTER_PAUSE_MS / 1_000, max: 1 };
  if (!(await tries.consume("letters about reviews", pause)).allowed) return;
  const moderators = await prisma.person.findMany({
    where: { role: { in: [...POWERS.moderate] }, emailVerified: true },
    orderBy: { createdAt: "asc" },
    take: LIMITS.MAX_MODERATORS_WRITTEN_TO,
  });
  const url = `${config.siteUrl}/admin/reviews`;
  for (const { email } of moderators) post.post(reviewLetter({ to: email, city: config.cityName, url }));
}
