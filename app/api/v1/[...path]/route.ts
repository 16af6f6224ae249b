import { answerInNext } from "#coordinator/api/answer-in-next";

export const dynamic = "force-dynamic";

export {
  answerInNext as DELETE,
  answerInNext as GET,
  answerInNext as PATCH,
  answerInNext as POST,
  answerInNext as PUT,
};
