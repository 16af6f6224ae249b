import { Mono } from "#app/_ui/mono.tsx";
import { queryHref } from "#app/_ui/query-href.ts";
import { TextLink } from "#app/_ui/text-link.tsx";

const NAMES: Record<string, string> = { "city:revenue": "the city's earnings", "city:grants": "the city's gifts" };

/** An account of the ledger, leading to whom it belongs. */
export function AccountLink({ account }: { account: string }) {
  const [kind = "", id = ""] = account.split(":");
  const href = hrefOf(kind, id);
  if (href === undefined) return <span>{NAMES[account] ?? account}</span>;
  return (
    <>
      <span className="text-soft">{kind}</span>{" "}
      <TextLink href={href}>
        <Mono>{id}</Mono>
      </TextLink>
    </>
  );
}

function hrefOf(kind: string, id: string): string | undefined {
  if (kind === "customer") return queryHref("/admin/customers", { find: id });
  if (kind === "hold") return `/jobs/${id}`;
  if (kind === "device") return `/admin/devices/${id}`;
  return undefined;
}
