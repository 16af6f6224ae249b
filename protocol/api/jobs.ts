import { z } from "zod";
import { JobId } from "../job-id";
import { LIMITS } from "../limits";
import {
  ChangedLimits,
  CustomerRuntime,
  Dollars,
  JobManifest,
  JobPicture,
  Replicas,
  Sha256,
} from "../manifest/job-manifest";
import { JobRecheck } from "./job-recheck";
import { StateReason } from "./state-reason";

export { JobId };

export const JobState = z.enum(["running", "paused", "finished", "cancelled"]);

/** A job as shown in lists and on its own page. Amounts are integer nanodollars (10⁻⁹ C$). */
export const Job = z
  .strictObject({
    id: JobId,
    name: z.string(),
    cause: z.string(),
    state: JobState,
    reason: StateReason.nullable().describe("Why it is paused or cancelled, as facts: decide by its kind."),
    message: z.string().nullable().describe("The same as a sentence for people. Its words may change at any time."),
    runtime: CustomerRuntime,
    inputKind: z.enum([
      "range",
      "lines",
      "files",
      "json",
      "jsonl",
      "csv",
      "grid",
      "archive",
      "bucket",
      "bucket-lines",
      "outputs",
    ]),
    units: z.int(),
    agreed: z.int().describe("Units settled with a canonical output."),
    failed: z.int().describe("Units settled with an error of the program."),
    reopened: z
      .int()
      .describe(
        "Units that were settled and are computed again, because the household that had answered them was demoted.",
      ),
    replicas: Replicas,
    cores: z.int(),
    coresNow: z.int(),
    waiting: z
      .strictObject({
        kind: z.enum(["city-stopped", "no-devices", "no-fitting-device", "another-household", "other-jobs"]),
        forMs: z.int().describe("For how long nobody has worked on it."),
        message: z.string().describe("Why, as a sentence for people."),
      })
      .nullable()
      .describe("Why nobody works on a running job, for longer than a moment."),
    answersWaiting: z.int().describe("Answers that wait until enough other households say the same."),
    budgetNanos: z.int(),
    spentNanos: z.int(),
    fuel: z.int(),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    keepDays: z.int().describe("Days for which its inputs and results are kept after its end."),
    keptUntil: z.iso.datetime().nullable().describe("When they are deleted, of a job that has ended."),
    deletedAt: z.iso.datetime().nullable().describe("When they were deleted: nobody can read them any more."),
    picture: JobPicture,
  })
  .meta({ id: "Job" });
export type Job = z.infer<typeof Job>;

/** How many of a job's outputs are in its bucket. */
const JobPlacement = z.strictObject({
  destination: z.string(),
  placed: z.int().describe("Units whose outputs are in the bucket, and whose bytes were looked at there."),
  waiting: z.int().describe("Settled units whose outputs still lie at devices."),
  listed: z.int().describe("Objects that list what is placed, so far."),
  isDone: z.boolean().describe("All of them are placed and listed, and nothing more will be settled."),
  problem: z.string().nullable().describe("Why nothing goes on at the moment, as a sentence that says what to do."),
});
export type JobPlacement = z.infer<typeof JobPlacement>;

/** What was relayed through this site because a bucket does not allow browsers. */
const JobRelay = z.strictObject({
  bytes: z.int(),
  maxBytes: z.int().describe("As many may, then the job pauses."),
  message: z.string().describe("Why, and what to do, as sentences for people."),
});
export type JobRelay = z.infer<typeof JobRelay>;

