import { answerAuth } from "#coordinator/api/auth";

/** Sign up, sign in, sign out. */
export { answerAuth as GET, answerAuth as POST };
