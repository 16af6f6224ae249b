import type { Metadata } from "next";
import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { LinkButton } from "#app/_ui/link-button.tsx";
import { LinkTabs } from "#app/_ui/link-tabs.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { queryHref } from "#app/_ui/query-href.ts";
import { listDevices } from "#coordinator/api/admin/list-devices";
import { LIMITS } from "#protocol/limits";
import { FindForm } from "../_find/find-form";
import { Onward } from "../_find/onward";
import { firstValues, type SearchParams } from "../_find/search-params";
import { adminContext } from "../_gate/admin-context";
import { NotAnAdmin } from "../_gate/not-an-admin";
import { DevicesQuery, devicesAddress, devicesInput, SHOWN } from "./_devices/devices-query";
import { DevicesTable } from "./_devices/devices-table";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await translations("admin.devices"))("title"),
});

const PATH = "/admin/devices";

export default async function DevicesPage({ searchParams }: { searchParams: SearchParams }) {
  const ctx = await adminContext(PATH);
  if (!ctx) return <NotAnAdmin />;
  const query = DevicesQuery.parse(await firstValues(searchParams));
  const { devices, total, next } = await listDevices({ ctx, input: devicesInput(query) });
  const t = await translations("admin.devices");
  const lists = await translations("admin.lists");
  const { count } = numbersIn(await visitorLanguage());
  const address = devicesAddress(query);
  const { find, ...rest } = address;
  const isFiltered = find !== "" || query.show !== "all";
  const empty = isFiltered || total > 0 ? "notFound" : "empty";
  const tabs = SHOWN.map((show) => ({
    href: queryHref(PATH, devicesAddress({ ...query, show })),
    label: t(`shown.${show}`),
    current: query.show === show,
  }));
  return (
    <PageShell
      title={t("title")}
      lead={t(isFiltered ? "leadFound" : "lead", {
        devices: count(Math.min(total, LIMITS.MAX_COUNTED_DEVICES)),
        count: total,
        more: total > LIMITS.MAX_COUNTED_DEVICES ? "yes" : "no",
      })}
      actions={<FindForm path={PATH} find={find} keep={rest} label={t("find")} />}
    >
      <div className="flex flex-col gap-4">
        <LinkTabs label={t("which")} tabs={tabs} />
        <Card flush className="overflow-hidden">
          {devices.length === 0 ? (
            <Empty
              title={t(`${empty}.title`)}
              description={t(`${empty}.about`)}
              actions={<LinkButton href={empty === "notFound" ? PATH : "/"}>{t(`${empty}.action`)}</LinkButton>}
            />
          ) : (
            <DevicesTable devices={devices} query={query} now={Date.now()} />
          )}
        </Card>
        <Onward
          label={t("pages")}
          first={query.after === undefined ? undefined : { href: queryHref(PATH, address), text: lists("firstPage") }}
          next={
            next === null ? undefined : { href: queryHref(PATH, address, { after: next }), text: lists("nextPage") }
          }
        />
      </div>
    </PageShell>
  );
}
