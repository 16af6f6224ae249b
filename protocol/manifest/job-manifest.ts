import { z } from "zod";
import { WORK_KINDS } from "#core/jobs/work-kind";
import { faulty, form } from "../faulty";
import { JobId } from "../job-id";
import { LIMITS } from "../limits";
import { ShownText } from "../text/shown-text";
import { BytesSource, Sha256 } from "./bytes-source";
import { DestinationText } from "./destination";
import { collidingPath, GuestPath } from "./guest-path";
import { JobComparison } from "./job-comparison";
import { ObjectAddressText } from "./object-address";
import { ParameterGrid } from "./parameter-grid";
import { SEPARATORS } from "./separators";

export { BytesSource, GuestPath, Sha256 };

const Range = z
  .strictObject({
    kind: z.literal("range"),
    from: z.int().describe("First value."),
    to: z.int().describe("Last value, included."),
    step: z.int().min(1).default(1),
  })
  .refine((range) => range.to >= range.from, {
    ...faulty({ kind: "backward-range" }),
    path: ["to"],
  });

const named = (kind: "lines" | "json" | "jsonl", about: string) =>
  z.strictObject({ kind: z.literal(kind), source: BytesSource }).describe(about);

const ObjectAddresses = z
  .array(ObjectAddressText)
  .min(1)
  .max(LIMITS.MAX_OBJECT_ADDRESSES)
  .describe("Addresses like s3://NAME/folder/*.csv, NAME being a connection of yours, or of public https objects.");

export const JobInputs = z.union([
  Range,
  named("lines", "One unit per line of a text file."),
  named("json", "One unit per element of a JSON array."),
  named("jsonl", "One unit per line, each a JSON object that may name its own args, stdin and files."),
  z
    .strictObject({
      kind: z.literal("csv"),
      source: BytesSource,
      separator: z.enum(SEPARATORS).default(",").describe("What separates cells: a tab for TSV."),
    })
    .describe("One unit per row of a table; its first row names the columns, which are fields."),
  ParameterGrid,
  z.strictObject({
    kind: z.literal("files"),
    files: z
      .array(z.strictObject({ name: GuestPath, source: BytesSource }))
      .min(1)
      .max(LIMITS.inputFiles),
  }),
  z
    .strictObject({ kind: z.literal("archive"), source: BytesSource })
    .describe("One unit per file of a zip, tar or tar.gz; its name is its path there."),
  z
    .strictObject({
      kind: z.literal("bucket"),
      objects: ObjectAddresses,
      pieceMib: z
        .int()
        .min(1)
        .max(LIMITS.MAX_UNIT_INPUT_BYTES / (1024 * 1024))
        .optional()
        .describe("Cuts larger objects at line ends into pieces of about so many MiB; without it a unit is an object."),
    })
    .describe("One unit per object, or per piece of one; the bytes go from the bucket to the devices."),
  z
    .strictObject({ kind: z.literal("bucket-lines"), objects: ObjectAddresses })
    .describe("One unit per line of objects that are texts; the city reads them once, when the job is submitted."),
  z
    .strictObject({
      kind: z.literal("outputs"),
      job: JobId.describe("A job of yours; this one starts when it has finished."),
      group: z
        .int()
        .min(2)
        .max(LIMITS.MAX_OUTPUTS_PER_UNIT)
        .optional()
        .describe("A unit gets so many outputs as a JSON array; without it, one output as a file."),
      untilOne: z
        .boolean()
        .default(false)
        .describe("With `group`: the same program runs over its own outputs, as further jobs, until one is left."),
      failed: z
        .enum(["stop", "skip"])
        .default("stop")
        .describe("What to do when units of that job have failed: do not start, or leave them out."),
    })
    .refine(({ group, untilOne }) => !untilOne || group !== undefined, {
      ...faulty({ kind: "until-one-without-group" }),
      path: ["group"],
    })
    .describe("One unit per output of another job, or per group of them, in that job's order."),
]);
export type JobInputs = z.infer<typeof JobInputs>;

/** A program's argument cannot contain NUL: it would end there. */
const Argument = z
  .string()
  .max(LIMITS.argChars)
  .refine((text) => !text.includes("\0"), faulty({ kind: "nul-in-argument" }));

/** One line of `jsonl` inputs. Any further fields are for the templates. */
export const UnitLine = z.looseObject({
  args: z.array(Argument).max(LIMITS.argsPerUnit).optional(),
  stdin: z.union([z.string(), z.strictObject({ blob: Sha256 })]).optional(),
  files: z
    .array(
      z.union([
        z.strictObject({ path: GuestPath, text: z.string() }),
        z.strictObject({ path: GuestPath, blob: Sha256 }),
      ]),
    )
    .max(LIMITS.outputFiles)
    .optional(),
});
export type UnitLine = z.infer<typeof UnitLine>;

