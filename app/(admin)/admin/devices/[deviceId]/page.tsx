import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { Mono } from "#app/_ui/mono.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { adminContext } from "#app/(admin)/admin/_gate/admin-context.ts";
import { NotAnAdmin } from "#app/(admin)/admin/_gate/not-an-admin.tsx";
import { IfMay } from "#app/(admin)/admin/_gate/powers.tsx";
import { getDevice } from "#coordinator/api/admin/get-device";
import { refusalCode } from "#coordinator/api/refusal-code";
import { DeviceBadge } from "../_devices/device-badge";
import { AnchorDevice } from "./_device/anchor-device";
import { BanDevice } from "./_device/ban-device";
import { DeviceLead } from "./_device/device-lead";
import { DeviceStanding } from "./_device/device-standing";
import { DeviceTotals } from "./_device/device-totals";
import { ReplicasTable } from "./_device/replicas-table";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await translations("admin.device"))("title"),
});

const MAX_SHOWN = 100;

export default async function DevicePage({ params }: { params: Promise<{ deviceId: string }> }) {
  const { deviceId } = await params;
  const ctx = await adminContext(`/admin/devices/${deviceId}`);
  if (!ctx) return <NotAnAdmin />;
  const { device, replicas } = await getDevice({ ctx, input: { deviceId } }).catch((error: unknown) => {
    if (["NOT_FOUND", "INVALID_INPUT"].includes(refusalCode(error) ?? "")) notFound();
    throw error;
  });
  const t = await translations("admin.device");
  const { count } = numbersIn(await visitorLanguage());
  const now = Date.now();
  return (
    <PageShell
      title={device.label}
      eyebrow={<TextLink href="/admin/devices">{t("back")}</TextLink>}
      badge={<DeviceBadge {...device} />}
      lead={<DeviceLead device={device} now={now} />}
      actions={
        device.removed === null && (
          <>
            {device.state === "welcome" && (
              <IfMay power="operate">
                <AnchorDevice device={device} />
              </IfMay>
            )}
            <IfMay power="protect">
              <BanDevice device={device} />
            </IfMay>
          </>
        )
      }
    >
      <div className="flex flex-col gap-4">
        <DeviceStanding device={device} now={now} />
        <DeviceTotals device={device} />
        <Card
          title={t("returned.title")}
          about={
            replicas.length >= MAX_SHOWN ? t("returned.last", { replicas: count(MAX_SHOWN) }) : t("returned.newest")
          }
          flush
        >
          {replicas.length === 0 ? (
            <p className="px-4 pb-6 text-soft sm:px-6">{t("returned.empty")}</p>
          ) : (
            <ReplicasTable replicas={replicas} now={now} />
          )}
        </Card>
        <p className="text-13 text-soft">{t.rich("id", { id: () => <Mono>{device.id}</Mono> })}</p>
      </div>
    </PageShell>
  );
}
