import type { JobId } from "#core/ids";
import { checkTemplate } from "#core/jobs/check-template";
import type { JobSheet, MountedBlob } from "#core/jobs/job-sheet";
import { FUEL_PER_MS } from "#core/ledger/pricing";
import type { JobManifest } from "#protocol/job-manifest";
import { LIMITS } from "#protocol/limits";
import { handle } from "../../handle";
import { planUnits } from "../../inputs/plan-units";
import type { UnitsPlan } from "../../inputs/units-plan";
import type { FieldIssue } from "../api-error";
import type { Person } from "../context";
import { invalidInput } from "../parse-input";
import { mountShared } from "./mount-shared";
import { newJobId } from "./new-job-id";
import { prepareProgram } from "./prepare-program";

/** A job as it would be submitted: checked in every way that does not need it to run. */
export interface PlannedJob {
  sheet: JobSheet;
  plan: UnitsPlan;
}

const SECOND_MS = 1_000;
/** A unit's seconds are those of an ordinary core; the slowest phones take several times as long. */
const SLOW_DEVICE = 4;

/** Looks at everything that the manifest names, or refuses it with all that is wrong. */
export async function planJob(manifest: JobManifest, customer: Person): Promise<PlannedJob> {
  const [program, inputs, shared] = await Promise.all([
    prepareProgram(manifest.program.runtime, manifest.program.source),
    planUnits(handle().blobs, manifest.inputs),
    mountShared(manifest.shared),
  ]);
  const issues: FieldIssue[] = [];
  if (program.kind === "refused") issues.push({ path: "program", message: program.message });
  if (inputs.kind === "refused") issues.push({ path: inputs.path, message: inputs.message });
  if (shared.kind === "refused") issues.push(...shared.issues);
  if (inputs.kind === "planned") issues.push(...templateIssues(manifest, inputs.plan.firstLines[0]));
  if (program.kind === "refused" || inputs.kind === "refused" || shared.kind === "refused" || issues.length > 0) {
    throw invalidInput(issues);
  }
  return { sheet: sheetOf(manifest, newJobId(), customer.name, program.runs, shared.files), plan: inputs.plan };
}

function templateIssues(manifest: JobManifest, firstLine: string | undefined): FieldIssue[] {
  const keys = keysOf(firstLine);
  const check = (path: string, args: string[], stdin: string | undefined): FieldIssue[] => {
    const outcome = checkTemplate(args, stdin, manifest.inputs.kind, keys);
    if (outcome.kind === "ok") return [];
    const known = outcome.known.map((name) => `{${name}}`).join(", ");
    return [
      {
        path,
        message: `{${outcome.field}} is not a field of these inputs. They have ${known}; write {{ and }} for plain braces`,
      },
    ];
  };
  return [...check("args", manifest.args, undefined), ...check("stdin", [], manifest.stdin)];
}

function keysOf(line: string | undefined): string[] {
  try {
    const json: unknown = JSON.parse(line ?? "null");
    return typeof json === "object" && json !== null && !Array.isArray(json) ? Object.keys(json) : [];
  } catch {
    return [];
  }
}

function sheetOf(
  manifest: JobManifest,
  jobId: JobId,
  customerName: string,
  program: JobSheet["program"],
  shared: MountedBlob[],
): JobSheet {
  const { inputs, limits } = manifest;
  const wallMs = limits.seconds * SECOND_MS;
  return {
    jobId,
    name: manifest.name,
    cause: manifest.cause,
    customerName,
    runtime: manifest.program.runtime,
    program,
    shared,
    inputKind: inputs.kind,
    ...(inputs.kind === "range" ? { range: { from: inputs.from, step: inputs.step } } : {}),
    args: manifest.args,
    ...(manifest.stdin === undefined ? {} : { stdin: manifest.stdin }),
    outputs: manifest.outputs,
    okExitCodes: manifest.okExitCodes,
    limits: {
      fuel: Math.min(LIMITS.unitFuel, wallMs * FUEL_PER_MS),
      wallMs: Math.min(LIMITS.unitWallMs, wallMs * SLOW_DEVICE),
      memoryMib: limits.memoryMib,
      outputBytes: limits.outputBytes,
    },
    picture: manifest.picture,
  };
}