export const JobDetail = Job.extend({
  manifest: JobManifest,
  customerName: z.string(),
  review: z
    .strictObject({ approved: z.boolean(), reason: z.string(), at: z.iso.datetime() })
    .nullable()
    .describe("What a moderator decided about it, if one did."),
  mayChange: z.boolean().describe("Whether the caller may change it: some admins only look."),
  reach: z
    .strictObject({
      devices: z.int().describe("Devices at work in the city."),
      fitting: z.int().describe("Those of them that can run the program, and whose residents want such work."),
    })
    .nullable()
    .describe("Of a job that has not ended: who may compute it now. It may be some seconds old."),
  source: z
    .strictObject({ jobId: JobId, name: z.string() })
    .nullable()
    .describe("The job whose outputs are its inputs, of a job that has such."),
  followers: z
    .array(
      z.strictObject({
        jobId: JobId,
        name: z.string(),
        state: JobState,
        waits: z.boolean().describe("It starts by itself when this job has finished."),
        goesOn: z.boolean().describe("It is the next job of the same reduction."),
      }),
    )
    .describe(`Jobs over its outputs, the newest first, ${LIMITS.MAX_FOLLOWERS_SHOWN} at most.`),
  placement: JobPlacement.nullable().describe("Of a job with a destination."),
  relay: JobRelay.nullable().describe("Of a job whose bytes went through this site, at least some."),
  rechecks: z
    .array(JobRecheck)
    .describe(
      "What was found after its end, when households were outvoted that had given results of it, newest first.",
    ),
  publishedAt: z.iso
    .datetime()
    .nullable()
    .describe(
      "Since when everybody may see the picture that it makes; null: only its customer and devices at work on it.",
    ),
}).meta({ id: "JobDetail" });
export type JobDetail = z.infer<typeof JobDetail>;

/** A part of a unit's output in a bucket of its customer. */
const ObjectOfUnit = z.strictObject({
  part: z.string(),
  object: z.string().describe("Its address, like s3://NAME/results/000000-stdout."),
  bytes: z.int(),
  sha256: Sha256,
});
export type ObjectOfUnit = z.infer<typeof ObjectOfUnit>;
const Objects = z
  .array(ObjectOfUnit)
  .optional()
  .describe("Of a job with a destination: where its parts lie, or are on their way to.");

/** A settled unit. If it failed, `text` and `parts` are what the program had printed and written until then. */
export const UnitResult = z
  .strictObject({
    unit: z.int(),
    input: z.string().describe("What people call its input: a file's name, the beginning of its line, its value."),
    state: z.enum(["agreed", "failed"]),
    exitCode: z.int().nullable(),
    /** stdout (wasi) or the value (js) as text when it is UTF-8, else absent; `parts` names all pieces. */
    text: z.string().nullable(),
    parts: z.array(z.strictObject({ name: z.string(), bytes: z.int() })),
    objects: Objects,
    error: z.string().nullable().describe("The unit's failure, word for word."),
    stderr: z.string(),
    fuel: z.int(),
    priceNanos: z.int(),
    replicas: z.int().describe("How many replicas were returned for it."),
    settledAt: z.iso.datetime(),
  })
  .meta({ id: "UnitResult" });
export type UnitResult = z.infer<typeof UnitResult>;

const Base64 = z.strictObject({ base64: z.base64() });

/** A line of `results.ndjson`: one settled unit, with its whole output. */
export const ResultLine = z
  .strictObject({
    unit: z.int(),
    input: z.string(),
    state: z.enum(["agreed", "failed"]),
    exitCode: z.int().nullable(),
    text: z.string().optional().describe("Standard output, or a module's value, when it is UTF-8."),
    base64: z.base64().optional().describe("The same when it is not."),
    files: z.record(z.string(), z.union([z.string(), Base64])).optional(),
    objects: Objects,
    failure: z.string().optional().describe("Of a failed unit: what kind of failure."),
    error: z.string().nullable().optional().describe("Of a failed unit: the message, word for word."),
    stderr: z.string().optional(),
    fuel: z.int(),
    priceNanos: z.int(),
  })
  .meta({ id: "ResultLine" });

export const KeepJobInput = z.strictObject({
  jobId: JobId,
  days: z.int().min(1).max(LIMITS.MAX_KEEP_DAYS).describe("From the job's end."),
});

export const FollowResultsInput = z.strictObject({
  jobId: JobId,
  after: z
    .string()
    .regex(/^\d{1,18}$/, "a cursor is the id of an event that was received, or 0")
    .default("0")
    .describe("The id of the last event that was received; a `Last-Event-ID` header takes its place."),
});

