export interface Refusal {
  message: string;
  issues: { path: string; message: string }[];
}

const UNREACHED = "The site could not be reached, so nothing has changed. Check your connection and try again.";

/** What a failed call says to the person: the API's own sentence, or that it was never reached. */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof Error)) return { message: UNREACHED, issues: [] };
  if ("code" in error && "issues" in error && Array.isArray(error.issues)) {
    return { message: error.message, issues: error.issues };
  }
  return { message: error instanceof TypeError ? UNREACHED : error.message, issues: [] };
}

/** Does it, and returns the sentence of its refusal, or undefined when it is done. */
export async function refusalTo(act: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await act();
    return undefined;
  } catch (error) {
    return refusalOf(error).message;
  }
}
