"use client";

import clsx from "clsx";
import { usePathname } from "next/navigation";
import type { HeaderWords } from "./header-words";
import { PageLink } from "./page-link";
import type { Visitor } from "./visitor";

export function SiteNav({ visitor, words }: { visitor: Visitor | null; words: HeaderWords }) {
  const pathname = usePathname();
  return (
    <nav aria-label={words.main} className="flex min-w-0 flex-1 items-center justify-end sm:gap-1">
      <Place href="/" current={pathname === "/"}>
        {words.donate}
      </Place>
      <Place href="/jobs" current={pathname.startsWith("/jobs")}>
        {words.jobs}
      </Place>
      {visitor && visitor.role !== "person" && (
        <Place href="/admin" current={pathname.startsWith("/admin")}>
          {words.admin}
        </Place>
      )}
      {visitor ? (
        <Place href="/account" current={pathname.startsWith("/account")}>
          {words.account}
        </Place>
      ) : (
        <Place href="/sign-in" current={pathname === "/sign-in" || pathname === "/sign-up"}>
          {words.signIn}
        </Place>
      )}
    </nav>
  );
}

function Place({ href, current, children }: { href: string; current: boolean; children: string }) {
  return (
    <PageLink
      href={href}
      aria-current={current ? "page" : undefined}
      className={clsx(
        "whitespace-nowrap rounded px-2 py-2 font-medium max-[22.5rem]:px-1 max-[22.5rem]:text-13 transition-colors duration-120 hover:text-ink sm:px-3",
        current ? "text-ink underline decoration-2 underline-offset-8" : "text-soft",
      )}
    >
      {children}
    </PageLink>
  );
}