export const SubmitJobInput = JobManifest;

/** The job as it was submitted, and warnings about what may behave differently on devices. */
export const SubmittedJob = Job.extend({
  warnings: z.array(z.string()).describe("About the program, each with its line and column."),
}).meta({ id: "SubmittedJob" });
export type SubmittedJob = z.infer<typeof SubmittedJob>;

/** Everything that is known before a unit runs. */
export const JobPreview = z
  .strictObject({
    units: z.int(),
    calls: z
      .array(
        z.strictObject({
          unit: z.int(),
          command: z.string().describe("The call as a person would write it."),
          args: z.array(z.string()),
          stdin: z.string().nullable().describe("The first 2,000 characters of standard input."),
          files: z.array(z.string()),
        }),
      )
      .max(3),
    estimate: z
      .strictObject({
        perUnitNanos: z.int(),
        totalNanos: z.int(),
        lowNanos: z.int().describe("The whole job costs hardly less …"),
        highNanos: z.int().nullable().describe("… nor more, as far as the units tried tell; null while too few were."),
        basis: z.string().describe("What the estimate rests on, as a sentence."),
      })
      .nullable()
      .describe("Null until a trial run has measured a unit."),
    warnings: z.array(z.string()),
  })
  .meta({ id: "JobPreview" });
export type JobPreview = z.infer<typeof JobPreview>;

export const PreviewJobInput = z.strictObject({
  manifest: JobManifest,
  /** Fuel per unit measured by a trial run. */
  triedFuel: z.array(z.number().min(0).max(LIMITS.unitFuel)).max(16).optional(),
  /** The same for the units drawn across the whole job, which are more representative. */
  drawnFuel: z.array(z.number().min(0).max(LIMITS.unitFuel)).max(LIMITS.MAX_DRAWN_UNITS).optional(),
});

/** What a browser or the CLI needs to run the first units itself: the same facts that a device gets. */
export const TryOut = z
  .strictObject({
    sheet: z.looseObject({}).describe("The job sheet, as devices get it."),
    lines: z.array(z.string()).nullable().describe("The first units' input lines; null for a range."),
    units: z.array(z.int()),
    drawn: z
      .strictObject({ units: z.array(z.int()), lines: z.array(z.string()).nullable() })
      .describe("Units across the whole job, for an estimate of it; none where the inputs lie in buckets."),
    links: z
      .array(z.strictObject({ url: z.string(), headers: z.record(z.string(), z.string()) }))
      .nullable()
      .describe("Where the inputs lie in buckets: how to read the object of each of these units, for some minutes."),
  })
  .meta({ id: "TryOut" });

export const DialInput = z.strictObject({ jobId: JobId, cores: z.int().min(0).max(LIMITS.coresPerJob) });
export const JobIdInput = z.strictObject({ jobId: JobId });
export const AddBudgetInput = z.strictObject({ jobId: JobId, amount: Dollars });

export const ListJobsInput = z.strictObject({
  state: JobState.optional(),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
  perPage: z.coerce.number().int().min(1).max(100).catch(25).default(25),
});
export const JobList = z.strictObject({ jobs: z.array(Job), total: z.int() }).meta({ id: "JobList" });
export type JobList = z.infer<typeof JobList>;

export const ListResultsInput = z.strictObject({
  jobId: JobId,
  state: z.enum(["agreed", "failed"]).optional(),
  after: z.coerce.number().int().min(-1).default(-1).describe("The last unit already seen."),
  limit: z.coerce.number().int().min(1).max(LIMITS.apiPage).default(100),
});
export const ResultList = z
  .strictObject({ results: z.array(UnitResult), next: z.int().nullable() })
  .meta({ id: "ResultList" });
export type ResultList = z.infer<typeof ResultList>;

/** Failed units with the same error, ignoring numbers. */
export const ErrorGroup = z
  .strictObject({
    error: z.string().describe("What one of them says of its failure."),
    stderr: z.string().describe("The last line that it wrote to standard error, where the program says why."),
    exitCode: z.int().nullable(),
    count: z.int(),
    units: z.array(z.int()).describe("The first of them."),
  })
  .meta({ id: "ErrorGroup" });
