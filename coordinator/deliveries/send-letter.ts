import type { PrismaClient } from "#prisma/generated/client";
import { JobFacts } from "#protocol/api/webhooks";
import { BalanceFacts } from "#protocol/books/balance-facts";
import { TopUpFacts } from "#protocol/books/top-up-facts";
import { parseLanguage } from "#protocol/text/language";
import { jobLetter, lowBalanceLetter, topUpLetter } from "../mail/letters";
import type { Letter } from "../mail/mailer";
import type { PostOffice } from "../mail/post-office";
import type { DeliveryOutcome, DueDelivery } from "./due-delivery";

interface Sender {
  prisma: PrismaClient;
  post: PostOffice;
  city: string;
  siteUrl: string;
}

/** Sends a letter about a job, a balance or a saved card, only to verified addresses. */
export async function sendLetter(
  delivery: DueDelivery,
  { prisma, post, city, siteUrl }: Sender,
): Promise<DeliveryOutcome> {
  const never = (kind: "no-mail" | "address-unproven" | "mailbox-full") =>
    ({ kind: "failed", status: null, problem: { kind }, final: true }) as const;
  if (!post.isOpen) return never("no-mail");
  const person = await prisma.person.findUnique({ where: { id: delivery.owner } });
  if (!person?.emailVerified) return never("address-unproven");
  const outcome = await post.deliver(await letterOf(delivery, { to: person.email, prisma, city, siteUrl }));
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

interface Addressed extends Pick<Sender, "prisma" | "city" | "siteUrl"> {
  to: string;
}

/** In the language in which its person asked for such letters. */
async function letterOf(
  { owner, kind, facts }: DueDelivery,
  { to, prisma, city, siteUrl }: Addressed,
): Promise<Letter> {
  const url = `${siteUrl}/payments`;
  if (kind === "balance.low") {
    const balance = BalanceFacts.parse(facts);
    const alert = await prisma.balanceAlert.findUnique({ where: { personId: balance.customerId } });
    const about = { to, city, url, language: parseLanguage(alert?.language) ?? "en" };
    return lowBalanceLetter({ ...about, balance, payer: await payerOf(prisma, balance.customerId, owner) });
  }
  if (kind === "top-up.paid" || kind === "top-up.stopped") {
    const topUp = TopUpFacts.parse(facts);
    const about = { to, city, url, language: topUp.language };
    return topUpLetter({ ...about, topUp, payer: await payerOf(prisma, topUp.customerId, owner) });
  }
  const job = JobFacts.parse(facts);
  const asked = await prisma.jobLetters.findUnique({ where: { owner } });
  const about = { to, city, url: `${siteUrl}/jobs/${job.jobId}`, language: parseLanguage(asked?.language) ?? "en" };
  return jobLetter({ ...about, job });
}

/** The organisation's name, where the letter is about one. */
async function payerOf(prisma: PrismaClient, customerId: string, owner: string): Promise<string | null> {
  if (customerId === owner) return null;
  return (await prisma.person.findUnique({ where: { id: customerId } }))?.name ?? "";
}
