import { NANOS_PER_CENT } from "#core/payments/cents";
import { type Compared, compareFiles } from "#core/reconciliation/compare-files";
import { DAY } from "#core/time";
import type { PrismaClient } from "#prisma/generated/client";
import type { Difference, ReconciledFile, ReconciledSection } from "#protocol/api/reconciliation";
import { LIMITS } from "#protocol/limits";
import { referenceHash } from "../payments/reference-hash";
import type { FileLine, MovementKind } from "./file-line";
import { type Days, ownBacks, ownPayments, ownTransfers } from "./own-movements";
import type { FileRead } from "./read-file";

/** The file beside the ledger. It changes nothing: the same file gives the same answer, until the ledger goes on. */
export async function reconcileFile(
  db: PrismaClient,
  { file, lines, others }: Extract<FileRead, { kind: "read" }>,
): Promise<ReconciledFile> {
  const days = daysOf(lines);
  const of = (kind: MovementKind) => lines.filter((line) => line.kind === kind);
  const payouts = of("payout");
  return {
    ...{ file, others, from: days?.from.toISOString() ?? null, to: days?.to.toISOString() ?? null },
    payouts: { count: payouts.length, nanos: payouts.reduce((sum, { cents }) => sum + cents, 0) * NANOS_PER_CENT },
    sections:
      days === null ? [] : await (file === "stripe" ? stripeSections(db, of, days) : bankSections(db, lines, days)),
  };
}

/** From the first to the last line, in whole days: a payment is known here some seconds later than there. */
function daysOf(lines: readonly FileLine[]): Days | null {
  if (lines.length === 0) return null;
  const [first, last] = lines.reduce(
    ([least, most], { at }) => [Math.min(least, at), Math.max(most, at)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  ) as [number, number];
  return { from: new Date(Math.floor(first / DAY) * DAY), to: new Date((Math.floor(last / DAY) + 1) * DAY) };
}

async function stripeSections(db: PrismaClient, of: (kind: MovementKind) => FileLine[], days: Days) {
  const section = (kind: ReconciledSection["kind"], ours: Awaited<ReturnType<typeof ownPayments>>) =>
    sectionOf(kind, compareFiles(of(kind), ours), (key) => key);
  return [
    section("payment", await ownPayments(db, of("payment"), days)),
    section("refund", await ownBacks(db, "refund", of("refund"), days)),
    section("dispute", await ownBacks(db, "dispute", of("dispute"), days)),
  ];
}

async function bankSections(db: PrismaClient, lines: readonly FileLine[], days: Days) {
  const theirs = lines.map((line) => ({ ...line, reference: line.key, key: referenceHash(line.key) }));
  const ours = await ownTransfers(
    db,
    theirs.map(({ key }) => key),
    days,
  );
  const names = new Map([...ours, ...theirs].map(({ key, reference }) => [key, reference ?? ""]));
  return [sectionOf("payment", compareFiles(theirs, ours), (key) => names.get(key) ?? "")];
}

function sectionOf(
  kind: ReconciledSection["kind"],
  compared: Compared,
  nameOf: (key: string) => string,
): ReconciledSection {
  const { agreeing, missingHere, missingThere, differing, twice } = compared;
  const line = (why: Difference["why"], key: string, ours: number | null, theirs: number | null): Difference => ({
    ...{ why, key: nameOf(key), oursNanos: nanosOf(ours), theirsNanos: nanosOf(theirs) },
  });
  const shown = <One>(list: readonly One[], toLine: (one: One) => Difference) =>
    list.slice(0, LIMITS.MAX_DIFFERENCES_SHOWN).map(toLine);
  return {
    kind,
    agreeing: { count: agreeing.count, nanos: agreeing.cents * NANOS_PER_CENT },
    counts: {
      "missing-here": missingHere.length,
      "missing-there": missingThere.length,
      differs: differing.length,
      twice: twice.length,
    },
    differences: [
      ...shown(missingHere, ({ key, cents }) => line("missing-here", key, null, cents)),
      ...shown(missingThere, ({ key, cents }) => line("missing-there", key, cents, null)),
      ...shown(differing, ({ key, ours, theirs }) => line("differs", key, ours, theirs)),
      ...shown(twice, ({ key, cents }) => line("twice", key, null, cents)),
    ],
  };
}

const nanosOf = (cents: number | null) => (cents === null ? null : cents * NANOS_PER_CENT);
