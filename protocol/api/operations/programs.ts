import { CheckedProgram, CheckProgramInput, SampleList } from "../jobs";
import { json, Nothing } from "../operation";

/** Programs, before they are part of a job. */
export const programOperations = {
  checkProgram: json({
    tag: "programs",
    method: "POST",
    path: "/programs/check",
    summary: "Whether devices can run an uploaded program, and what was understood of it.",
    audience: "person",
    input: CheckProgramInput,
    output: CheckedProgram,
  }),
  listSamples: json({
    tag: "programs",
    method: "GET",
    path: "/samples",
    summary: "Sample jobs that can be submitted as they are.",
    audience: "anyone",
    input: Nothing,
    output: SampleList,
  }),
};
