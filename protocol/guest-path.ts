import { z } from "zod";
import { LIMITS } from "./limits";

/** Names that Windows reserves for devices, with any extension. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$/i;
const DRIVE = /^[a-z]:/i;
const CONTROL = /\p{Cc}/u;
const LONE_SURROGATE = /\p{Cs}/u;

/** Why this is not a valid path, as the rest of a sentence that begins with the field's name. */
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
 * A path in the program's file system: relative, with `/` between its names, and such that every system can save a file
 * with that name. The one rule for names in manifests, job specs and outputs.
 */
export const GuestPath = z
  .string()
  .min(1)
  .max(LIMITS.pathChars)
  .superRefine((path, { addIssue }) => {
    const message = pathFault(path);
    if (message !== undefined) addIssue({ code: "custom", message });
  });

/** Equal for two paths that are one file on systems which ignore case and Unicode normalisation. */
export const placeOfPath = (path: string): string => path.normalize("NFC").toLowerCase();

/** The first path that would overwrite an earlier one when saved. */
export function collidingPath(paths: readonly string[]): string | undefined {
  const places = new Set<string>();
  return paths.find((path) => places.size === places.add(placeOfPath(path)).size);
}
