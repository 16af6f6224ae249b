import { z } from "zod";

/** Fields that an address may hold anything in: what cannot be meant is taken as not said. */
export const queryFields = {
  find: z
    .string()
    .trim()
    .transform((text) => text.slice(0, 80))
    .catch(""),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  /** Of pages that go back in time: older than this line. */
  before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional().catch(undefined),
};
