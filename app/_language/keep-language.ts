"use server";

import { cookies } from "next/headers";
import { LANGUAGE_COOKIE, parseLanguage } from "#protocol/text/language";

const YEAR_SECONDS = 31_536_000;

export async function keepLanguage(form: FormData): Promise<void> {
  const language = parseLanguage(String(form.get("language")));
  if (!language) return;
  (await cookies()).set(LANGUAGE_COOKIE, language, {
    path: "/",
    maxAge: YEAR_SECONDS,
    sameSite: "lax",
    httpOnly: true,
  });
}
