import type { PrismaClient } from "#prisma/generated/client";
import { JobFacts } from "#protocol/api/webhooks";
import { parseLanguage } from "#protocol/language";
import { jobLetter } from "../mail/letters";
import type { PostOffice } from "../mail/post-office";
import type { DeliveryOutcome, DueDelivery } from "./due-delivery";

interface Sender {
  prisma: PrismaClient;
  post: PostOffice;
  city: string;
  siteUrl: string;
}

/** Sends a letter about a job, only to verified addresses. */
export async function sendLetter(
  { owner, facts }: DueDelivery,
  { prisma, post, city, siteUrl }: Sender,
): Promise<DeliveryOutcome> {
  const never = (kind: "no-mail" | "address-unproven" | "mailbox-full") =>
    ({ kind: "failed", status: null, problem: { kind }, final: true }) as const;
  if (!post.isOpen) return never("no-mail");
  const person = await prisma.person.findUnique({ where: { id: owner } });
  if (!person?.emailVerified) return never("address-unproven");
  const job = JobFacts.parse(facts);
  const asked = await prisma.jobLetters.findUnique({ where: { owner } });
  const language = parseLanguage(asked?.language) ?? "en";
  const url = `${siteUrl}/jobs/${job.jobId}`;
  const outcome = await post.deliver(jobLetter({ to: person.email, city, url, language, job }));
  switch (outcome) {
    case "sent":
      return { kind: "delivered", status: null };
    case "too-many":
      return never("mailbox-full");
    case "failed":
      return { kind: "failed", status: null, problem: { kind: "mail-server-failed" }, final: false };
    default:
      throw new Error(`Unhandled outcome: ${outcome satisfies never}`);
  }
}
