const TRACEBACK = /^\s*(\+ )?(Exception Group )?Traceback \(most recent call last\):/m;
const FRAME = /^\s*File "([^"<][^"]*)", line (\d+), in /;

export interface Complaint {
  said: string;
  /** Where in the customer's own files. */
  at?: { file: string; line: string };
}

/**
 * In one line what a program says was wrong: where it begins to complain, or of a traceback its last line and the innermost
 * line of the customer's own files. The library's files are named `<python>/…`.
 */
export function complaintOf(stderr: string): Complaint {
  const lines = stderr.trim().split("\n");
  if (!TRACEBACK.test(stderr)) return { said: lines[0] ?? "" };
  const said = lines.findLast((line) => line.trim() !== "") ?? "";
  const frame = lines.findLast((line) => FRAME.test(line));
  const [, file, line] = FRAME.exec(frame ?? "") ?? [];
  return file === undefined || line === undefined ? { said } : { said, at: { file, line } };
}
