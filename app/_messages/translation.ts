import type { en } from "./en";

export type Messages = typeof en;

/** The same messages in another language: a missing one does not compile. */
export type Translation<Of = Messages> = {
  readonly [Name in keyof Of]: Of[Name] extends string ? string : Translation<Of[Name]>;
};
