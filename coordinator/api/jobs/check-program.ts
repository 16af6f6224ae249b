import { type CheckedProgram, CheckProgramInput } from "#protocol/api/jobs";
import { programNoteInWords } from "#protocol/programs/program-note";
import type { Language } from "#protocol/text/language";
import { programFaultInWords } from "#protocol/words/program-fault-in-words";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { invalidInput } from "../../refusals/invalid-input";
import { ownBlobs } from "../../uploads/own-blobs";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { mountShared } from "./mount-shared";
import { prepareProgram, type Said } from "./prepare-program";
import { preparePython } from "./prepare-python";

/** Whether devices can run the program, and notes about it. */
export async function checkProgram({ ctx, input, signal }: Call<unknown>): Promise<CheckedProgram> {
  const person = requirePerson(ctx);
  const { runtime, blob, shared } = parseInput(CheckProgramInput, input);
  const { blobs, prisma } = handle();
  const beside = shared.flatMap(({ source }) => ("blob" in source ? [source.blob] : []));
  const own = await ownBlobs(blobs, prisma, person, [blob, ...beside]);
  if (runtime === "python") {
    const mounted = await mountShared(own, shared);
    if (mounted.kind === "refused") throw invalidInput(mounted.issues);
    const program = await preparePython(own, person.id, { source: { blob }, shared: mounted.files }, signal);
    if (program.kind === "refused") throw invalidInput([program.field]);
    return { runtime, blob, bytes: program.main.bytes, ...inWords(program.said, ctx.language) };
  }
  const program = await prepareProgram(own, person.id, runtime, { blob }, signal);
  if (program.kind === "refused") throw invalidInput([program.field]);
  return { runtime, blob: program.blob, bytes: program.bytes, ...inWords(program.said, ctx.language) };
}

const inWords = ({ notes, warnings }: Said, language: Language | undefined) => ({
  notes: notes.map((note) => programNoteInWords(note, language)),
  warnings: warnings.map((warning) => programFaultInWords(warning, language)),
});
