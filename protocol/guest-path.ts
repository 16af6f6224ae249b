import { z } from "zod";
import { LIMITS } from "./limits";

/** Names that Windows keeps for devices, with any ending. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$/i;
const DRIVE = /^[a-z]:/i;
const CONTROL = /\p{Cc}/u;
const LONE_SURROGATE = /\p{Cs}/u;

/** Why this is no path of a program's file system, as a sentence that goes on after the field's name. */
function pathFault(path: string): string | undefined {
  if (path.includes("\\")) return "write / between the names of a path, not \\";
  if (DRIVE.test(path)) return "a path must be relative, without a drive such as C:";
  if (CONTROL.test(path) || LONE_SURROGATE.test(path)) return "a path may hold no control characters";
  for (const name of path.split("/")) {
    if (name === "" || name === "." || name === "..")
      return "a path must be relative, like data/in.txt, without . or .. or a leading /";
    if (name.endsWith(".") || name.endsWith(" ")) return `"${name}" must not end with a dot or a space`;
    if (RESERVED.test(name)) return `"${name}" is a device on Windows, where it cannot be saved: choose another name`;
    if (new TextEncoder().encode(name).length > LIMITS.MAX_NAME_BYTES)
      return `a name may have ${LIMITS.MAX_NAME_BYTES} bytes, and letters beyond ASCII count two to four: shorten it`;
  }
  return undefined;
}

/**
 * A path in the program's file system: relative, with `/` between its names, and such that every system can save a
 * file of that name. The one rule for names in manifests, job specs and outputs.
 */
export const GuestPath = z
  .string()
  .min(1)
  .max(LIMITS.pathChars)
  .superRefine((path, { addIssue }) => {
    const message = pathFault(path);
    if (message !== undefined) addIssue({ code: "custom", message });
  });

/** Equal for two paths that are one file on systems which look at neither case nor the way an accent is written. */
export const placeOfPath = (path: string): string => path.normalize("NFC").toLowerCase();

/** The first of the paths that would be saved in the place of an earlier one. */
export function collidingPath(paths: readonly string[]): string | undefined {
  const places = new Set<string>();
  return paths.find((path) => places.size === places.add(placeOfPath(path)).size);
}
