import type { ReactNode } from "react";

export interface AuthPageProps {
  title: string;
  lead: ReactNode;
  /** Under the form: the other way in. */
  foot?: ReactNode;
  children: ReactNode;
}

export function AuthPage({ title, lead, foot, children }: AuthPageProps) {
  return (
    <main id="content" className="mx-auto w-full max-w-104 px-4 pt-12 pb-20 sm:pt-20">
      <h1 className="display text-40">{title}</h1>
      <p className="text-pretty pt-2 pb-8 text-soft">{lead}</p>
      {children}
      {foot !== undefined && <p className="pt-6 text-soft">{foot}</p>}
    </main>
  );
}
