"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { LinkTabs } from "#app/_ui/link-tabs.tsx";

const PLACES = [
  { href: "/admin", label: "Control room" },
  { href: "/admin/devices", label: "Devices" },
  { href: "/admin/jobs", label: "Jobs" },
  { href: "/admin/customers", label: "Customers" },
  { href: "/admin/admins", label: "Admins" },
  { href: "/admin/ledger", label: "Ledger" },
  { href: "/admin/audit", label: "Audit log" },
] as const;

/** The console's pages; on a narrow screen the row scrolls, and the current one comes into sight. */
export function AdminNav() {
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
      <LinkTabs label="Console" tabs={PLACES.map((place) => ({ ...place, current: place.href === current }))} />
    </div>
  );
}
