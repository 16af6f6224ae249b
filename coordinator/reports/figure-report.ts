import type { Pool } from "pg";
import { FACTS } from "#core/economics/facts";
import { POWER } from "#core/home/power";
import { mayTell, toldCount } from "#core/reports/told-count";
import { HOUR, SECOND } from "#core/time";
import type { ReportFigures } from "#protocol/api/reports";
import { countPeople } from "./count-people";
import { priceElsewhere } from "./price-elsewhere";
import { readMoney } from "./read-money";
import { readWork } from "./read-work";
import { postingRange } from "./report-range";
import type { ReportSpan } from "./report-span";

interface Parts {
  pool: Pool;
  usDollarNanos: number | undefined;
}

/** `before`: what earlier editions of the same year said. */
export async function figureReport(
  { pool, usDollarNanos = FACTS.usDollarNanos.value }: Parts,
  { from, to, isWhole }: ReportSpan,
  before: readonly ReportFigures[],
): Promise<ReportFigures> {
  const range = await postingRange(pool, from, to);
  const [{ endedNanos, ...work }, money, people] = [
    await readWork(pool, range),
    await readMoney(pool, range),
    await countPeople(pool, range),
  ];
  /** What came after the last edition that told a figure; null: none did. */
  const since = async <Found>(isTold: (figures: ReportFigures) => boolean, read: (range: Range) => Promise<Found>) => {
    const told = before.filter(isTold).map((figures) => new Date(figures.to));
    if (told.length === 0) return null;
    return read(await postingRange(pool, new Date(Math.max(...told.map(Number))), to));
  };
  const later = {
    people: await since(
      (figures) => figures.money !== null || figures.people !== null,
      (range) => countPeople(pool, range),
    ),
    payers: await since(
      (figures) => figures.paidInNanos !== null,
      (range) => readMoney(pool, range),
    ),
    payees: await since(
      (figures) => figures.rewardsNanos !== null,
      (range) => readMoney(pool, range),
    ),
  };
  const tellsPeople = mayTell(people.households, later.people?.households ?? null);
  const { chargedNanos, earnedNanos, keptNanos, takenBackUnits } = money;
  return {
    ...{ from: from.toISOString(), to: to.toISOString(), isWhole, ...work },
    wattHours: ((work.coreSeconds * SECOND) / HOUR) * POWER.wattsPerCore,
    people: tellsPeople ? { households: toldCount(people.households), devices: toldCount(people.devices) } : null,
    money: tellsPeople ? { chargedNanos, earnedNanos, keptNanos, takenBackUnits, endedNanos } : null,
    paidInNanos: mayTell(money.payers, later.payers?.payers ?? null) ? money.paidInNanos : null,
    rewardsNanos: mayTell(money.payees, later.payees?.payees ?? null) ? money.rewardsNanos : null,
    elsewhere: priceElsewhere(work.coreSeconds, usDollarNanos),
  };
}

type Range = Awaited<ReturnType<typeof postingRange>>;
