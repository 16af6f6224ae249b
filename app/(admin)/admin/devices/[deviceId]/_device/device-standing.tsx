import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { AtTime } from "#app/(admin)/admin/_find/at-time.tsx";
import type { AdminDevice } from "#protocol/api/admin";

/** Why a device gets no work, and what can be done about it; nothing is drawn of one that may work. */
export async function DeviceStanding({ device, now }: { device: AdminDevice; now: number }) {
  const t = await translations("admin.device");
  const { count } = numbersIn(await visitorLanguage());
  const { removed, state, banReason, trust, strikes } = device;
  if (removed !== null) {
    const ago = () => <AtTime at={removed.at} now={now} />;
    return (
      <Notice title={t("removed.title")}>
        {removed.by === null ? t.rich("removed.unknown", { ago }) : t.rich("removed.by", { ago, who: removed.by })}
      </Notice>
    );
  }
  if (state === "banned") {
    return (
      <Notice tone="alarm" title={t("banned.title")}>
        {banReason === null ? t("banned.noReason") : t("banned.reason", { reason: banReason })}
      </Notice>
    );
  }
  if (trust !== "limited") return null;
  return (
    <Notice tone="alarm" title={t("limited.title")}>
      {t("limited.about", { jobs: count(strikes), count: strikes })}
    </Notice>
  );
}
