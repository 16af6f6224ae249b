import { z } from "zod";
import type { RefusalCode } from "./error-codes";

/** Who may call an operation, as text for the documentation. */
export const AUDIENCES = {
  anyone: "anyone, without an account",
  person: "signed-in people",
  owner: "its owner; for everybody else it does not exist",
  "job-owner": "the job's customer, and admins; for everybody else there is no such job",
  admin: "admins",
} as const;
export type Audience = keyof typeof AUDIENCES;

interface Described<Input extends z.ZodType> {
  method: "GET" | "POST" | "DELETE";
  /** Below /api/v1; `{field}` is a field of the input, and a final `{field*}` matches the rest of the path. */
  path: string;
  tag: "programs" | "jobs" | "results" | "storage" | "account" | "city" | "admin";
  /** One sentence, shown by OpenAPI, the command line and the documentation. */
  summary: string;
  audience: Audience;
  /** Fields of the path, the query and the body together. */
  input: Input;
  /** Refusals beyond those implied by its audience and method; `refusalsOf` gives all of them. */
  refusals?: readonly RefusalCode[];
}

/** Answers with JSON. */
export interface JsonOperation<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType>
  extends Described<Input> {
  kind: "json";
  output: Output;
}

/** A stream that is read as it grows and can be resumed. */
export const EVENT_STREAM = "text/event-stream";

/** Answers with text or bytes, piece by piece. */
export interface StreamOperation<Input extends z.ZodType = z.ZodType> extends Described<Input> {
  kind: "stream";
  contentType: string;
  /** The schema of each line, if the answer is NDJSON. */
  line?: z.ZodType;
  /** How many of the last segments of the path, joined by hyphens, name the file that a browser saves. */
  fileNamePieces: number;
}

/** Takes bytes as its body and answers with JSON. It is handled before Next, which would buffer the whole body. */
export interface UploadOperation<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType>
  extends Described<Input> {
  kind: "upload";
  method: "POST";
  output: Output;
}

/** One operation of the API: the route, the client's method, OpenAPI and the documentation are derived from it. */
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