export type ErrorGroup = z.infer<typeof ErrorGroup>;
export const ErrorGroups = z
  .strictObject({
    groups: z.array(ErrorGroup).describe("The largest first."),
    counted: z
      .int()
      .describe(`Failed units that were looked at: at most ${LIMITS.MAX_GROUPED_FAILURES.toLocaleString("en")}.`),
    failed: z.int().describe("Failed units of the job."),
  })
  .meta({ id: "ErrorGroups" });
export type ErrorGroups = z.infer<typeof ErrorGroups>;

export const RetryJobInput = z.strictObject({
  jobId: JobId,
  budget: JobManifest.shape.budget.optional().describe("The job's own unless given."),
  program: Sha256.optional().describe("An uploaded program to run instead, of the same runtime."),
  limits: ChangedLimits.optional(),
});

export const ZipResultsInput = JobIdInput.extend({
  from: z.coerce
    .number()
    .int()
    .min(0)
    .max(LIMITS.unitsPerJob)
    .optional()
    .describe("The first unit of a part: as many follow as an archive holds. All of the job unless given."),
});

export const UnitInput = z.strictObject({ jobId: JobId, unit: z.coerce.number().int().min(0) });
export const UnitPartInput = UnitInput.extend({ name: z.string().min(1).max(LIMITS.pathChars) });
export const UnitDetail = UnitResult.extend({
  command: z.string(),
  stdin: z.string().nullable(),
  devices: z.array(
    z.strictObject({ engine: z.string(), verdict: z.enum(["agreed", "outvoted", "waiting"]), ms: z.number() }),
  ),
}).meta({ id: "UnitDetail" });
export type UnitDetail = z.infer<typeof UnitDetail>;

/**
 * One letter per cell, from unit 0: w(aiting), r(unning), h(eld: answered, to be confirmed), a(greed), f(ailed). Above
 * 10,000 units a cell represents a run of units.
 */
export const JobMosaic = z
  .strictObject({ jobId: JobId, unitsPerCell: z.int(), cells: z.string() })
  .meta({ id: "JobMosaic" });
export type JobMosaic = z.infer<typeof JobMosaic>;

/** Samples for the throughput plot, oldest first, one per `everyMs`. */
export const JobHistory = z
  .strictObject({
    jobId: JobId,
    everyMs: z.int(),
    samples: z.array(z.strictObject({ at: z.int(), units: z.int(), cores: z.int(), asked: z.int() })),
  })
  .meta({ id: "JobHistory" });
export type JobHistory = z.infer<typeof JobHistory>;

export const UploadedBlob = z.strictObject({ blob: Sha256, bytes: z.int() }).meta({ id: "UploadedBlob" });
export type UploadedBlob = z.infer<typeof UploadedBlob>;

export const CheckProgramInput = z.strictObject({
  runtime: CustomerRuntime,
  blob: Sha256,
  shared: JobManifest.shape.shared.describe("What lies beside a program in Python: it may import from there."),
});
export const CheckedProgram = z
  .strictObject({
    runtime: CustomerRuntime,
    blob: Sha256,
    bytes: z.int(),
    /** A WASI command's imports, or a module's exports: shown as proof that the program was understood. */
    notes: z.array(z.string()),
    warnings: z.array(z.string()).describe("What may fail or differ on devices, each with its line and column."),
  })
  .meta({ id: "CheckedProgram" });
export type CheckedProgram = z.infer<typeof CheckedProgram>;

/** A sample job: fills the new-job form. */
export const Sample = z
  .strictObject({ id: z.string(), title: z.string(), about: z.string(), manifest: JobManifest })
  .meta({ id: "Sample" });
export type Sample = z.infer<typeof Sample>;
export const SampleList = z.strictObject({ samples: z.array(Sample) }).meta({ id: "SampleList" });
export type SampleList = z.infer<typeof SampleList>;
