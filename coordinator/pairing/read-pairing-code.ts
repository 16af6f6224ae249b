import type { Pairing } from "#prisma/generated/client";
import { LIMITS } from "#protocol/limits";
import { type Context, requirePerson } from "../auth/context";
import { handle } from "../handle";
import type { ApiError } from "../refusals/api-error";
import { refuse } from "../refusals/refuse";

const HOUR_S = 3_600;

/**
 * The pairing of a code that somebody typed. Wrong ones are counted before they are looked up: by person, by address,
 * and in all.
 */
export async function readPairingCode(ctx: Context, digits: string): Promise<Pairing> {
  const { tries, prisma, signatures } = handle();
  const { id } = requirePerson(ctx);
  const network = ctx.caller?.network;
  const keys: [string, number][] = [
    [`codes of ${id}`, LIMITS.MAX_WRONG_CODES_PER_PERSON_HOUR],
    ...(network === undefined
      ? []
      : [[`codes ${network}`, LIMITS.MAX_WRONG_CODES_PER_ADDRESS_HOUR] as [string, number]]),
    ["codes", LIMITS.MAX_WRONG_CODES_PER_HOUR],
  ];
  for (const [key, max] of keys) {
    const { allowed, retryAfter } = await tries.consume(key, { window: HOUR_S, max });
    if (!allowed) throw tooMany(retryAfter);
  }
  const pairing = await prisma.pairing.findUnique({ where: { code: signatures.nameOfPairingCode(digits) } });
  if (!pairing || (pairing.usedAt === null && pairing.expiresAt.getTime() <= Date.now()))
    throw refuse("no-such-pairing-code");
  for (const [key] of keys) await tries.giveBack(key);
  if (pairing.usedAt !== null) throw usedTwice();
  return pairing;
}

export const usedTwice = () => refuse("pairing-code-used");

function tooMany(retryAfter: number | null): ApiError {
  const minutes = Math.max(1, Math.ceil((retryAfter ?? 0) / 60));
  return refuse("too-many-wrong-codes", { minutes });
}
