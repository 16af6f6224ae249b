import { type AdminInvitation, findInvitation } from "../auth/admin-invitations";
import { type Context, hasPowerHere } from "../auth/context";
import { handle } from "../handle";

export { type Context, hasPowerHere };

/** Who is behind a request's headers: the site asks once per page. */
export const contextOf = (headers: Headers): Promise<Context> => handle().auth.contextFor(headers);

/** Answers `/api/auth/*`. */
export const answerAuth = (request: Request): Promise<Response> => handle().auth.handle(request);

/** For the page behind an invitation link: whom it invites, which its bearer may know. */
export async function readInvitation(token: string): Promise<AdminInvitation | undefined> {
  return findInvitation(handle().prisma, token);
}
