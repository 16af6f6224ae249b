import type { CallBytes, UnitCall } from "./unit-call";

const PLAIN_WORD = /^[\w@%+=:,./-]+$/;
const SHOWN_CHARS = 400;

/**
 * A call as a person would type it in a POSIX shell, for previews. Long arguments and inputs are cut with an ellipsis,
 * so only a short call can be pasted and run.
 */
export function commandText(call: UnitCall): string {
  const command = ["program", ...call.args.map(quoteWord)].join(" ");
  return feed(call, command);
}

function feed(call: UnitCall, command: string): string {
  const { stdin } = call;
  switch (stdin.kind) {
    case "none":
      return command;
    case "text":
      return stdin.text.endsWith("\n")
        ? `printf '%s\\n' ${quoteWord(stdin.text.slice(0, -1))} | ${command}`
        : `printf %s ${quoteWord(stdin.text)} | ${command}`;
    case "blob": {
      const file = call.files.find(({ content }) => isSameBlob(content, stdin.hash));
      return `${command} < ${quoteWord(file?.path ?? `input-${stdin.hash.slice(0, 8)}`)}`;
    }
    default:
      throw new Error(`Unhandled bytes: ${stdin satisfies never}`);
  }
}

const isSameBlob = (content: CallBytes, hash: string) => content.kind === "blob" && content.hash === hash;

function quoteWord(word: string): string {
  const shown = word.length > SHOWN_CHARS ? `${word.slice(0, SHOWN_CHARS)}…` : word;
  return PLAIN_WORD.test(shown) ? shown : `'${shown.replaceAll("'", "'\\''")}'`;
}
