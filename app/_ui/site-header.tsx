import { ActingStrip } from "#app/_acting/acting-strip.tsx";
import { KeepActing } from "#app/_acting/keep-acting.tsx";
import { CommandPalette } from "#app/_palette/command-palette.tsx";
import { PALETTE_WORDS } from "#app/_palette/palette-words.ts";
import { SELF } from "#protocol/people/acting-for";
import type { Language } from "#protocol/text/language";
import { HeaderMenu } from "./header-menu";
import { HEADER_WORDS } from "./header-words";
import { LampMark } from "./lamp-mark";
import { PageLink } from "./page-link";
import { SiteNav } from "./site-nav";
import type { Sky } from "./sky";
import type { Visitor } from "./visitor";

export interface SiteHeaderProps {
  city: string;
  visitor: Visitor | null;
  sky: Sky | undefined;
  language: Language;
}

export function SiteHeader({ city, visitor, sky, language }: SiteHeaderProps) {
  const words = HEADER_WORDS[language];
  return (
    <header lang={language} className="border-line border-b">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded focus:bg-raised focus:px-4 focus:py-2"
      >
        {words.skip}
      </a>
      <div className="mx-auto flex min-h-16 w-full max-w-300 items-center gap-1 px-2 sm:gap-4 sm:px-6">
        <PageLink href="/" className="flex items-center gap-2 rounded p-2 pr-1 sm:-ml-2 sm:pr-2">
          <LampMark />
          <span className="sr-only sm:not-sr-only">
            <span className="display block text-18 leading-5">Lamplighter</span>
            <span className="block text-13 text-soft leading-4">{city}</span>
          </span>
        </PageLink>
        <SiteNav visitor={visitor} words={words} />
        {visitor && <CommandPalette role={visitor.role} words={PALETTE_WORDS[language]} />}
        <HeaderMenu initial={sky} language={language} words={words.menu} isSignedIn={visitor !== null} />
      </div>
      {visitor && <KeepActing shown={visitor.organisation?.id ?? SELF} />}
      {visitor?.organisation && (
        <ActingStrip organisation={visitor.organisation} language={language} words={words.acting} />
      )}
    </header>
  );
}
