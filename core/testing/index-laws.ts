import type { State } from "../coordination/state";
import type { Tally } from "../scheduling/tally";

export type Law = (holds: boolean, sentence: () => string) => void;

/** Every index gives the same answers as a full scan. */
export function checkIndexes(state: State, law: Law) {
  checkPresent(state, law);
  checkHouseholds(state, law);
  checkPrograms(state, law);
  checkAnswers(state, law);
  checkKeptOpen(state, law);
  checkSessionJobs(state, law);
}

function checkSessionJobs({ jobs, sessions }: State, law: Law) {
  let known = 0;
  for (const session of sessions.values()) {
    known += session.jobs.size;
    for (const { jobId } of session.slots)
      law(jobId === null || session.jobs.has(jobId), () => `${session.id} has a slot at ${jobId} and has forgotten it`);
    for (const jobId of session.jobs.keys())
      law(jobs.get(jobId)?.sessions.has(session) === true, () => `${jobId} does not list ${session.id}`);
  }
  const listed = [...jobs.values()].reduce((sum, job) => sum + job.sessions.size, 0);
  law(listed === known, () => `jobs list ${listed} sessions, and sessions remember ${known} jobs`);
}

function checkHouseholds({ devices, devicesByHousehold }: State, law: Law) {
  const listed = [...devicesByHousehold.values()].reduce((sum, { size }) => sum + size, 0);
  law(listed === devices.size, () => `${listed} devices are listed by household, and ${devices.size} are known`);
  for (const device of devices.values())
    law(
      devicesByHousehold.get(device.household)?.has(device) === true,
      () => `${device.id} is not listed with ${device.household}`,
    );
}

function checkPresent({ sessions, present, networks }: State, law: Law) {
  const devices = [...sessions.values()].map(({ device }) => device);
  const known = devices.flatMap(({ network }) => network ?? []);
  checkTally(
    "household",
    devices.map(({ household }) => household),
    present,
    law,
  );
  checkTally("network", known, networks, law);
}

function checkTally<Kind extends string>(what: string, here: readonly Kind[], tally: Tally<Kind>, law: Law) {
  const counts = new Map<Kind, number>();
  for (const kind of here) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  for (const kind of new Set([...here, ...tally.kinds])) {
    const devices = counts.get(kind) ?? 0;
    law(
      devices === tally.of(kind),
      () => `${what} ${kind} has ${devices} devices here, and ${tally.of(kind)} are counted`,
    );
  }
}

function checkPrograms({ jobs, jobsByProgram }: State, law: Law) {
  const listed = [...jobsByProgram.values()].reduce((sum, { size }) => sum + size, 0);
  law(listed === jobs.size, () => `${listed} jobs are listed by program, and ${jobs.size} are open`);
  for (const job of jobs.values())
    law(jobsByProgram.get(job.spec.program.hash)?.has(job) === true, () => `${job.id} is not listed with its program`);
}

function checkAnswers({ jobs, answers }: State, law: Law) {
  // Runs after every event of every simulated city: building a key per answer would dominate its time.
  const waiting = new Map<number, Map<string, Map<string, number>>>();
  const waitingOf = (no: number, deviceId: string) => {
    const devices = waiting.get(no) ?? new Map<string, Map<string, number>>();
    if (devices.size === 0) waiting.set(no, devices);
    const households = devices.get(deviceId) ?? new Map<string, number>();
    if (households.size === 0) devices.set(deviceId, households);
    return households;
  };
  for (const { no, blocks } of jobs.values())
    for (const { open } of blocks.values())
      for (const { returned } of open.values())
        for (const { deviceId, household } of returned) {
          const households = waitingOf(no, deviceId);
          households.set(household, (households.get(household) ?? 0) + 1);
        }
  const differs = (wait: number | undefined, said: number | undefined, key: string) =>
    law(wait === said, () => `${wait} answers of ${key} wait and ${said} are counted`);
  for (const { jobNo, deviceId, household, answers: said } of answers.counted()) {
    const households = waitingOf(jobNo, deviceId);
    differs(households.get(household), said, `${deviceId} of ${household} in job ${jobNo}`);
    households.delete(household);
  }
  for (const [no, devices] of waiting)
    for (const [deviceId, households] of devices)
      for (const [household, wait] of households) differs(wait, undefined, `${deviceId} of ${household} in job ${no}`);
}

/** Units that a demotion kept open are closed when nothing can be reopened any more. */
function checkKeptOpen({ jobs, demoted, keptOpen }: State, law: Law) {
  for (const job of keptOpen) law(jobs.get(job.id) === job, () => `${job.id} is kept open and is over`);
  for (const job of jobs.values())
    for (const { seq, unsettled } of job.blocks.values()) {
      law(unsettled > 0 || demoted.length > 0, () => `block ${seq} of ${job.id} is settled and nothing keeps it`);
      law(unsettled > 0 || keptOpen.has(job), () => `block ${seq} of ${job.id} is settled and nobody will end it`);
    }
}
