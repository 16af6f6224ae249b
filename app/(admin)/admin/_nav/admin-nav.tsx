"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { LinkTabs } from "#app/_ui/link-tabs.tsx";

const PLACES = [
  { href: "/admin", name: "controlRoom" },
  { href: "/admin/devices", name: "devices" },
  { href: "/admin/jobs", name: "jobs" },
  { href: "/admin/reviews", name: "reviews" },
  { href: "/admin/customers", name: "customers" },
  { href: "/admin/admins", name: "admins" },
  { href: "/admin/payments", name: "payments" },
  { href: "/admin/books", name: "books" },
  { href: "/admin/reconciliation", name: "reconciliation" },
  { href: "/admin/rewards", name: "rewards" },
  { href: "/admin/settings", name: "settings" },
  { href: "/admin/ledger", name: "ledger" },
  { href: "/admin/health", name: "health" },
  { href: "/admin/audit", name: "audit" },
] as const;

/** The console's pages; on a narrow screen the row scrolls, and the current one comes into sight. */
export function AdminNav() {
  const t = useTranslations("admin.frame.nav");
  const pathname = usePathname();
  const row = useRef<HTMLDivElement>(null);
  const isCurrent = (href: string) => (href === "/admin" ? pathname === href : pathname.startsWith(href));
  const current = PLACES.find(({ href }) => isCurrent(href))?.href;
  useEffect(() => {
    const link = row.current?.querySelector(`a[href="${current}"]`);
    link?.scrollIntoView({ inline: "center", block: "nearest" });
  }, [current]);
  return (
    <div ref={row}>
      <LinkTabs
        label={t("label")}
        tabs={PLACES.map(({ href, name }) => ({ href, label: t(name), current: href === current }))}
      />
    </div>
  );
}
