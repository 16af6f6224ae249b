import type { PrismaClient } from "#prisma/generated/client";
import { JobFacts } from "#protocol/api/webhooks";
import { jobLetter } from "../mail/letters";
import type { PostOffice } from "../mail/post-office";
import type { DeliveryOutcome, DueDelivery } from "./due-delivery";

interface Sender {
  prisma: PrismaClient;
  post: PostOffice;
  city: string;
  siteUrl: string;
}

/** A letter about a job, to whoever has proven that the address is theirs. */
export async function sendLetter(
  { owner, facts }: DueDelivery,
  { prisma, post, city, siteUrl }: Sender,
): Promise<DeliveryOutcome> {
  const never = (problem: string) => ({ kind: "failed", status: null, problem, final: true }) as const;
  if (!post.isOpen) return never("This city sends no mail.");
  const person = await prisma.person.findUnique({ where: { id: owner } });
  if (!person?.emailVerified) return never("Your address is not confirmed yet: open the link that was mailed to you.");
  const job = JobFacts.parse(facts);
  const outcome = await post.deliver(jobLetter({ to: person.email, city, url: `${siteUrl}/jobs/${job.jobId}`, job }));
  switch (outcome) {
    case "sent":
      return { kind: "delivered", status: null };
    case "too-many":
      return never("Your mailbox has had as many letters today as a mailbox may get.");
    case "failed":
      return { kind: "failed", status: null, problem: "The mail server did not take it.", final: false };
    default:
      throw new Error(`Unhandled outcome: ${outcome satisfies never}`);
  }
}
