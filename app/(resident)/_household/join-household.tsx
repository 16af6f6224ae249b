"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { JoinByInvitation } from "#app/_acts/join-by-invitation.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { notify } from "#app/_ui/notify.ts";

export function JoinHousehold({ invitation }: { invitation: string }) {
  const t = useTranslations("household.join");
  const router = useRouter();
  const join = async () => {
    await lamplighter.joinHousehold({ invitation });
    notify(t("done"), { tone: "verified" });
    router.replace("/household");
  };
  return <JoinByInvitation words={{ submit: t("submit"), busy: t("busy") }} join={join} />;
}
