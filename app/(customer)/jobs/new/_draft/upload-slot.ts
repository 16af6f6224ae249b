/** The part of the form that files are on their way to. */
export type UploadSlot = "program" | "inputs" | "shared" | "comparison";
