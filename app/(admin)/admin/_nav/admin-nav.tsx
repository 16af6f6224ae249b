"use client";

import { usePathname } from "next/navigation";
import { LinkTabs } from "../../../_ui/link-tabs";

const PLACES = [
  { href: "/admin", label: "Control room" },
  { href: "/admin/devices", label: "Devices" },
  { href: "/admin/jobs", label: "Jobs" },
  { href: "/admin/customers", label: "Customers" },
  { href: "/admin/ledger", label: "Ledger" },
  { href: "/admin/audit", label: "Audit log" },
] as const;

export function AdminNav() {
  const pathname = usePathname();
  const isCurrent = (href: string) => (href === "/admin" ? pathname === href : pathname.startsWith(href));
  return <LinkTabs label="Console" tabs={PLACES.map((place) => ({ ...place, current: isCurrent(place.href) }))} />;
}
