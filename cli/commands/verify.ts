import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { ReceiptFault } from "#client/receipts/receipt-fault";
import { type ProvenReceipts, verifyReceipts } from "#client/receipts/verify-receipts";
import { ReceiptKeyList } from "#protocol/api/receipts";
import { dollarText } from "#protocol/text/dollar-nanos";
import { tryParse } from "#protocol/try-parse";
import { CliError } from "../cli-error";

const KEY = /^[\w-]{43}$/;

/** Proves a file of receipts, without a network. */
export async function verify(file: string, { cityKey }: { cityKey?: string }): Promise<number> {
  const cityKeys = cityKey === undefined ? undefined : await keysOf(cityKey);
  try {
    const proven = await verifyReceipts(createReadStream(file), { cityKeys });
    process.stdout.write(inWords(file, proven, cityKeys !== undefined));
    return 0;
  } catch (error) {
    if (error instanceof ReceiptFault) throw new CliError(`${file} proves nothing. ${error.message}`);
    if ((error as NodeJS.ErrnoException).code === "ENOENT") throw new CliError(`There is no file ${file}.`);
    throw error;
  }
}

async function keysOf(given: string): Promise<string[]> {
  if (KEY.test(given)) return [given];
  const text = await readFile(given, "utf8").catch(() => undefined);
  const keys = text === undefined ? undefined : tryParse(ReceiptKeyList, asJson(text)).data;
  if (keys) return keys.keys.map(({ x }) => x);
  throw new CliError(
    `--city-key: "${given}" is neither a public key of 43 characters nor a file with the answer of /api/v1/receipt-keys.`,
  );
}

function inWords(file: string, proven: ProvenReceipts, isPinned: boolean): string {
  const { jobId, city, receipts, withdrawals, linesBefore, sumNanos, isOver, signedAt, keys } = proven;
  const taken = withdrawals === 0 ? "" : ` ${withdrawals} were withdrawn since, as the file says.`;
  const from = linesBefore === 0 ? "" : ` The first ${linesBefore} lines of the job's receipts are not in this file.`;
  const whole = isOver
    ? `These are all: the job had ended when they were signed (${signedAt}).`
    : `More may follow: the job was open when they were signed (${signedAt}).`;
  const origin = isPinned
    ? `The key is the city's: ${keys.join(", ")}.`
    : `Signed with ${keys.join(", ")}. Whether this is the key of ${city}, only the city can tell: ` +
      `compare it with ${city}/api/v1/receipt-keys, and pass it as --city-key.`;
  return (
    `${file}: ${receipts} receipts of ${jobId}, from ${city}. ` +
    `None was changed, left out, reordered or added since they were signed.${taken}${from}\n` +
    `${whole}\nTogether they cost C$${dollarText(sumNanos)} (${sumNanos} nanodollars).\n${origin}\n`
  );
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
