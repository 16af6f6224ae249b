import { z } from "zod";
import { faulty } from "../faulty";
import { LIMITS } from "../limits";
import type { InputFault } from "./input-fault";

/** Names that Windows reserves for devices, with any extension. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$/i;
const DRIVE = /^[a-z]:/i;
const CONTROL = /\p{Cc}/u;
const LONE_SURROGATE = /\p{Cs}/u;

/** Why this is not a valid path. */
function pathFault(path: string): InputFault | undefined {
  if (path.includes("\\")) return { kind: "path-backslash" };
  if (DRIVE.test(path)) return { kind: "path-drive" };
  if (CONTROL.test(path) || LONE_SURROGATE.test(path)) return { kind: "path-controls" };
  for (const name of path.split("/")) {
    if (name === "" || name === "." || name === "..") return { kind: "path-climbs" };
    if (name.endsWith(".") || name.endsWith(" ")) return { kind: "name-ending", name };
    if (RESERVED.test(name)) return { kind: "name-reserved", name };
    if (new TextEncoder().encode(name).length > LIMITS.MAX_NAME_BYTES)
      return { kind: "name-too-long", max: LIMITS.MAX_NAME_BYTES };
  }
  return undefined;
}

/**
 * A path in the program's file system: relative, with `/` between its names, and such that every system can save a file
 * with that name. The one rule for names in manifests, job specs and outputs.
 */
export const GuestPath = z
  .string()
  .min(1)
  .max(LIMITS.pathChars)
  .superRefine((path, { addIssue }) => {
    const fault = pathFault(path);
    if (fault) addIssue({ code: "custom", ...faulty(fault) });
  });

/** Equal for two paths that are one file on systems which ignore case and Unicode normalisation. */
export const placeOfPath = (path: string): string => path.normalize("NFC").toLowerCase();

/** The first path that would overwrite an earlier one when saved. */
export function collidingPath(paths: readonly string[]): string | undefined {
  const places = new Set<string>();
  return paths.find((path) => places.size === places.add(placeOfPath(path)).size);
}
