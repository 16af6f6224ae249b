import { check } from "./check";
import { inputs } from "./inputs";
import { issues } from "./issues";
import { page } from "./page";
import { program } from "./program";
import { run } from "./run";

export const newJob = { page, program, inputs, run, check, issues } as const;
