import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Card } from "#app/_ui/card.tsx";
import { formatCountOf } from "#app/_ui/format/format-count.ts";
import { Mono } from "#app/_ui/mono.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { engineName } from "#app/(admin)/admin/_field/engine-groups.ts";
import { AtTime } from "#app/(admin)/admin/_find/at-time.tsx";
import { adminContext } from "#app/(admin)/admin/_gate/admin-context.ts";
import { NotAnAdmin } from "#app/(admin)/admin/_gate/not-an-admin.tsx";
import { getDevice } from "#coordinator/api/admin/get-device";
import { refusalCode } from "#coordinator/api/refusal-code";
import { DeviceBadge } from "../_devices/device-badge";
import { BanDevice } from "./_device/ban-device";
import { DeviceTotals } from "./_device/device-totals";
import { ReplicasTable } from "./_device/replicas-table";

export const metadata: Metadata = { title: "A device" };

const MAX_SHOWN = 100;

export default async function DevicePage({ params }: { params: Promise<{ deviceId: string }> }) {
  const { deviceId } = await params;
  const ctx = await adminContext(`/admin/devices/${deviceId}`);
  if (!ctx) return <NotAnAdmin />;
  const { device, replicas } = await getDevice({ ctx, input: { deviceId } }).catch((error: unknown) => {
    if (["NOT_FOUND", "INVALID_INPUT"].includes(refusalCode(error) ?? "")) notFound();
    throw error;
  });
  const now = Date.now();
  return (
    <PageShell
      title={device.label}
      eyebrow={<TextLink href="/admin/devices">All devices</TextLink>}
      badge={<DeviceBadge {...device} />}
      lead={
        <>
          {engineName(device.engine)},{" "}
          {device.household === null ? "not claimed by a household" : `of ${device.household}`}. First seen{" "}
          <AtTime at={device.firstSeenAt} now={now} />
          {!device.online && (
            <>
              , last <AtTime at={device.lastSeenAt} now={now} />
            </>
          )}
          .
        </>
      }
      actions={<BanDevice device={device} />}
    >
      <div className="flex flex-col gap-4">
        {device.state === "banned" && (
          <Notice tone="alarm" title="This device gets no work">
            {device.banReason === null ? "No reason was recorded." : `“${device.banReason}”`}
          </Notice>
        )}
        {device.state !== "banned" && device.trust === "limited" && (
          <Notice tone="alarm" title="This household gets no work">
            Its answers were outvoted in {formatCountOf(device.strikes, "job")}. If you know why, and that it is mended,
            welcome it again.
          </Notice>
        )}
        <DeviceTotals device={device} />
        <Card
          title="What it returned"
          about={replicas.length >= MAX_SHOWN ? `The last ${MAX_SHOWN} replicas, newest first` : "Newest first"}
          flush
        >
          {replicas.length === 0 ? (
            <p className="px-4 pb-6 text-soft sm:px-6">
              Nothing yet. Each result that it returns appears here with its outcome.
            </p>
          ) : (
            <ReplicasTable replicas={replicas} now={now} />
          )}
        </Card>
        <p className="text-13 text-soft">
          Device id <Mono>{device.id}</Mono>
        </p>
      </div>
    </PageShell>
  );
}
