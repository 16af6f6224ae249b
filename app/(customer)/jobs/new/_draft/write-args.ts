const PLAIN_WORD = /^[\w@%+=:,./{}-]+$/;

/** The arguments as a line that `parseArgs` reads back. */
export const writeArgs = (args: readonly string[]): string => args.map(writeWord).join(" ");

function writeWord(word: string): string {
  return PLAIN_WORD.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
