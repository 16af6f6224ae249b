/** The languages that can be written in a page; everything else comes as a file. */
export type WrittenRuntime = "js";
