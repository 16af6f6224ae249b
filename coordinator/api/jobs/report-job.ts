import { ReportJobInput } from "#protocol/api/job-reports";
import { handle } from "../../handle";
import { invalidInput } from "../../refusals/invalid-input";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { countReport } from "./count-report";

/** A resident says that something is wrong with a job. Repeating it changes nothing, and nothing follows by itself. */
export async function reportJob({ input }: Call<unknown>): Promise<Record<string, never>> {
  const { jobId, deviceToken, why } = parseInput(ReportJobInput, input);
  const { prisma, signatures } = handle();
  const deviceId = signatures.readDeviceToken(deviceToken);
  if (!deviceId) throw invalidInput([{ path: "deviceToken", fault: { kind: "no-device-token" } }]);
  const [job, device] = await Promise.all([
    prisma.job.findUnique({ where: { id: jobId }, select: { no: true } }),
    prisma.device.findUnique({ where: { id: deviceId }, select: { no: true, network: true, removedAt: true } }),
  ]);
  if (!device || device.removedAt !== null) throw refuse("device-not-joined");
  await countReport(device);
  if (!job) throw refuse("no-such-job", { jobId });
  await prisma.jobReport.createMany({ data: [{ jobNo: job.no, deviceNo: device.no, why }], skipDuplicates: true });
  return {};
}
