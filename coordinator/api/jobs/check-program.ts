import { type CheckedProgram, CheckProgramInput } from "#protocol/api/jobs";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { ownBlobs } from "../../uploads/own-blobs";
import type { Call } from "../call";
import { invalidInput, parseInput } from "../parse-input";
import { prepareProgram } from "./prepare-program";

/** Whether devices can run the program, and what was understood of it. */
export async function checkProgram({ ctx, input, signal }: Call<unknown>): Promise<CheckedProgram> {
  const person = requirePerson(ctx);
  const { runtime, blob } = parseInput(CheckProgramInput, input);
  const { blobs, prisma } = handle();
  const own = await ownBlobs(blobs, prisma, person, [blob]);
  const program = await prepareProgram(own, person.id, runtime, { blob }, signal);
  if (program.kind === "refused") throw invalidInput([{ path: "program", message: program.message }]);
  return { runtime, blob: program.blob, bytes: program.bytes, ...program.said };
}
