import type { NextRequest } from "next/server";
import { LOCALES } from "#app/_language/locales.ts";
import { GROUND } from "#app/_ui/ground.ts";
import { parseSky } from "#app/_ui/sky.ts";
import { siteFacts } from "#coordinator/api/site-facts";
import { parseLanguage } from "#protocol/text/language";
import { isLightKey, LIGHT_PARAMETER } from "../_web-app/light-key";
import { webAppWordsIn } from "../_words/web-app-words";

/**
 * What a browser needs to install the site. It is asked for without cookies, so the page that links to it says in which
 * language and sky it is.
 */
export function GET(request: NextRequest): Response {
  const { searchParams } = request.nextUrl;
  const language = parseLanguage(searchParams.get("language") ?? undefined) ?? "en";
  const ground = GROUND[parseSky(searchParams.get("sky") ?? undefined) ?? "night"];
  const key = searchParams.get(LIGHT_PARAMETER);
  const { city } = siteFacts();
  const words = webAppWordsIn(language);
  const icon = { src: "/icon-192.png", sizes: "192x192", type: "image/png" };
  const manifest = {
    id: "/",
    lang: LOCALES[language],
    dir: "ltr",
    name: `Lamplighter ${city}`,
    short_name: "Lamplighter",
    description: words.description(city),
    start_url: "/",
    scope: "/",
    display: "standalone",
    // An app that is open is shown as it is: loading it anew would end the units that run in it.
    launch_handler: { client_mode: "focus-existing" },
    background_color: ground,
    theme_color: ground,
    icons: [
      { ...icon, purpose: "any" },
      { src: "/icon-512.png", sizes: "512x512", type: "image/png", purpose: "any" },
      { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
      { src: "/icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" },
    ],
    shortcuts: [
      ...(isLightKey(key) ? [{ name: words.lightUp, url: `/?${LIGHT_PARAMETER}=${key}`, icons: [icon] }] : []),
      { name: words.fillScreen, url: "/kiosk", icons: [icon] },
    ],
  };
  return new Response(JSON.stringify(manifest), {
    headers: { "content-type": "application/manifest+json", "cache-control": "no-cache" },
  });
}
