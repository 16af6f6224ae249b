// A coordinator in its own process, without pages, to be killed by tests; its parent controls it over IPC.
import type { CustomerId } from "#core/ids";
import { removeDevice } from "../api/account/remove-device";
import { getFleet } from "../api/admin/get-fleet";
import { getHealth } from "../api/admin/get-health";
import { resumeCity } from "../api/admin/resume-city";
import { stopCity } from "../api/admin/stop-city";
import { getCityNow } from "../api/get-city-now";
import { changeDevice } from "../api/household/change-device";
import { getHousehold } from "../api/household/get-household";
import { addBudget } from "../api/jobs/add-budget";
import { cancelJob } from "../api/jobs/cancel-job";
import { dialJob } from "../api/jobs/dial-job";
import { getHistory } from "../api/jobs/get-history";
import { getJob } from "../api/jobs/get-job";
import { loadConfig } from "../config";
import { createLog } from "../log";
import { policyFrom } from "../policy";
import { startCoordinator } from "../start-coordinator";
import { seedJob } from "./seed-job";
import type { ProcessCall, ProcessVerb } from "./start-coordinator-process";

const config = loadConfig();
const policy = { ...policyFrom(config), ...JSON.parse(process.env.TEST_POLICY ?? "{}") };
const running = await startCoordinator(config, createLog(config.logLevel), policy);
const { coordinator, pool } = running.handle;
const admin = { id: "admin" as CustomerId, name: "Admin", email: "admin@example.org", role: "owner" as const };
const ctx = { person: admin, via: "test" };

const VERBS: Record<ProcessVerb, (input: never) => Promise<unknown>> = {
  seed: async (input) => {
    const jobId = await seedJob(pool, input);
    await coordinator.openJob(jobId);
    return jobId;
  },
  dial: (input) => dialJob({ ctx, input }),
  budget: (input) => addBudget({ ctx, input }),
  cancel: (input) => cancelJob({ ctx, input }),
  stop: (input) => stopCity({ ctx, input }),
  resume: (input) => resumeCity({ ctx, input }),
  remove: async (input: { deviceId: string }) => {
    await running.handle.prisma.device.update({ where: { id: input.deviceId }, data: { ownerId: admin.id } });
    return removeDevice({ ctx, input });
  },
  change: async (input: { deviceId: string }) => {
    await running.handle.prisma.device.update({ where: { id: input.deviceId }, data: { ownerId: admin.id } });
    return changeDevice({ ctx, input });
  },
  household: () => getHousehold({ ctx, input: {} }),
  fleet: () => getFleet({ ctx, input: {} }),
  now: () => getCityNow({ ctx, input: {} }),
  job: (input) => getJob({ ctx, input }),
  history: (input) => getHistory({ ctx, input }),
  health: () => getHealth({ ctx, input: {} }),
  customer: async () => {
    const { auth, config } = running.handle;
    const person = { name: "Ada", email: "ada@example.org", password: "a long password" };
    const id = await auth.signUp(person);
    const headers = { "content-type": "application/json" };
    const signIn = new Request(`${config.siteUrl}/api/auth/sign-in/email`, {
      method: "POST",
      headers,
      body: JSON.stringify(person),
    });
    const cookies = (await auth.handle(signIn)).headers.getSetCookie();
    return {
      key: (await auth.keys.make(id, "test", null)).key,
      cookie: cookies.map((one) => one.split(";")[0]).join("; "),
    };
  },
  clock: async () => Date.now(),
  close: () => running.close(),
};

process.on("message", async ({ call, verb, input }: ProcessCall) => {
  try {
    process.send?.({ call, value: await VERBS[verb](input as never) });
  } catch (error) {
    process.send?.({ call, error: error instanceof Error ? error.message : String(error) });
  }
  if (verb === "close") process.disconnect();
});
process.on("disconnect", () => process.exit());
process.send?.({ ready: pool.options.connectionString });
