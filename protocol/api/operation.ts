import { z } from "zod";
import type { RefusalCode } from "./error-codes";

/** Who may call an operation, in words for the documentation. */
export const AUDIENCES = {
  anyone: "anyone, without an account",
  person: "whoever is signed in",
  owner: "its owner; for everybody else there is no such thing",
  "job-owner": "the job's customer, and admins; for everybody else there is no such job",
  admin: "admins",
} as const;
export type Audience = keyof typeof AUDIENCES;

interface Described<Input extends z.ZodType> {
  method: "GET" | "POST" | "DELETE";
  /** Below /api/v1; `{field}` is a field of the input, and `{field*}` at the end takes the rest of the path. */
  path: string;
  tag: "programs" | "jobs" | "results" | "storage" | "account" | "city" | "admin";
  /** What it does, as one sentence: OpenAPI, the command line and the documentation show it. */
  summary: string;
  audience: Audience;
  /** Path, query and body together. */
  input: Input;
  /** What it may answer beside what follows from its audience and method; `refusalsOf` gives them all. */
  refusals?: readonly RefusalCode[];
}

/** Answers JSON. */
export interface JsonOperation<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType>
  extends Described<Input> {
  kind: "json";
  output: Output;
}

/** Of a stream that is read as it grows, and taken up again where it broke off. */
export const EVENT_STREAM = "text/event-stream";

/** Answers text or bytes, piece by piece. */
export interface StreamOperation<Input extends z.ZodType = z.ZodType> extends Described<Input> {
  kind: "stream";
  contentType: string;
  /** Of an answer that is JSON line by line: each line. */
  line?: z.ZodType;
  /** So many last pieces of the path, joined by a hyphen, name the file that a browser saves. */
  fileNamePieces: number;
}

/** Takes bytes as its body, and answers JSON. It is served before the site, which would read the body whole. */
export interface UploadOperation<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType>
  extends Described<Input> {
  kind: "upload";
  method: "POST";
  output: Output;
}

/** One operation of the API: the route, the client's method, OpenAPI and the documentation all come from it. */
export type Operation = JsonOperation | StreamOperation | UploadOperation;

export const json = <Input extends z.ZodType, Output extends z.ZodType>(
  operation: Omit<JsonOperation<Input, Output>, "kind">,
): JsonOperation<Input, Output> => ({ kind: "json", ...operation });

export const stream = <Input extends z.ZodType>(
  operation: Omit<StreamOperation<Input>, "kind">,
): StreamOperation<Input> => ({ kind: "stream", ...operation });

export const upload = <Input extends z.ZodType, Output extends z.ZodType>(
  operation: Omit<UploadOperation<Input, Output>, "kind">,
): UploadOperation<Input, Output> => ({ kind: "upload", ...operation });

/** An input or an output without fields. */
export const Nothing = z.strictObject({});
