import { handle } from "../handle";

/** Answers `/api/auth/*`. */
export const answerAuth = (request: Request): Promise<Response> => handle().auth.handle(request);
