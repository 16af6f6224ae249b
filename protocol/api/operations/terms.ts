import { json, Nothing } from "../operation";
import { MadeSettingChange } from "../settings";
import { AnnounceTermsInput, GetTermsInput, Terms, TermsHistory } from "../terms";

/** What people agree to. */
export const termsOperations = {
  getTerms: json({
    tag: "city",
    audience: "anyone",
    method: "GET",
    path: "/terms",
    summary: "The terms that hold, or those of another version that held or is announced.",
    input: GetTermsInput,
    output: Terms,
    refusals: ["NOT_FOUND"],
  }),
  listTerms: json({
    tag: "admin",
    audience: "admin:see",
    method: "GET",
    path: "/admin/terms",
    summary: "The versions of the terms, with who wrote them and why.",
    input: Nothing,
    output: TermsHistory,
  }),
  announceTerms: json({
    tag: "admin",
    audience: "admin:configure",
    method: "POST",
    path: "/admin/terms",
    summary: "Write terms that hold from a day to come; from then on everybody is asked to agree to them.",
    input: AnnounceTermsInput,
    output: MadeSettingChange,
    refusals: ["CONFLICT", "LIMIT_EXCEEDED"],
  }),
};
