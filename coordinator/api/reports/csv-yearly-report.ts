import type { ReportFigures } from "#protocol/api/reports";
import { exactDollars } from "#protocol/text/dollar-nanos";
import type { Call } from "../call";
import { csvLine } from "../csv-line";
import { getYearlyReport } from "./get-yearly-report";

const COLUMNS = ["figure", "month", "value", "unit"];

/** A line for each figure; one that is not told has no value. */
export async function csvYearlyReport(call: Call<unknown>): Promise<AsyncGenerator<string>> {
  return table(await getYearlyReport(call));
}

async function* table(report: ReportFigures & { year: number; edition: number }): AsyncGenerator<string> {
  yield* csvLine(COLUMNS);
  const about = [
    ["year", report.year],
    ["edition", report.edition],
    ["from", report.from],
    ["to", report.to],
  ];
  for (const [figure, value] of about) yield* csvLine([`${figure}`, "", `${value}`, ""]);
  yield* work(report, "");
  yield* csvLine(["power", "", `${report.wattHours}`, "Wh"]);
  const { people, money, elsewhere } = report;
  yield* number("households-at-least", people?.households);
  yield* number("devices-at-least", people?.devices);
  yield* dollars("charged", money?.chargedNanos);
  yield* dollars("earned-by-residents", money?.earnedNanos);
  yield* dollars("kept-by-the-city", money?.keptNanos);
  yield* number("results-taken-back", money?.takenBackUnits);
  yield* dollars("paid-in-by-customers", report.paidInNanos);
  yield* dollars("paid-to-residents", report.rewardsNanos);
  yield* dollars("cost-of-jobs-that-ended", money?.endedNanos);
  yield* dollars("the-same-on-aws-fargate", elsewhere.fargateNanos);
  yield* dollars("the-same-on-aws-lambda", elsewhere.lambdaNanos);
  for (const month of report.months) yield* work(month, month.month);
}

function* work({ units, coreSeconds, jobs }: Pick<ReportFigures, "units" | "coreSeconds" | "jobs">, month: string) {
  yield* csvLine(["core-time", month, `${coreSeconds}`, "core-seconds"]);
  yield* csvLine(["units", month, `${units}`, ""]);
  yield* csvLine(["jobs", month, `${jobs}`, ""]);
}

const number = (figure: string, value: number | undefined) =>
  csvLine([figure, "", value === undefined ? "" : `${value}`, ""]);
const dollars = (figure: string, nanos: number | null | undefined) =>
  csvLine([figure, "", nanos === undefined || nanos === null ? "" : exactDollars(nanos), "CAD"]);
