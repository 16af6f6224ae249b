import type { z } from "zod";
import type { Call } from "./call";

interface Described {
  /** Its name in the OpenAPI document and in the client. */
  id: string;
  method: "GET" | "POST" | "DELETE";
  /** Below /api/v1; `{field}` is a field of the input, and `{field*}` at the end takes the rest of the path. */
  path: string;
  tag: "programs" | "jobs" | "results" | "account" | "admin";
  summary: string;
  /** Refused before the body is read, and again by the verb. */
  auth: "anyone" | "person" | "admin";
  /** Path, query and body together. */
  input: z.ZodType;
}

/** What an operation may stream: text or bytes, piece by piece. */
export type Pieces = AsyncIterable<string | Uint8Array> | Uint8Array;

export interface JsonOperation extends Described {
  kind: "json";
  output: z.ZodType;
  verb: (call: Call<unknown>) => Promise<unknown>;
}

export interface StreamOperation extends Described {
  kind: "stream";
  contentType: string;
  /** Of the file that a browser saves; the last piece of the path by default. */
  fileName: (path: string) => string;
  verb: (call: Call<unknown>) => Promise<Pieces>;
}

/** One operation of the API: the route, the client's method and the OpenAPI document all come from it. */
export type Operation = JsonOperation | StreamOperation;

type Json<Output extends z.ZodType> = Omit<JsonOperation, "kind" | "output" | "verb"> & {
  output: Output;
  verb: (call: Call<unknown>) => Promise<z.output<Output>>;
};

/** Holds the verb to the output that it promises. */
export const json = <Output extends z.ZodType>(operation: Json<Output>): JsonOperation => ({
  kind: "json",
  ...operation,
});

export const stream = (operation: Omit<StreamOperation, "kind">): StreamOperation => ({ kind: "stream", ...operation });
