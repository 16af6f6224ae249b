import { z } from "zod";
import { type AdminRole, POWERS, type Power } from "../people/roles";
import type { RefusalCode } from "./error-codes";

const CONSOLE = "admin:";

export type Audience = "anyone" | "person" | "owner" | "job-reader" | "job-owner" | `${typeof CONSOLE}${Power}`;

/** Who may call an operation, as text for the documentation. */
export const AUDIENCES: Record<Audience, string> = {
  anyone: "anyone, without an account",
  person: "signed-in people",
  owner: "its owner; for everybody else it does not exist",
  "job-reader": `the job's customer, and ${rolesOf("inspect")}; for everybody else there is no such job`,
  "job-owner": `the job's customer, and ${rolesOf("operate")}; for everybody else there is no such job`,
  "admin:see": "admins",
  "admin:inspect": rolesOf("inspect"),
  "admin:protect": rolesOf("protect"),
  "admin:operate": rolesOf("operate"),
  "admin:moderate": rolesOf("moderate"),
  "admin:pay": rolesOf("pay"),
  "admin:configure": rolesOf("configure"),
  "admin:appoint": rolesOf("appoint"),
};

function rolesOf(power: Exclude<Power, "see">): string {
  const roles: readonly Exclude<AdminRole, "read-only">[] = POWERS[power];
  return new Intl.ListFormat("en").format(roles.map((role) => `${role}s`));
}

/** The power that an operation of the console takes; undefined for all others. */
export const powerOf = (audience: Audience): Power | undefined =>
  audience.startsWith(CONSOLE) ? (audience.slice(CONSOLE.length) as Power) : undefined;

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
  /** The field of its input that picks a part of the whole: the file's name has it, so that parts lie beside one another. */
  partField?: string;
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
