/** The two skies; without a choice the page follows the system. */
export type Sky = "night" | "day";

export const SKY_COOKIE = "sky";

export function parseSky(text: string | undefined): Sky | undefined {
  return text === "night" || text === "day" ? text : undefined;
}
