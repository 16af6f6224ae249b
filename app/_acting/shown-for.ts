import { SELF } from "#protocol/people/acting-for";

/** For whom this page was made, as its head says: the layout writes it on the document. */
export const shownFor = (): string => document.documentElement.dataset["actingFor"] ?? SELF;
