import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { siteFacts } from "#coordinator/api/site-facts";
import { LanguageProvider } from "./_language/language-context";
import { LOCALES } from "./_language/locales";
import { visitorLanguage } from "./_language/visitor-language";
import { messagesIn } from "./_messages/messages";
import { SharedWordsProvider } from "./_messages/shared-words";
import { translations } from "./_messages/translations";
import { currentVisitor } from "./_server/visitor";
import { WINDOW_HEADER } from "./_server/window-header";
import { FACES } from "./_ui/fonts";
import { GROUND } from "./_ui/ground";
import { queryHref } from "./_ui/query-href";
import { SiteFooter } from "./_ui/site-footer";
import { SiteHeader } from "./_ui/site-header";
import { parseSky, SKY_COOKIE } from "./_ui/sky";
import { Toasts } from "./_ui/toasts";
import "./globals.css";

const skyOfRequest = async () => parseSky((await cookies()).get(SKY_COOKIE)?.value);

export async function generateMetadata(): Promise<Metadata> {
  const [language, sky, t] = await Promise.all([visitorLanguage(), skyOfRequest(), translations("shared")]);
  return {
    metadataBase: new URL(siteFacts().siteUrl),
    title: { default: `Lamplighter ${siteFacts().city}`, template: `%s · Lamplighter ${siteFacts().city}` },
    description: t("description", { city: siteFacts().city }),
    manifest: queryHref("/manifest.webmanifest", { language, sky }),
    appleWebApp: { capable: true, title: "Lamplighter" },
    icons: {
      icon: [
        { url: "/icon.svg", type: "image/svg+xml" },
        { url: "/icon-192.png", sizes: "192x192" },
      ],
      apple: "/apple-touch-icon.png",
    },
  };
}

export async function generateViewport(): Promise<Viewport> {
  const sky = await skyOfRequest();
  return {
    width: "device-width",
    initialScale: 1,
    themeColor: sky
      ? GROUND[sky]
      : [
          { media: "(prefers-color-scheme: dark)", color: GROUND.night },
          { media: "(prefers-color-scheme: light)", color: GROUND.day },
        ],
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [sky, visitor, language, asked] = await Promise.all([
    skyOfRequest(),
    currentVisitor(),
    visitorLanguage(),
    headers(),
  ]);
  // Another site holds the button's window: nothing in it leads to the other pages.
  const isAlone = asked.get(WINDOW_HEADER) === "light";
  return (
    // The resident page lights the header's lamp by `data-lit`, which the server does not know of.
    <html
      lang={LOCALES[language]}
      className={FACES}
      data-sky={sky}
      data-acting-for={visitor?.organisation?.id}
      suppressHydrationWarning
    >
      <body className="isolate flex min-h-dvh flex-col">
        <LanguageProvider language={language}>
          <SharedWordsProvider words={messagesIn(language).shared.words}>
            {!isAlone && <SiteHeader city={siteFacts().city} visitor={visitor} sky={sky} language={language} />}
            {children}
            {!isAlone && <SiteFooter language={language} />}
            <Toasts />
          </SharedWordsProvider>
        </LanguageProvider>
      </body>
    </html>
  );
}
