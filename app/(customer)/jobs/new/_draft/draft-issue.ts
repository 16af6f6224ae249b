import type { AxesFault } from "./parse-axes";

type DraftFault =
  | {
      kind:
        | "program-empty"
        | "program-sending"
        | "no-program"
        | "no-files"
        | "no-objects"
        | "no-archive"
        | "no-inputs"
        | "no-number"
        | "no-name"
        | "no-function"
        | "no-tolerance"
        | "bad-absolute"
        | "bad-relative"
        | "bad-exit-codes"
        | "open-backslash";
    }
  | { kind: "not-uploaded"; file: string }
  | { kind: "same-path"; mounted: string }
  | { kind: "open-quote"; char: string; at: number }
  | AxesFault;

/** What stands in the way at one field of the form; `path` is the manifest's. */
export type DraftIssue = { path: string } & DraftFault;
