import {
  ErrorGroups,
  FollowResultsInput,
  JobHistory,
  JobIdInput,
  JobMosaic,
  ListResultsInput,
  ResultLine,
  ResultList,
  UnitDetail,
  UnitInput,
  UnitPartInput,
} from "../jobs";
import { EVENT_STREAM, json, stream } from "../operation";
import { UnitTimeline } from "../timeline";

const results = { tag: "results", audience: "job-owner" } as const;

/** What became of a job, and how it is getting on. */
export const resultOperations = {
  listResults: json({
    ...results,
    method: "GET",
    path: "/jobs/{jobId}/results",
    summary: "Settled units in the order of their numbers, page by page.",
    input: ListResultsInput,
    output: ResultList,
  }),
  streamResults: stream({
    ...results,
    method: "GET",
    path: "/jobs/{jobId}/results.ndjson",
    summary: "All settled units, one JSON object per line; bytes that are not UTF-8 are given as base64.",
    input: JobIdInput,
    contentType: "application/x-ndjson",
    line: ResultLine,
    fileNamePieces: 2,
  }),
  followResults: stream({
    ...results,
    method: "GET",
    path: "/jobs/{jobId}/results/events",
    summary:
      "Results as server-sent events in the order in which they settle; continued after `Last-Event-ID` without a gap.",
    input: FollowResultsInput,
    contentType: EVENT_STREAM,
    fileNamePieces: 1,
  }),
  zipResults: stream({
    ...results,
    method: "GET",
    path: "/jobs/{jobId}/results.zip",
    summary: "All outputs as files, with the failed units' errors and the manifest.",
    input: JobIdInput,
    contentType: "application/zip",
    fileNamePieces: 2,
    refusals: ["LIMIT_EXCEEDED"],
  }),
  listErrors: json({
    ...results,
    method: "GET",
    path: "/jobs/{jobId}/errors",
    summary: "Failed units grouped by what they say, with counts; numbers in it make no difference.",
    input: JobIdInput,
    output: ErrorGroups,
  }),
  getUnit: json({
    ...results,
    method: "GET",
    path: "/jobs/{jobId}/units/{unit}",
    summary: "One settled unit: its call, its output or error, and what devices returned.",
    input: UnitInput,
    output: UnitDetail,
  }),
  getTimeline: json({
    ...results,
    method: "GET",
    path: "/jobs/{jobId}/units/{unit}/timeline",
    summary: "What happened to one unit so far: who computes it, what was returned, and why it is not settled yet.",
    input: UnitInput,
    output: UnitTimeline,
  }),
  getPart: stream({
    ...results,
    method: "GET",
    path: "/jobs/{jobId}/units/{unit}/parts/{name*}",
    summary: "The bytes of one part of a unit's output: stdout, output, or a file's path.",
    input: UnitPartInput,
    contentType: "application/octet-stream",
    fileNamePieces: 1,
  }),
  getMosaic: json({
    ...results,
    method: "GET",
    path: "/jobs/{jobId}/mosaic",
    summary: "The state of every unit as one letter: w(aiting), r(unning), h(eld until confirmed), a(greed), f(ailed).",
    input: JobIdInput,
    output: JobMosaic,
  }),
  getHistory: json({
    ...results,
    method: "GET",
    path: "/jobs/{jobId}/history",
    summary: "Units settled and cores over time.",
    input: JobIdInput,
    output: JobHistory,
  }),
};
