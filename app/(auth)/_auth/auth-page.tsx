import type { ReactNode } from "react";
import type { Language } from "#protocol/text/language";

export interface AuthPageProps {
  title: string;
  lead: ReactNode;
  /** Under the form: the other way in. */
  foot?: ReactNode;
  /** Over the title: to the other language. */
  aside?: ReactNode;
  language?: Language;
  children: ReactNode;
}

export function AuthPage({ title, lead, foot, aside, language = "en", children }: AuthPageProps) {
  return (
    <main id="content" lang={language} className="mx-auto w-full max-w-104 px-4 pt-12 pb-20 sm:pt-20">
      {aside !== undefined && <div className="flex justify-end pb-2">{aside}</div>}
      <h1 className="display text-40">{title}</h1>
      <p className="text-pretty pt-2 pb-8 text-soft">{lead}</p>
      {children}
      {foot !== undefined && <p className="pt-6 text-soft">{foot}</p>}
    </main>
  );
}
