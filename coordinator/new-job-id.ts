import { randomInt } from "node:crypto";
import type { JobId } from "#core/ids";

const LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
const ID_CHARS = 16;

export const newJobId = () =>
  `job_${Array.from({ length: ID_CHARS }, () => LETTERS[randomInt(LETTERS.length)]).join("")}` as JobId;
