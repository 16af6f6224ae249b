import type { Language } from "#protocol/text/language";
import { PageLink } from "./page-link";

const WORDS: Record<Language, { label: string; links: [href: string, text: string][] }> = {
  en: {
    label: "About this site",
    links: [
      ["/privacy", "What is stored about you"],
      ["/terms", "Terms"],
      ["/how-it-works", "How it works"],
      ["/docs", "Documentation"],
    ],
  },
  fr: {
    label: "À propos de ce site",
    links: [
      ["/privacy", "Ce qui est conservé à votre sujet"],
      ["/terms", "Conditions"],
      ["/how-it-works", "Comment cela fonctionne"],
      ["/docs", "Documentation"],
    ],
  },
};

export function SiteFooter({ language }: { language: Language }) {
  const { label, links } = WORDS[language];
  return (
    <footer lang={language} className="mt-auto border-line border-t">
      <nav aria-label={label} className="mx-auto w-full max-w-300 px-2 py-3 sm:px-6">
        <ul className="flex flex-wrap gap-x-4">
          {links.map(([href, text]) => (
            <li key={href}>
              <PageLink
                href={href}
                className="inline-flex min-h-11 items-center rounded px-2 text-13 text-soft underline underline-offset-4 transition-colors duration-120 hover:text-ink sm:-ml-2"
              >
                {text}
              </PageLink>
            </li>
          ))}
        </ul>
      </nav>
    </footer>
  );
}
