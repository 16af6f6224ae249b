import { hash } from "node:crypto";
import type { DeviceId, SessionId } from "#core/ids";
import type { CheckedResult } from "#core/units/checked-result";
import { encodeOutput } from "#core/units/output";
import { createPostgresUnitStore } from "../../store/postgres-unit-store";
import { until } from "../../testing/until";
import type { TestCity } from "./open-test-city";

/** A device's result for a unit: a string is an output, anything else is returned as it is. */
export type Answer = (unit: number) => string | Omit<Extract<CheckedResult, { kind: "failed" }>, "unit">;

let devices = 0;

/** A device that joins the city and answers every unit that it is granted, until none is left. */
export async function workThrough(city: TestCity, answer: Answer): Promise<DeviceId> {
  const { coordinator, pool } = city.handle;
  devices += 1;
  const deviceId = `dev_test${devices}` as DeviceId;
  const sessionId = `session-${devices}` as SessionId;
  const store = createPostgresUnitStore(pool, "coordinator-under-test");
  const known = await store.joinDevice({
    id: deviceId,
    label: "Test device",
    engine: "chromium",
    cores: 4,
    network: null,
  });
  coordinator.dispatch({ kind: "device.joined", sessionId, device: known });
  coordinator.dispatch({ kind: "device.offered", sessionId, slots: 2 });
  const isIdle = async () => {
    const grants = city.messages.filter((message) => message.kind === "grant" && message.to === sessionId);
    const blocksComing = [...coordinator.state.jobs.values()].some((job) => job.claiming);
    if (grants.length === 0 && !blocksComing) return true;
    city.messages.length = 0;
    for (const grant of grants) {
      if (grant.kind !== "grant") continue;
      const results = grant.units.map((unit) => returned(unit, answer(unit)));
      coordinator.dispatch({ kind: "results.returned", sessionId, grantId: grant.grantId, results });
    }
    await coordinator.settled();
    return false;
  };
  await until("no unit is left for the device", isIdle, { everyMs: 0 });
  await coordinator.settled();
  coordinator.dispatch({ kind: "device.left", sessionId });
  return deviceId;
}

function returned(unit: number, answer: ReturnType<Answer>): CheckedResult {
  if (typeof answer !== "string") return { unit, ...answer };
  const output = outputOf(0, answer, unit);
  const digest = hash("sha256", output, "buffer");
  return {
    kind: "output",
    unit,
    digest,
    fuel: 1_000_000_000,
    ms: 1_000,
    output: { bytes: output, sizeBytes: output.length },
    stderr: "looked at it",
  };
}

function outputOf(exitCode: number, stdout: string, raw: number) {
  const encoder = new TextEncoder();
  const parts = [
    { name: "stdout", bytes: encoder.encode(stdout) },
    { name: "made/raw.bin", bytes: new Uint8Array([0xff, raw]) },
  ];
  return encodeOutput({ exitCode, parts }, (text) => encoder.encode(text));
}

/** `left`: what the program had printed so far, in addition to a file. */
export function failure(message: string, left?: string): Omit<Extract<CheckedResult, { kind: "failed" }>, "unit"> {
  const output = left === undefined ? undefined : outputOf(3, left, 3);
  return {
    kind: "failed",
    digest: hash("sha256", `exit|3|${left}`, "buffer"),
    fuel: 500_000_000,
    ms: 500,
    reason: "exit",
    exitCode: 3,
    message,
    stderr: "it went wrong here",
    ...(output ? { output: { bytes: output, sizeBytes: output.length } } : {}),
  };
}
