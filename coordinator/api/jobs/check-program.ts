import { type CheckedProgram, CheckProgramInput } from "#protocol/api/jobs";
import { type Call, requirePerson } from "../context";
import { invalidInput, parseInput } from "../parse-input";
import { prepareProgram } from "./prepare-program";

/** Whether devices can run the program, and what was understood of it. */
export async function checkProgram({ ctx, input, signal }: Call<unknown>): Promise<CheckedProgram> {
  const person = requirePerson(ctx);
  const { runtime, blob } = parseInput(CheckProgramInput, input);
  const program = await prepareProgram(person.id, runtime, { blob }, signal);
  if (program.kind === "refused") throw invalidInput([{ path: "program", message: program.message }]);
  return { runtime, blob: program.blob, bytes: program.bytes, ...program.said };
}
