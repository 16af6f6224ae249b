import { refusalCode } from "#coordinator/api/refusal-code";

/** What takes the answer's place while the database does not answer: the frame of all pages stands without it. */
export const whileUnavailable =
  <Instead>(instead: Instead) =>
  (error: unknown): Instead => {
    if (refusalCode(error) === "UNAVAILABLE") return instead;
    throw error;
  };
