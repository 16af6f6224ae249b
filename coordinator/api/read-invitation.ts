import { findInvitation } from "../auth/admin-invitations";
import { handle } from "../handle";

/** For the page of the link: whom it is for, as its bearer may know. */
export async function readInvitation(token: string): Promise<{ email: string; by: string } | undefined> {
  return findInvitation(handle().prisma, token);
}
