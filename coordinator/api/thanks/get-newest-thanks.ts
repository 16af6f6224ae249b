import { type NewestThanks, NewestThanksInput } from "#protocol/api/thanks";
import { handle } from "../../handle";
import { queryByPrisma } from "../../store/query";
import { readThanks, thanksView } from "../../thanks/read-thanks";
import { readingDevice } from "../../thanks/reading-device";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

/** What a device says on the donation page, whether somebody is signed in there or not. */
export async function getNewestThanks({ input }: Call<unknown>): Promise<NewestThanks> {
  const { deviceToken } = parseInput(NewestThanksInput, input);
  const device = await readingDevice(deviceToken);
  const [newest] = await readThanks(queryByPrisma(handle().prisma), device, {});
  return { thanks: newest ? thanksView(newest) : null };
}