export const JobPicture = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("mosaic") }),
  z.strictObject({
    kind: z.literal("tiles"),
    width: z.int().min(1).max(8192),
    height: z.int().min(1).max(8192),
    tile: z.int().min(1).max(1024),
  }),
  z.strictObject({
    kind: z.literal("matrix"),
    labels: z
      .array(ShownText({ max: 40 }))
      .min(2)
      .max(500),
    field: z.string().min(1).max(40),
  }),
]);

/** Canadian dollars as a decimal string, at most six digits after the point: money is never a float. */
export const Dollars = z
  .string()
  .regex(...form(/^\d{1,7}(\.\d{1,6})?$/, { kind: "dollars" }))
  .describe("Canadian dollars, as a decimal string.");

export const Replicas = z
  .union([z.literal("adaptive"), z.int().min(1).max(LIMITS.replicas)], {
    error: `must be "adaptive" or a whole number from 1 to ${LIMITS.replicas}`,
  })
  .describe(
    "Equal results from so many households settle a unit; `adaptive`: unknown devices are always checked, households with a good record at random.",
  );

/** Each is saved under its own name, next to standard output. */
const Outputs = z
  .array(GuestPath)
  .max(LIMITS.outputFiles)
  .superRefine((paths, { addIssue }) => {
    const twice = collidingPath(paths);
    if (twice !== undefined) addIssue({ code: "custom", ...faulty({ kind: "same-output", path: twice }) });
    else if (paths.includes("stdout")) addIssue({ code: "custom", ...faulty({ kind: "output-called-stdout" }) });
  });

const Seconds = z
  .int()
  .min(1)
  .max(LIMITS.unitWallMs / 1_000);
const MemoryMib = z.int().min(1).max(LIMITS.unitMemoryMib);
const OutputBytes = z.int().min(1).max(LIMITS.MAX_PLACED_OUTPUT_BYTES);

/** The limits of a unit that a retry changes. */
export const ChangedLimits = z.strictObject({
  seconds: Seconds.optional(),
  wallSeconds: Seconds.optional(),
  memoryMib: MemoryMib.optional(),
  outputBytes: OutputBytes.optional(),
});
export type ChangedLimits = z.infer<typeof ChangedLimits>;
export const CustomerRuntime = z.enum(["wasi", "js", "python"]);

/** What a customer submits. `docs/job-manifest.md` explains it field by field. */
export const JobManifest = z.strictObject({
  name: ShownText({ min: 1, max: LIMITS.jobNameChars, why: faulty({ kind: "no-job-name" }).message }),
  cause: ShownText({ max: LIMITS.causeChars }).default("").describe("Shown to residents: what their device works for."),
  workKind: z.enum(WORK_KINDS).default("other").describe("What kind of work it is: residents may choose by it."),
  program: z.strictObject({ runtime: CustomerRuntime, source: BytesSource }),
  inputs: JobInputs,
  shared: z
    .array(z.strictObject({ path: GuestPath, source: BytesSource }))
    .max(LIMITS.sharedFiles)
    .default([]),
  args: z.array(z.string().max(LIMITS.argChars)).max(LIMITS.argsPerUnit).default([]),
  stdin: z.string().max(LIMITS.argChars).optional().describe("Template of standard input."),
  outputs: Outputs.default([]).describe("Guest files that come back beside stdout."),
  destination: DestinationText.optional(),
  okExitCodes: z.array(z.int().min(0).max(255)).min(1).max(64).default([0]),
  findExitCode: z
    .int()
    .min(0)
    .max(255)
    .optional()
    .describe("A unit that ends with this code is a find: the residents whose devices returned it get a badge."),
  replicas: Replicas.default("adaptive"),
  comparison: JobComparison.default({ kind: "bytes" }),
  cores: z.int().min(0).max(LIMITS.coresPerJob).default(8).describe("The dial: most unit workers at once; 0 = paused."),
  budget: Dollars.refine((text) => Number(text) !== 0, faulty({ kind: "no-budget" })),
  limits: z
    .strictObject({
      seconds: Seconds.default(120),
      wallSeconds: Seconds.optional(),
      memoryMib: MemoryMib.default(256),
      outputBytes: OutputBytes.default(LIMITS.unitOutputBytes),
    })
    .prefault({}),
  picture: JobPicture.default({ kind: "mosaic" }),
  keepDays: z
    .int()
    .min(1)
    .max(LIMITS.MAX_KEEP_DAYS)
    .optional()
    .describe("Days after the job's end for which inputs and results are kept; the city's own default unless given."),
});
export type JobManifest = z.infer<typeof JobManifest>;
export type JobManifestInput = z.input<typeof JobManifest>;
