import { translations } from "#app/_messages/translations.ts";
import { Mono } from "#app/_ui/mono.tsx";
import { queryHref } from "#app/_ui/query-href.ts";
import { TextLink } from "#app/_ui/text-link.tsx";

const NAMES: Record<string, "revenue" | "grants" | "received" | "paidOut"> = {
  "city:revenue": "revenue",
  "city:grants": "grants",
  "city:received": "received",
  "city:paid-out": "paidOut",
};

/** An account of the ledger, leading to whom it belongs. */
export async function AccountLink({ account }: { account: string }) {
  const t = await translations("admin.ledger.account");
  const [kind = "", id = ""] = account.split(":");
  const owned = ownedAccount(kind, id);
  if (kind === "partner") return <Partner name={t("partner")} id={id} />;
  if (owned === undefined) return <span>{NAMES[account] ? t(NAMES[account]) : account}</span>;
  return (
    <>
      <span className="text-soft">{t(owned.kind)}</span>{" "}
      <TextLink href={owned.href}>
        <Mono>{id}</Mono>
      </TextLink>
    </>
  );
}

function ownedAccount(kind: string, id: string) {
  if (kind === "customer") return { kind, href: queryHref("/admin/customers", { find: id }) } as const;
  if (kind === "gift") return { kind, href: queryHref("/admin/customers", { find: id }) } as const;
  if (kind === "owed") return { kind, href: queryHref("/admin/customers", { find: id }) } as const;
  if (kind === "payout") return { kind, href: "/admin/rewards" } as const;
  if (kind === "hold") return { kind, href: `/jobs/${id}` } as const;
  if (kind === "device") return { kind, href: `/admin/devices/${id}` } as const;
  return undefined;
}

const Partner = ({ name, id }: { name: string; id: string }) => (
  <>
    <span className="text-soft">{name}</span> <Mono>{id}</Mono>
  </>
);
