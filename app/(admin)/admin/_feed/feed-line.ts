export type FeedKind = "job" | "device" | "money" | "key" | "city";

/** Something that happened in the city, as a sentence in two parts: who or what it is about, and what became of it. */
export interface FeedLine {
  key: string;
  at: number;
  kind: FeedKind;
  subject: string;
  text: string;
  href?: string;
}
