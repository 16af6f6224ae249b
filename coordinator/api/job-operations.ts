import { z } from "zod";
import {
  AddBudgetInput,
  CheckedProgram,
  CheckProgramInput,
  DialInput,
  Job,
  JobDetail,
  JobHistory,
  JobIdInput,
  JobList,
  JobMosaic,
  JobPreview,
  ListJobsInput,
  ListResultsInput,
  PreviewJobInput,
  ResultList,
  SampleList,
  SubmitJobInput,
  SubmittedJob,
  TryOut,
  UnitDetail,
  UnitInput,
  UnitPartInput,
} from "#protocol/api/jobs";
import { addBudget } from "./jobs/add-budget";
import { cancelJob } from "./jobs/cancel-job";
import { checkProgram } from "./jobs/check-program";
import { dialJob } from "./jobs/dial-job";
import { getHistory } from "./jobs/get-history";
import { getJob } from "./jobs/get-job";
import { getMosaic } from "./jobs/get-mosaic";
import { getPart } from "./jobs/get-part";
import { getUnit } from "./jobs/get-unit";
import { listJobs } from "./jobs/list-jobs";
import { listResults } from "./jobs/list-results";
import { listSamples } from "./jobs/list-samples";
import { pauseJob } from "./jobs/pause-job";
import { previewJob } from "./jobs/preview-job";
import { resumeJob } from "./jobs/resume-job";
import { streamResults } from "./jobs/stream-results";
import { submitJob } from "./jobs/submit-job";
import { tryJob } from "./jobs/try-job";
import { zipResults } from "./jobs/zip-results";
import { json, type Operation, stream } from "./operation";

const person = { auth: "person" } as const;
const programs = { ...person, tag: "programs" } as const;
const jobs = { ...person, tag: "jobs" } as const;
const results = { ...person, tag: "results" } as const;

const lastPiece = (path: string) => path.slice(path.lastIndexOf("/") + 1);
const namedByJob = (path: string) => path.split("/").slice(-2).join("-");

export const jobOperations: Operation[] = [
  json({
    ...programs,
    id: "checkProgram",
    method: "POST",
    path: "/programs/check",
    summary: "Whether devices can run an uploaded program, and what was understood of it.",
    input: CheckProgramInput,
    output: CheckedProgram,
    verb: checkProgram,
  }),
  json({
    ...programs,
    id: "listSamples",
    method: "GET",
    path: "/samples",
    summary: "Sample jobs that can be submitted as they are.",
    auth: "anyone",
    input: z.strictObject({}),
    output: SampleList,
    verb: listSamples,
  }),
  json({
    ...jobs,
    id: "previewJob",
    method: "POST",
    path: "/jobs/preview",
    summary: "The first calls of a job exactly as they will run, an estimate and warnings; nothing is submitted.",
    input: PreviewJobInput,
    output: JobPreview,
    verb: previewJob,
  }),
  json({
    ...jobs,
    id: "tryJob",
    method: "POST",
    path: "/jobs/try",
    summary: "What is needed to run the first units on one's own machine, as a device would.",
    input: SubmitJobInput,
    output: TryOut,
    verb: tryJob,
  }),
  json({
    ...jobs,
    id: "submitJob",
    method: "POST",
    path: "/jobs",
    summary: "Submit a job: its budget is held, and its first units can run at once.",
    input: SubmitJobInput,
    output: SubmittedJob,
    verb: submitJob,
  }),
  json({
    ...jobs,
    id: "listJobs",
    method: "GET",
    path: "/jobs",
    summary: "Your jobs, newest first.",
    input: ListJobsInput,
    output: JobList,
    verb: listJobs,
  }),
  json({
    ...jobs,
    id: "getJob",
    method: "GET",
    path: "/jobs/{jobId}",
    summary: "A job and its manifest.",
    input: JobIdInput,
    output: JobDetail,
    verb: getJob,
  }),
  json({
    ...jobs,
    id: "dialJob",
    method: "POST",
    path: "/jobs/{jobId}/dial",
    summary: "Set the most unit workers that may run the job at once; 0 stops them all now.",
    input: DialInput,
    output: Job,
    verb: dialJob,
  }),
  json({
    ...jobs,
    id: "pauseJob",
    method: "POST",
    path: "/jobs/{jobId}/pause",
    summary: "Stop the job's work until it is resumed.",
    input: JobIdInput,
    output: Job,
    verb: pauseJob,
  }),
  json({
    ...jobs,
    id: "resumeJob",
    method: "POST",
    path: "/jobs/{jobId}/resume",
    summary: "Let a paused job go on.",
    input: JobIdInput,
    output: Job,
    verb: resumeJob,
  }),
  json({
    ...jobs,
    id: "cancelJob",
    method: "POST",
    path: "/jobs/{jobId}/cancel",
    summary: "End a job for good; its results stay, and the rest of its budget is free again.",
    input: JobIdInput,
    output: Job,
    verb: cancelJob,
  }),
  json({
    ...jobs,
    id: "addBudget",
    method: "POST",
    path: "/jobs/{jobId}/budget",
    summary: "Add to a job's budget; a job that waited for money goes on.",
    input: AddBudgetInput,
    output: Job,
    verb: addBudget,
  }),
  json({
    ...results,
    id: "listResults",
    method: "GET",
    path: "/jobs/{jobId}/results",
    summary: "Settled units in the order of their numbers, page by page.",
    input: ListResultsInput,
    output: ResultList,
    verb: listResults,
  }),
  stream({
    ...results,
    id: "streamResults",
    method: "GET",
    path: "/jobs/{jobId}/results.ndjson",
    summary: "All settled units, one JSON object per line; bytes that are not UTF-8 are given as base64.",
    input: JobIdInput,
    contentType: "application/x-ndjson",
    fileName: namedByJob,
    verb: streamResults,
  }),
  stream({
    ...results,
    id: "zipResults",
    method: "GET",
    path: "/jobs/{jobId}/results.zip",
    summary: "All outputs as files, with the failed units' errors and the manifest.",
    input: JobIdInput,
    contentType: "application/zip",
    fileName: namedByJob,
    verb: zipResults,
  }),
  json({
    ...results,
    id: "getUnit",
    method: "GET",
    path: "/jobs/{jobId}/units/{unit}",
    summary: "One settled unit: its call, its output or error, and what devices returned.",
    input: UnitInput,
    output: UnitDetail,
    verb: getUnit,
  }),
  stream({
    ...results,
    id: "getPart",
    method: "GET",
    path: "/jobs/{jobId}/units/{unit}/parts/{name*}",
    summary: "The bytes of one part of a unit's output: stdout, output, or a file's path.",
    input: UnitPartInput,
    contentType: "application/octet-stream",
    fileName: lastPiece,
    verb: getPart,
  }),
  json({
    ...results,
    id: "getMosaic",
    method: "GET",
    path: "/jobs/{jobId}/mosaic",
    summary: "The state of every unit as one letter: w(aiting), r(unning), a(greed), f(ailed).",
    input: JobIdInput,
    output: JobMosaic,
    verb: getMosaic,
  }),
  json({
    ...results,
    id: "getHistory",
    method: "GET",
    path: "/jobs/{jobId}/history",
    summary: "Units settled and cores over time.",
    input: JobIdInput,
    output: JobHistory,
    verb: getHistory,
  }),
];
