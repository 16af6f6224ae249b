import { type Language, parseLanguage } from "#protocol/text/language";

interface Words {
  title: string;
  about: string;
  toFront: string;
}

const WORDS: Record<Language, Words> = {
  en: {
    title: "This device is offline",
    about: "This page needs the network. Reload it when the network is back. Nothing is lost.",
    toFront: "To the donation page, which opens without it",
  },
  fr: {
    title: "Cet appareil est hors ligne",
    about: "Cette page a besoin du réseau. Rechargez-la quand il sera revenu. Rien n’est perdu.",
    toFront: "À la page du don, qui s’ouvre sans lui",
  },
};

/** For the pages that are not kept: they would be somebody's own, or old. */
export function withoutNetwork(language: string | undefined): Response {
  const tag = parseLanguage(language) ?? "en";
  const { title, about, toFront } = WORDS[tag];
  const html = `<!doctype html><html lang="${tag}-CA"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${title}</title><h1>${title}</h1><p>${about}</p><p><a href="/">${toFront}</a></p></html>\n`;
  return new Response(html, {
    status: 503,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      "cache-control": "no-store",
    },
  });
}
