import type { Delivery as DeliveryRow } from "#prisma/generated/client";
import type { DeliveryProblem } from "#protocol/api/delivery-problem";
import type { Delivery, Webhooks } from "#protocol/api/webhooks";
import type { Language } from "#protocol/text/language";
import { deliveryProblemInWords } from "#protocol/words/delivery-problem-in-words";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";

const SHOWN = 50;

/** A person's webhooks, and the results of the last deliveries. */
export async function listWebhooks({ ctx }: Call<unknown>): Promise<Webhooks> {
  const owner = requirePerson(ctx).id;
  const { prisma, post } = handle();
  const [webhooks, rows, letters] = await Promise.all([
    prisma.webhook.findMany({ where: { owner }, orderBy: { createdAt: "asc" } }),
    prisma.delivery.findMany({ where: { owner }, orderBy: { createdAt: "desc" }, take: SHOWN }),
    prisma.jobLetters.findUnique({ where: { owner } }),
  ]);
  const urls = new Map(webhooks.map(({ id, url }) => [id, url]));
  return {
    webhooks: webhooks.map(({ id, url, createdAt }) => ({ id, url, createdAt: createdAt.toISOString() })),
    deliveries: rows.map((row) => view(row, urls, ctx.language)),
    jobLetters: letters !== null,
    sendsMail: post.isOpen,
  };
}

function view(row: DeliveryRow, urls: ReadonlyMap<string, string>, language: Language | undefined): Delivery {
  const { jobId = null } = row.facts as { jobId?: string };
  const problem = row.problem as DeliveryProblem | null;
  return {
    id: row.id,
    kind: row.kind as Delivery["kind"],
    to: row.webhookId === null ? "mail" : (urls.get(row.webhookId) ?? null),
    jobId,
    createdAt: row.createdAt.toISOString(),
    tries: row.tries,
    nextAt: row.nextAt?.toISOString() ?? null,
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
    status: row.status,
    problem,
    message: problem && deliveryProblemInWords(problem, language),
  };
}
