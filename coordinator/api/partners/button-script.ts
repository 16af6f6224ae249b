import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { handle } from "../../handle";

export interface ButtonScript {
  bytes: number;
  /** By which a page insists on it, as in its `integrity`. */
  sha384: string;
}

let read: Promise<ButtonScript> | undefined;

/** What this city serves as the button's script. */
export function buttonScript(): Promise<ButtonScript> {
  read ??= load();
  return read;
}

async function load(): Promise<ButtonScript> {
  const script = await readFile(handle().buttonFile);
  return { bytes: script.length, sha384: createHash("sha384").update(script).digest("base64") };
}
