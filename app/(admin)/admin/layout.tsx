import type { Metadata } from "next";
import type { ReactNode } from "react";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { MessageProvider } from "#app/_messages/message-provider.tsx";
import { messagesIn } from "#app/_messages/messages.ts";
import { translations } from "#app/_messages/translations.ts";
import { currentContext } from "#app/_server/context.ts";
import { getCity } from "#coordinator/api/admin/get-city";
import { getFleet } from "#coordinator/api/admin/get-fleet";
import { hasPowerHere } from "#coordinator/api/auth";
import { hasPower, POWERS, type Power } from "#protocol/people/roles";
import { PowersProvider } from "./_gate/powers";
import { SecondFactorStrip } from "./_gate/second-factor-strip";
import { CityStrip } from "./_kill-switch/city-strip";
import { NetworkStrip } from "./_kill-switch/network-strip";
import { FleetProvider } from "./_live/fleet-provider";
import { AdminNav } from "./_nav/admin-nav";

export async function generateMetadata(): Promise<Metadata> {
  const t = await translations("admin.frame");
  return { title: { default: t("nav.controlRoom"), template: t("titleOf") } };
}

/** For everybody else the pages themselves say that the console is not theirs. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const ctx = await currentContext();
  if (!ctx.person || !hasPowerHere(ctx, "see")) return children;
  const { role } = ctx.person;
  const powers = (Object.keys(POWERS) as Power[]).filter((power) => hasPower(role, power));
  const [pulse, city, language] = await Promise.all([
    getFleet({ ctx, input: {} }),
    getCity({ ctx, input: {} }),
    visitorLanguage(),
  ]);
  const { admin } = messagesIn(language);
  return (
    <MessageProvider messages={{ admin }}>
      <PowersProvider powers={powers}>
        <FleetProvider pulse={pulse} city={city}>
          <div className="mx-auto w-full max-w-300 px-4 pt-2 sm:px-6">
            <AdminNav />
          </div>
          <CityStrip />
          <NetworkStrip />
          {ctx.secondFactor === "off" && <SecondFactorStrip />}
          {children}
        </FleetProvider>
      </PowersProvider>
    </MessageProvider>
  );
}
