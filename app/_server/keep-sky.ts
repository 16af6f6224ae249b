"use server";

import { cookies } from "next/headers";
import { parseSky, SKY_COOKIE, type Sky } from "../_ui/sky";

const YEAR_SECONDS = 31_536_000;

/** Remembers the visitor's sky; undefined goes back to following the system. */
export async function keepSky(choice: Sky | undefined): Promise<void> {
  const jar = await cookies();
  const sky = parseSky(choice);
  if (sky) jar.set(SKY_COOKIE, sky, { path: "/", maxAge: YEAR_SECONDS, sameSite: "lax", httpOnly: true });
  else jar.delete(SKY_COOKIE);
}
