import { AdminJobList, LiftQuarantineInput, ListAdminJobsInput, QuarantineList, StopJobInput } from "../admin";
import { Job } from "../jobs";
import { json, Nothing } from "../operation";

const admin = { tag: "admin", audience: "admin:see" } as const;

/** All customers' jobs and programs, for admins. */
export const adminJobOperations = {
  listAdminJobs: json({
    ...admin,
    method: "GET",
    path: "/admin/jobs",
    summary: "Everybody's jobs, newest first.",
    input: ListAdminJobsInput,
    output: AdminJobList,
  }),
  stopJob: json({
    ...admin,
    audience: "admin:protect",
    method: "POST",
    path: "/admin/jobs/{jobId}/stop",
    summary: "Cancel anyone's job; its customer learns why and gets the unspent budget back.",
    input: StopJobInput,
    output: Job,
    refusals: ["NOT_FOUND", "CONFLICT"],
  }),
  listQuarantines: json({
    ...admin,
    method: "GET",
    path: "/admin/quarantines",
    summary: "Programs that no device gets, because they ended sandboxes.",
    input: Nothing,
    output: QuarantineList,
  }),
  liftQuarantine: json({
    ...admin,
    audience: "admin:protect",
    method: "POST",
    path: "/admin/quarantines/{program}/lift",
    summary:
      "Let devices have a quarantined program again. Its jobs go on, and sandboxes that it ends count from zero.",
    input: LiftQuarantineInput,
    output: QuarantineList,
    refusals: ["NOT_FOUND"],
  }),
};
