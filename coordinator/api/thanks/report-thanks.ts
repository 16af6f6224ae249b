import { ReportThanksInput } from "#protocol/api/thanks";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import { queryByPrisma } from "../../store/query";
import { deviceThatReads } from "../../thanks/read-thanks";
import { readingDevice } from "../../thanks/reading-device";
import type { Call } from "../call";
import { countReport } from "../jobs/count-report";
import { parseInput } from "../parse-input";

/** Only who may read a message reports it; repeating it changes nothing, and nothing follows by itself. */
export async function reportThanks({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const { jobId, deviceToken } = parseInput(ReportThanksInput, input);
  const reader =
    deviceToken === undefined
      ? { column: "owner_id" as const, value: requirePerson(ctx).id }
      : await readingDevice(deviceToken);
  const { prisma } = handle();
  const device = await deviceThatReads(queryByPrisma(prisma), reader, jobId);
  if (!device) throw refuse("no-such-thanks", { jobId });
  const { jobNo, deviceNo, network } = device;
  await countReport({ no: deviceNo, network });
  await prisma.thanksReport.createMany({ data: [{ jobNo, deviceNo }], skipDuplicates: true });
  return {};
}
