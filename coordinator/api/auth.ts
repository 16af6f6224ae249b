import { asCustomer } from "../auth/act-for";
import { type AdminInvitation, findInvitation } from "../auth/admin-invitations";
import { type Context, hasPowerHere } from "../auth/context";
import { handle } from "../handle";
import { findMemberInvitation, type MemberInvitation } from "../organisations/member-invitations";

export { asCustomer, type Context, hasPowerHere };

/** Who is behind a request's headers: the site asks once per page. */
export const contextOf = (headers: Headers): Promise<Context> => handle().auth.contextFor(headers);

/** Answers `/api/auth/*`. */
export const answerAuth = (request: Request): Promise<Response> => handle().auth.handle(request);

/** For the page behind a link to an organisation: which one it is, which its bearer may know. */
export const readMemberInvitation = (token: string): Promise<MemberInvitation | undefined> =>
  findMemberInvitation(handle().prisma, token);

/** For the page behind an invitation link: whom it invites, which its bearer may know. */
export async function readInvitation(token: string): Promise<AdminInvitation | undefined> {
  return findInvitation(handle().prisma, token);
}
