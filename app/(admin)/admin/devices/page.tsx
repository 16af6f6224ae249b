import type { Metadata } from "next";
import { Card } from "#app/_ui/card.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { formatCountOf } from "#app/_ui/format/format-count.ts";
import { LinkButton } from "#app/_ui/link-button.tsx";
import { LinkTabs } from "#app/_ui/link-tabs.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { queryHref } from "#app/_ui/query-href.ts";
import { listDevices } from "#coordinator/api/admin/list-devices";
import { FindForm } from "../_find/find-form";
import { firstValues, type SearchParams } from "../_find/search-params";
import { adminContext } from "../_gate/admin-context";
import { NotAnAdmin } from "../_gate/not-an-admin";
import { DevicesQuery, devicesAddress, devicesInput, SHOWN } from "./_devices/devices-query";
import { DevicesTable } from "./_devices/devices-table";

export const metadata: Metadata = { title: "Devices" };

const PATH = "/admin/devices";
const PER_PAGE = 50;
const TABS = { all: "All", online: "Here now", offline: "Away", banned: "Banned" } as const;

export default async function DevicesPage({ searchParams }: { searchParams: SearchParams }) {
  const ctx = await adminContext(PATH);
  if (!ctx) return <NotAnAdmin />;
  const query = DevicesQuery.parse(await firstValues(searchParams));
  const { devices, total } = await listDevices({ ctx, input: devicesInput(query) });
  const { find, ...rest } = devicesAddress(query);
  const tabs = SHOWN.map((show) => ({
    href: queryHref(PATH, devicesAddress({ ...query, show })),
    label: TABS[show],
    current: query.show === show,
  }));
  return (
    <PageShell
      title="Devices"
      lead={`${formatCountOf(total, "device")}${find === "" && query.show === "all" ? " has ever joined this city." : " match."}`}
      actions={<FindForm path={PATH} find={find} keep={rest} by="kind, household or id" />}
    >
      <div className="flex flex-col gap-4">
        <LinkTabs label="Which devices" tabs={tabs} />
        <Card flush className="overflow-hidden">
          {devices.length === 0 ? (
            <Empty
              title={total === 0 && find === "" && query.show === "all" ? "No device yet" : "No such device"}
              description={
                find === "" && query.show === "all"
                  ? "A device is listed here from the moment it first opens the front page and presses the button."
                  : "Devices that match these filters appear here as soon as there are any."
              }
              actions={
                <LinkButton href={find === "" && query.show === "all" ? "/" : PATH}>
                  {find === "" && query.show === "all" ? "Light this device up" : "Show all devices"}
                </LinkButton>
              }
            />
          ) : (
            <DevicesTable devices={devices} query={query} now={Date.now()} />
          )}
        </Card>
        <Pager
          path={PATH}
          query={{ find, ...rest }}
          page={query.page}
          perPage={PER_PAGE}
          total={total}
          noun="devices"
        />
      </div>
    </PageShell>
  );
}
